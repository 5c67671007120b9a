import { describe, expect, it } from 'vitest'
import { SetupError } from '../../../src/app/adapter.ts'
import { createTestBot, harbour, paragraph, vancouver } from '../../library.ts'
import { itemsOf, paragraphsOf } from '../../plain.ts'
import { credentials, ids } from '../../platforms/slack/ids.ts'
import type { Message } from '../../platforms/slack/model.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import { waitFor } from '../../wait-for.ts'
import { quoteOf } from './read-message.ts'
import {
  createSlackBot,
  labelsOf,
  type Mode,
  openTestStore,
  type SlackBot,
  startSlackBot,
} from './start-bot.ts'

const itemsInEleven = itemsOf(
  paragraphsOf(vancouver.main)[10] ?? { number: 0, numbered: true, section: null, parts: [] },
)
const itemC = itemsInEleven[2]

describe.each<Mode>(['Socket Mode', 'signed HTTP'])('Slack over %s', (mode) => {
  it('answers /korea sanctions to the asker alone: verbatim, cited, with buttons', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('sanctions')
    const answer = await answerTo(bot, ids.user)
    expect(quoteOf(answer)).toBe(paragraph(5))
    expect(answer.text).toContain(paragraph(5))
    expect(answer.text).toContain('Vancouver 2018 ¶5')
    expect(answer.text).toContain(vancouver.main.source)
    expect(labelsOf(answer)).toEqual(
      expect.arrayContaining(['Quote ¶5 in channel', '¶6', '¶11(c)', 'Copy citation', 'Open source']),
    )
    expect(bot.slack.visible(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('turns the private answer to a further hit, one chosen of a list, and the neighbours', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('sanctions')
    const found = await answerTo(bot, ids.user)
    await bot.press(found, labelsOf(found).find((label) => label.startsWith('¶11(e) ')) ?? '')
    const chosen = await waitFor(() => withQuote(bot, itemsInEleven[4]?.text ?? ''), 'the hit of the list')
    await bot.press(chosen, '‹ ¶11(d)')
    const before = await waitFor(() => withQuote(bot, itemsInEleven[3]?.text ?? ''), 'the item before')
    await bot.press(before, '‹ ¶11(c)')
    await waitFor(() => withQuote(bot, itemC?.text ?? ''), 'the item before that')
    expect(bot.slack.ephemerals(ids.user)).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('shares a private answer: the public quote comes, the private message goes', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('11(c)')
    await bot.press(await answerTo(bot, ids.user), 'Quote in channel')
    const [quote] = await waitFor(() => some(bot.slack.visible(ids.channel)), 'the quote')
    await waitFor(() => bot.slack.ephemerals(ids.user).length === 0, 'the private message gone')
    expect(quoteOf(quote)).toBe(itemC?.text)
    expect(quote?.text).toContain('¶11(c), Next Steps')
    expect(bot.slack.violations).toEqual([])
  })

  it('quotes into the thread of a mention, or begins one under it', async () => {
    const bot = await startSlackBot(mode)
    const { payloads } = bot.slack
    await bot.deliver('events_api', payloads.appMention({ text: 'quote 5', threadTs: '1700000000.000100' }))
    await bot.deliver('events_api', payloads.appMention({ text: 'quote 6', ts: '1700000001.000100' }))
    const quotes = await waitFor(() => some(bot.slack.visible(ids.channel), 2), 'two quotes')
    expect(new Set(quotes.map((quote) => quote.threadTs))).toEqual(
      new Set(['1700000000.000100', '1700000001.000100']),
    )
    expect(bot.slack.violations).toEqual([])
  })

  it('answers a direct message where it is asked', async () => {
    const bot = await startSlackBot(mode)
    const payload = bot.slack.payloads.directMessage({ text: 'sanctions', channel: ids.directChannel })
    await bot.deliver('events_api', payload)
    const [answer] = await waitFor(() => some(bot.slack.visible(ids.directChannel)), 'the answer')
    expect(quoteOf(answer)).toBe(paragraph(5))
    expect(bot.slack.violations).toEqual([])
  })

  it('answers one question once, however often it is delivered', async () => {
    const bot = await startSlackBot(mode)
    const ts = '1700000000.000100'
    for (const text of ['5', '5', '5']) {
      await bot.deliver('events_api', bot.slack.payloads.appMention({ text, ts }))
    }
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: '6', ts: '1700000002.000100' }))
    await waitFor(() => bot.slack.visible(ids.channel).length > 1, 'the answer to the next question')
    expect(bot.slack.visible(ids.channel).map(quoteOf)).toEqual([paragraph(5), paragraph(6)])
    expect(bot.slack.ephemerals(ids.user)).toEqual([])
  })

  it('ignores edits, other bots and its own messages', async () => {
    const bot = await startSlackBot(mode)
    const { payloads } = bot.slack
    await bot.deliver('events_api', payloads.appMention({ text: '5', edited: true }))
    await bot.deliver('events_api', payloads.appMention({ text: '5', botId: 'B0OTHER' }))
    await bot.deliver(
      'events_api',
      payloads.directMessage({ text: '5', botId: 'B0OTHER', channel: ids.directChannel }),
    )
    await bot.deliver('events_api', payloads.appMention({ text: '6' }))
    await waitFor(() => bot.slack.visible(ids.channel).length > 0, 'the answer to a person')
    expect(bot.slack.visible(ids.channel).map(quoteOf)).toEqual([paragraph(6)])
    expect(bot.slack.ephemerals(ids.user)).toEqual([])
    expect(bot.slack.visible(ids.directChannel)).toEqual([])
  })

  it('answers a button of another version with what to do', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('sanctions')
    const on = await answerTo(bot, ids.user)
    for (const forgedValue of ['9:p:0:5', 'nonsense', '1:p:0:<!channel>', '1:x:', '']) {
      await bot.deliver(
        'interactive',
        bot.slack.payloads.blockActions({ on, actionId: 'offer:1:q:5', forgedValue, channel: ids.channel }),
      )
      await waitFor(
        () => bot.slack.ephemerals(ids.user).some(({ text }) => text.includes('This button has expired')),
        forgedValue,
      )
    }
    expect(bot.slack.violations).toEqual([])
  })

  it.each([
    '',
    '   ',
    'x'.repeat(10_000),
    'sanctions '.repeat(1_000),
    '?!…—',
    '🇨🇦 👨‍👩‍👧‍👦',
    'عقوبات على كوريا',
    'sanc\u200btions',
    '&lt;!channel&gt; &lt;@U012AB3CD&gt;',
    '<!channel> <@U0BOB> <#C0123|general>',
    '@everyone @here',
    '[x](javascript:alert(1))',
    '<javascript:alert(1)|x>',
    '*bold* _it_ `code` :smile:',
  ])('answers %j within the rules', async (text) => {
    const bot = await startSlackBot(mode)
    await bot.ask(text)
    const answer = await answerTo(bot, ids.user)
    expect(answer.text).not.toMatch(/<[!@#]/u)
    expect(bot.slack.violations).toEqual([])
  })

  it('finds a word with a zero-width character inside it', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('sanc\u200btions')
    expect(quoteOf(await answerTo(bot, ids.user))).toBe(paragraph(5))
  })

  it('quotes a text full of markup as it stands, and a long paragraph whole', async () => {
    const bot = await startSlackBot(mode, harbour)
    await bot.ask('quote 3')
    await bot.ask('quote 6')
    const messages = await waitFor(() => some(bot.slack.visible(ids.channel), 2), 'both quotes')
    const quoted = messages.map(quoteOf).join('')
    for (const number of [3, 6]) expect(quoted).toContain(paragraphsOf(harbour.main)[number]?.parts[0]?.text)
    expect(bot.slack.violations).toEqual([])
  })

  it('tells the asker a number when the fault is ours', async () => {
    const bot = await startSlackBot(mode)
    bot.slack.fail('chat.postEphemeral', { kind: 'error', error: 'fatal_error' })
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: 'digests' }))
    expect((await answerTo(bot, ids.user)).text).toMatch(/Something went wrong.*[0-9a-f]{8}/u)
  })

  it('refuses a refused token with a sentence that names the variable', async () => {
    const slack = await startSlackServer()
    slack.fail('auth.test', { kind: 'error', error: 'invalid_auth' })
    const { adapter } = await createSlackBot(mode, slack, await openTestStore())
    const starting = adapter.start(createTestBot(vancouver))
    await expect(starting).rejects.toThrow(SetupError)
    await expect(starting).rejects.toThrow(/SLACK_BOT_TOKEN is refused/u)
    await slack.stop()
  })

  it('starts at the second try when Slack was down at the first', async () => {
    const slack = await startSlackServer({ refuseConnections: true })
    const { adapter } = await createSlackBot(mode, slack, await openTestStore())
    const bot = createTestBot(vancouver)
    await expect(adapter.start(bot)).rejects.not.toThrow(SetupError)
    await slack.acceptConnections()
    await expect(adapter.start(bot)).resolves.toContain('connected to')
    await adapter.stop()
    await slack.stop()
  })
})

describe('Slack over Socket Mode', () => {
  it('refuses a refused app token', async () => {
    const slack = await startSlackServer()
    slack.fail('apps.connections.open', { kind: 'error', error: 'invalid_auth' }, Number.POSITIVE_INFINITY)
    const { adapter } = await createSlackBot('Socket Mode', slack, await openTestStore())
    await expect(adapter.start(createTestBot(vancouver))).rejects.toThrow(/SLACK_APP_TOKEN is refused/u)
    await slack.stop()
  })

  it('goes on after a dropped connection', async () => {
    const bot = await startSlackBot('Socket Mode')
    bot.slack.fail('apps.connections.open', { kind: 'status', status: 503 })
    bot.slack.socket.drop()
    await waitFor(() => bot.slack.socket.connections() > 0, 'the new connection', 15_000)
    await bot.ask('5')
    expect(quoteOf(await answerTo(bot, ids.user))).toBe(paragraph(5))
  })
})

describe('Slack over signed HTTP', () => {
  it('turns away a wrong signature and a stale timestamp, and answers the certificate check', async () => {
    const { slack, url } = await startSlackBot('signed HTTP')
    const command = () => slack.payloads.slashCommand({ command: '/korea', text: '5' })
    expect((await slack.post(url, 'slash_commands', command(), { secret: 'wrong' })).status).toBe(401)
    expect((await slack.post(url, 'slash_commands', command(), { skewSeconds: -600 })).status).toBe(401)
    expect((await slack.post(url, 'slash_commands', slack.payloads.sslCheck())).status).toBe(200)
    expect(slack.ephemerals(ids.user)).toEqual([])
    expect(credentials.signingSecret).not.toBe('wrong')
  })

  it('answers 404 to what nothing here answers', async () => {
    const { slack, url } = await startSlackBot('signed HTTP')
    const command = (name: string) => slack.payloads.slashCommand({ command: name, text: '5' })
    expect((await slack.post(url, 'slash_commands', command('/other'))).status).toBe(404)
  })

  it('shares its port with the health checks', async () => {
    const { url } = await startSlackBot('signed HTTP')
    const { origin } = new URL(url)
    expect((await fetch(`${origin}/healthz`)).status).toBe(200)
    expect((await fetch(`${origin}/readyz`)).status).toBe(200)
    expect((await fetch(`${origin}/nothing`)).status).toBe(404)
  })
})

function answerTo(bot: SlackBot, user: string): Promise<Message> {
  return waitFor(() => bot.slack.ephemerals(user).at(-1), `an answer to ${user}`)
}

function withQuote(bot: SlackBot, text: string): Message | undefined {
  return bot.slack.ephemerals(ids.user).find((message) => quoteOf(message) === text)
}

function some(messages: readonly Message[], count = 1): readonly Message[] | null {
  return messages.length >= count ? messages : null
}
