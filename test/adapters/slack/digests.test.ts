import { describe, expect, it } from 'vitest'
import { actionItemsOf } from '../../../src/actions/action-items.ts'
import { passageText } from '../../../src/document/passage.ts'
import { harbour, vancouver } from '../../library.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { visitJson } from '../../platforms/slack/json.ts'
import type { Message } from '../../platforms/slack/model.ts'
import { waitFor } from '../../wait-for.ts'
import { modalOf, submit, untilModal } from './in-view.ts'
import { quoteOf, readBlocks } from './read-message.ts'
import { joinSlack, labelsOf, modesOf, openTestStore, type SlackBot, startSlackBot } from './start-bot.ts'
import { untilTold } from './until-told.ts'

const words = actionItemsOf(vancouver.main).map(passageText)

describe.each(modesOf('signed HTTP'))('Digests in Slack over %s', (mode) => {
  it('are set up by words: the channel is told, and the asker when they come, in their own zone', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('digest 09:00 weekdays')
    const told = await untilTold(bot, 'weekdays at 09:00 Europe/London')
    expect(readBlocks(told)).toContain('Using your time zone, Europe/London')
    expect(datesIn(told)).toHaveLength(4)
    const [announcement, another] = bot.slack.visible(ids.channel)
    expect(readBlocks(announcement)).toContain('alice: weekdays at 09:00 Europe/London.')
    expect(another).toBeUndefined()
    expect(bot.slack.violations).toEqual([])
  })

  it('are set up in a form with a time picker, a search for zones and days', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('digest set')
    const form = await modalOf(bot)
    expect(JSON.stringify(form.blocks)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"Europe/London"',
    )
    await bot.deliver('interactive', bot.slack.payloads.blockSuggestion({ actionId: 'zone', value: 'kathm' }))
    expect(bot.slack.offered(ids.user, 'zone')[0]).toBe('Asia/Kathmandu')
    await submit(bot, { time: '18:30', zone: 'Asia/Kathmandu', days: ['2', '4'] })
    await untilModal(bot, 'Tue and Thu at 18:30 Asia/Kathmandu')
    expect(bot.slack.visible(ids.channel)).toHaveLength(1)
    await bot.ask('digest')
    await untilTold(bot, 'Tue and Thu at 18:30 Asia/Kathmandu')
    expect(bot.slack.violations).toEqual([])
  })

  it('are not set up where the bot may not post, and it says what to do', async () => {
    const bot = await startSlackBot(mode)
    for (const [channel, what] of [
      [ids.otherChannel, '/invite @'],
      [ids.archivedChannel, 'archived'],
    ] as const) {
      await bot.deliver(
        'slash_commands',
        bot.slack.payloads.slashCommand({ command: '/korea', text: 'digest 09:00', channel }),
      )
      await untilTold(bot, what)
    }
    expect(await bot.store.digests.list('Slack', ids.team)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('are previewed privately, paused, resumed and stopped', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('digest 09:00 daily')
    const told = await untilTold(bot, 'daily at 09:00')
    await bot.press(told, 'Preview')
    const preview = await untilTold(bot, 'Action item of the day')
    expect(quoteOf(preview)).toBe(words[0])
    await bot.ask('digest pause until 5 January')
    await untilTold(bot, '5 January')
    await bot.ask('digest resume')
    await bot.press(await untilTold(bot, 'Resumed'), 'Pause')
    await untilTold(bot, 'until someone resumes')
    await bot.ask('digest stop')
    await untilTold(bot, 'Digest turned off')
    expect(bot.slack.visible(ids.channel)).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('bring the item of the day for all to see; their buttons answer the presser alone', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('action 11a done note shipped')
    await untilTold(bot, '✅ Done')
    const digest = await deliver(bot)
    expect(digest.text).toMatch(/^Action items on /u)
    expect(quoteOf(digest)).toBe(words[1])
    expect(readBlocks(digest)).toContain('¶11(a) · alice: done; “shipped”')
    expect(labelsOf(digest)).toEqual([
      ...['Mark as done', 'Assign to me', 'All action items'],
      ...['Mark as in progress', 'Copy citation', 'Settings', 'Open source'],
    ])
    for (const [label, text] of [
      ['Mark as in progress', '⏳ In progress'],
      ['Assign to me', '⏳ In progress · Bobby'],
      ['Mark as done', '✅ Done · Bobby'],
      ['All action items', '9 action items in Vancouver 2018'],
      ['Settings', 'weekdays at 09:00 Europe/London'],
    ] as const) {
      await bot.press(digest, label, ids.secondUser)
      await untilTold(bot, text, ids.secondUser)
    }
    expect(bot.slack.visible(ids.channel)).toEqual([digest])
    expect(bot.slack.violations).toEqual([])
  })
})

describe('Digests in Slack', () => {
  it('are posted once by two runners, though the answer is lost', async () => {
    const store = await openTestStore()
    const bot = await startSlackBot('signed HTTP')
    const one = await joinSlack('signed HTTP', bot.slack, store)
    const other = await joinSlack('signed HTTP', bot.slack, store)
    await owe(one, [ids.channel])
    bot.slack.fail('chat.postMessage', { kind: 'lost-answer' })
    for (const each of [one, other]) each.createRunner().start()
    const [subscription] = await store.digests.list('Slack', ids.team)
    await waitFor(
      async () => (await store.digests.latest(subscription?.id ?? ''))?.state === 'posted',
      'the ledger says posted',
      10_000,
    )
    expect(bot.slack.visible(ids.channel)).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('wait while Slack asks to wait, for all channels, and hammer nothing', async () => {
    const bot = await startSlackBot('signed HTTP')
    const channels = bot.slack.addChannels(60)
    await owe(bot, channels)
    let asked = 0
    bot.slack.fail(
      'chat.postMessage',
      { kind: 'rate-limit', retryAfterSeconds: 1 },
      {
        forMs: 900,
        where: () => {
          asked += 1
          return true
        },
      },
    )
    bot.createRunner().start()
    await waitFor(() => bot.slack.countVisible().size === 60, 'every digest', 15_000)
    expect(asked).toBeLessThan(200)
    expect([...bot.slack.countVisible().values()].every((count) => count === 1)).toBe(true)
    expect(bot.slack.violations).toEqual([])
  })

  it('that Slack refuses are paused, and who set them up is told once, directly', async () => {
    const bot = await startSlackBot('signed HTTP')
    await owe(bot, [ids.archivedChannel])
    bot.createRunner().start()
    const told = await waitFor(() => bot.slack.visible(ids.directChannel)[0], 'the direct message')
    expect(readBlocks(told)).toContain('archived')
    expect(JSON.stringify(told.blocks)).toContain(ids.archivedChannel)
    expect(told.text).toContain(`<#${ids.archivedChannel}>: `)
    const [subscription] = await bot.store.digests.list('Slack', ids.team)
    expect(subscription?.state).toBe('paused')
    expect(bot.slack.visible(ids.directChannel)).toHaveLength(1)
    expect(bot.slack.violations).toEqual([])
  })

  it('say what documents and people are full of as text', async () => {
    const bot = await startSlackBot('signed HTTP', harbour)
    bot.slack.setUser(ids.user, { displayName: '<!channel> *Ana*' })
    await bot.ask('action 4a in progress mine note <!channel> @everyone')
    await untilTold(bot, 'in progress')
    const digest = await deliver(bot, harbour.main.id)
    expect(actionItemsOf(harbour.main).map(passageText)).toContain(quoteOf(digest))
    expect(digest.text).not.toMatch(/<[!@#]/u)
    expect(readBlocks(digest)).toContain('<!channel> *Ana*')
    expect(bot.slack.violations).toEqual([])
  })

  it('leave a second between two messages to one channel', async () => {
    const slack = (await startSlackBot('signed HTTP')).slack
    const bot = await joinSlack('signed HTTP', slack, await openTestStore(), vancouver, null)
    await bot.ask('quote 5')
    await bot.ask('quote 6')
    await waitFor(() => slack.visible(ids.channel).length === 2, 'both quotes')
    const [first, second] = slack.visible(ids.channel)
    expect((second?.postedAt ?? 0) - (first?.postedAt ?? 0)).toBeGreaterThan(500)
  })
})

/** Makes the channel's digest due, and waits for it. */
async function deliver(bot: SlackBot, document = vancouver.main.id): Promise<Message> {
  await owe(bot, [ids.channel], document)
  bot.createRunner().start()
  return waitFor(() => bot.slack.visible(ids.channel)[0], 'the digest')
}

/** Digests that Alice set up and that have just come due. */
async function owe({ store }: SlackBot, channels: readonly string[], document = vancouver.main.id) {
  const at = Date.now() - 1_000
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/London').toPlainDate()
  for (const channel of channels) {
    await store.digests.subscribe({
      platform: 'Slack',
      workspace: ids.team,
      channel,
      document,
      schedule: { time: '09:00', zone: 'Europe/London', days: [1, 2, 3, 4, 5] },
      setBy: { id: ids.user, name: 'Alice' },
      setAt: at,
      next: { date: date.toString(), at },
    })
  }
}

function datesIn(message: Message): readonly unknown[] {
  const found: unknown[] = []
  visitJson(message.blocks, '', (node) => {
    if (node.type === 'date') found.push(node.timestamp)
  })
  return found
}
