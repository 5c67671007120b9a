import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { shortcuts } from '../../adapters/slack/interactions/shortcuts.ts'
import { readMessage } from '../adapters/discord/read-markup.ts'
import { readBlocks } from '../adapters/slack/read-message.ts'
import { allComponents } from '../platforms/discord/components.ts'
import { textIn } from '../platforms/discord/json.ts'
import { mention } from '../platforms/discord/payload-messages.ts'
import { users } from '../platforms/discord/world.ts'
import type { Kind } from '../platforms/slack/delivery.ts'
import { ids } from '../platforms/slack/ids.ts'
import { isJson, type Json, visitJson } from '../platforms/slack/json.ts'
import { waitFor } from '../wait-for.ts'
import { type Platforms, startPlatforms } from './platforms.ts'
import { pinging } from './texts.ts'

const documents = ['3', 'quote harbour-2031 3', 'cite harbour-2031 0-7', 'check', 'action harbour-2031 3']

let on: Platforms

beforeAll(async () => {
  on = await startPlatforms()
})
afterAll(() => on.end())
afterEach(() => {
  expect(on.slack.violations).toEqual([])
  expect(on.discord.violations).toEqual([])
  expect(on.discord.unanswered()).toEqual([])
})

describe('Slack: what would ping', () => {
  it.each(pinging.map(([name, text], index) => [name, text, index] as const))(
    'pings nobody, typed: %s',
    async (_, text, index) => {
      const user = `U0TYPES${index}`
      const seen = mark()
      // As Slack delivers what a person types, and as it delivers what it knows itself.
      for (const typed of new Set([text, escaped(text)])) {
        for (const verb of ['', 'check ', 'cite ', 'digest ', 'in:x ']) await ask(user, `${verb}${typed}`)
        await ask(user, `action 11c done ${typed}`)
      }
      await ask(user, 'action 11c')
      expect(pingsSince(seen, user)).toEqual([])
    },
  )

  it.each(pinging.map(([name, text], index) => [name, text, index] as const))(
    'pings nobody, in a mention, a direct message and a message that is asked about: %s',
    async (_, text, index) => {
      const user = `U0SAYS${index}`
      const seen = mark()
      await answered(
        user,
        'events_api',
        on.slack.payloads.appMention({ text: `check ${escaped(text)}`, user }),
      )
      await answered(
        user,
        'events_api',
        on.slack.payloads.appMention({ text: `action 11d done ${text}`, user }),
      )
      for (const which of ['find', 'check'] as const) {
        const message = { ts: '1700000000.000200', text, user: ids.secondUser }
        const callbackId = shortcuts[which]
        await on.slack.post(
          on.url,
          'interactive',
          on.slack.payloads.messageShortcut({ callbackId, message, user }),
        )
        await waitFor(() => on.slack.modal(user), 'the answer')
        expect(pingsIn(on.slack.modal(user))).toEqual([])
        on.slack.dismissModal(user)
      }
      expect(pingsSince(seen, user)).toEqual([])
    },
  )

  it.each(pinging.map(([name, text], index) => [name, text, index] as const))(
    'pings nobody, as a name and as a comment that all see: %s',
    async (_, text, index) => {
      const user = `U0NAMED${index}`
      const channel = `C0NAMED${index}`
      const seen = mark()
      on.slack.setUser(user, { displayName: text })
      const message = { ts: '1700000000.000200', text: 'x', user: ids.secondUser }
      const { payloads } = on.slack
      await on.slack.post(
        on.url,
        'interactive',
        payloads.messageShortcut({ callbackId: shortcuts.quote, message, user, channel }),
      )
      await waitFor(() => on.slack.modal(user), 'the form')
      await on.slack.post(
        on.url,
        'interactive',
        payloads.blockSuggestion({ actionId: 'passage', value: '5', user }),
      )
      const values = { passage: '5', comment: text }
      await on.slack.post(on.url, 'interactive', payloads.viewSubmission({ values, user }))
      const quote = await waitFor(() => on.slack.visible(channel)[0], 'the quote')
      expect(readBlocks(quote)).toContain('who adds: ')
      await ask(user, 'action 11e mine', channel)
      // Two messages to one channel are a second apart.
      const other = `C0DIGEST${index}`
      await ask(user, 'digest 09:07 Europe/London', other)
      await waitFor(() => on.slack.visible(other)[0], 'the announcement')
      for (const text of ['digest preview', 'digests', 'actions mine', 'actions'])
        await ask(user, text, other)
      expect(pingsSince(seen, user)).toEqual([])
    },
  )

  it.each(documents)('pings nobody, in a document: %s', async (text) => {
    const seen = mark()
    const user = 'U0READS'
    const before = on.slack.posted().length
    if (text.startsWith('quote')) {
      await on.slack.post(
        on.url,
        'slash_commands',
        on.slack.payloads.slashCommand({ command: '/korea', text, user }),
      )
      await waitFor(() => on.slack.posted().length > before, 'the quote')
    } else await ask(user, text)
    expect(pingsSince(seen, user)).toEqual([])
  })

  async function ask(user: string, text: string, channel: string = ids.channel): Promise<void> {
    await answered(
      user,
      'slash_commands',
      on.slack.payloads.slashCommand({ command: '/korea', text, user, channel }),
    )
  }

  /** Sends it, and waits for what its asker is told. */
  async function answered(user: string, kind: Kind, payload: Json): Promise<void> {
    const told = () =>
      on.slack.ephemerals(user).length + on.slack.responsePosts.length + on.slack.posted().length
    const before = told()
    await on.slack.post(on.url, kind, payload)
    await waitFor(() => told() > before, `an answer to ${JSON.stringify(payload.text ?? payload.event)}`)
  }

  function mark(): { readonly calls: number; readonly posts: number } {
    return { calls: on.slack.calls.length, posts: on.slack.responsePosts.length }
  }

  function pingsSince({ calls, posts }: ReturnType<typeof mark>, user: string): readonly string[] {
    const sent = on.slack.calls.slice(calls).map(({ args }) => args)
    const responded = on.slack.responsePosts.slice(posts).map(({ body }) => body)
    return [...sent, ...responded, ...on.slack.ephemerals(user)].flatMap(pingsIn)
  }
})

describe('Discord: what would ping', () => {
  it.each(pinging)('pings nobody, typed and said: %s', async (_, text) => {
    const { discord } = on
    const { payloads } = discord
    const typed = ['', 'check ', 'cite ', 'digest ', 'in:x ', 'action 11c in progress '].map((verb) =>
      payloads.slash('korea', { text: `${verb}${text}` }),
    )
    const noted = payloads.slash('action', { item: '11(c)', state: 'done', note: text })
    await Promise.all([...typed, noted].map(answer))
    await discord.interact(payloads.autocomplete('korea', { text }, 'text'))
    await discord.interact(payloads.autocomplete('quote', { passage: text }, 'passage'))
    const before = posted().length
    discord.say(mention(`check ${text}`))
    await discord.until(() => posted().length > before, 'the answer to a mention')
    const inDirect = discord.visible(discord.ids.dmAlice).length
    discord.say(payloads.directMessage(`action 11d done ${text}`))
    // The question, and its answer.
    await discord.until(
      () => discord.visible(discord.ids.dmAlice).length > inDirect + 1,
      'the answer to a message',
    )
    expectNothingActs()
  })

  it.each(pinging)(
    'pings nobody, as a name, a comment and a message that is asked about: %s',
    async (_, text) => {
      const { discord } = on
      const { payloads } = discord
      const member = { nick: text }
      const before = posted().length
      await discord.interact(payloads.slash('quote', { passage: '5', comment: text }, { member }))
      await discord.until(() => posted().length > before, 'the quote')
      await answer(payloads.slash('digest set', { time: '09:07', zone: 'Europe/London' }, { member }))
      const asked = ['digest preview', 'action 11e mine', 'actions'].map((text) =>
        payloads.slash('korea', { text }, { member }),
      )
      await Promise.all(asked.map(answer))
      await answer(payloads.slash('digest stop', {}, { member }))
      const said = discord.say(payloads.plainMessage(text))
      for (const menu of ['Find passages', 'Check quotation']) await answer(payloads.messageMenu(menu, said))
      const opener = payloads.messageMenu('Quote in reply', said)
      const { type } = await discord.interact(opener)
      expect(type).toBe(9)
      expectNothingActs()
    },
  )

  it.each(documents)('pings nobody, in a document: %s', async (text) => {
    const before = posted().length
    const { payloads } = on.discord
    if (text.startsWith('quote')) {
      await on.discord.interact(payloads.slash('korea', { text }))
      await on.discord.until(() => posted().length > before, 'the quote')
    } else await answer(payloads.slash('korea', { text }))
    expectNothingActs()
  })

  function answer(interaction: Parameters<typeof on.discord.interact>[0]) {
    return on.discord.interact(interaction).then(() => on.discord.answerTo(interaction))
  }

  function posted() {
    return on.discord.visible(on.discord.ids.channel).filter(({ author }) => author.id === users.bot.id)
  }

  /** The loopback server itself refuses what does not say that nobody is to be called. */
  function expectNothingActs(): void {
    for (const { body } of on.discord.calls.splice(0)) {
      const { content, components, data } = isJson(body) ? body : {}
      const inner = isJson(data) ? data : {}
      for (const each of [{ content, components }, inner]) {
        expect(textIn(each.content)).not.toMatch(/<[@#]|@everyone|@here/u)
        if (allComponents(each.components).length > 0) {
          expect(readMessage({ components: each.components }).active).toEqual([])
        }
      }
    }
  }
})

// What Slack is told so that it looks for no names by itself.
const calm: ReadonlySet<unknown> = new Set([undefined, 'none', false, 'false', 0])

/** What a person types, as Slack delivers it. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** What would call people, or name them so that they are told, in anything that is sent to Slack. */
function pingsIn(sent: unknown): readonly string[] {
  const found: string[] = []
  visitJson(sent, '', (node) => {
    const { type, text, parse, link_names: names, initial_comment: comment } = node
    // Only in a text element of rich text, and in plain text, nothing is read as a mark.
    const isPlain = type === 'text' || type === 'plain_text'
    for (const each of isPlain ? [] : [text, comment]) {
      if (typeof each === 'string' && /<[!@#]/u.test(each)) found.push(each)
    }
    if (['user', 'usergroup', 'broadcast', 'team'].includes(String(type))) found.push(JSON.stringify(node))
    if (!calm.has(parse) || !calm.has(names)) found.push('it has names looked for')
  })
  return found
}
