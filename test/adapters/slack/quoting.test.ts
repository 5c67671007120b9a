import { describe, expect, it, onTestFinished } from 'vitest'
import { harbour, paragraph, vancouver } from '../../library.ts'
import { itemsOf, paragraphsOf } from '../../plain.ts'
import { ids } from '../../platforms/slack/ids.ts'
import type { Message } from '../../platforms/slack/model.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import { waitFor } from '../../wait-for.ts'
import { quoteOf, quotesIn, readBlocks } from './read-message.ts'
import {
  joinSlack,
  labelsOf,
  modesOf,
  openFullStore,
  openTestStore,
  type SlackBot,
  startSlackBot,
} from './start-bot.ts'

const itemC = paragraphsOf(vancouver.main).flatMap(itemsOf)[2]?.text ?? ''
const threadTs = '1700000000.000100'

describe.each(modesOf('Socket Mode'))('Quoting in Slack over %s', (mode) => {
  it('puts the passage into the channel, with its citation, who asked, more context and a way back', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('quote 11c')
    const quote = await firstIn(bot, ids.channel)
    expect(quoteOf(quote)).toBe(itemC)
    expect(quote.text).toContain(
      `¶11(c), Next Steps · Global Affairs Canada, ${vancouver.main.title}, 16 January 2018`,
    )
    expect(quote.text).toContain('Quoted by alice')
    expect(labelsOf(quote)).toEqual(['Paragraphs around it', 'Copy citation', 'Open source', 'Remove'])
    // No row of buttons stands in other people's channel.
    expect(quote.blocks.map((block) => JSON.parse(JSON.stringify(block)).type)).toEqual([
      'section',
      'rich_text',
    ])
    await bot.press(quote, 'Paragraphs around it', 'U0BOB')
    const context = await waitFor(() => bot.slack.ephemerals('U0BOB')[0], 'the context')
    expect(quoteOf(context)).toContain(itemC)
    expect(context.text).toContain('The Ministers emphasized the urgency')
    expect(quotesIn(bot.slack.visible(ids.channel))).toEqual([itemC])
    expect(bot.slack.violations).toEqual([])
  })

  it('quotes sentences, ranges, and an item with its lead-in', async () => {
    const bot = await startSlackBot(mode)
    for (const typed of ['quote 5:2', 'quote 5-6', 'quote 11c with context']) await bot.ask(typed)
    const [sentence, two, withLeadIn] = await waitFor(() => some(bot, 3), 'three quotes')
    expect(paragraph(5)).toContain(quoteOf(sentence))
    expect(quoteOf(two)).toBe(paragraph(5) + paragraph(6))
    expect(quoteOf(withLeadIn)).toMatch(
      /^In order to persuade .* the following concrete actions:\nwork closely/u,
    )
    expect(withLeadIn?.text).toContain('¶11(c), Next Steps')
    expect(bot.slack.violations).toEqual([])
  })

  it('quotes into the thread of a mention, naming who asked', async () => {
    const bot = await startSlackBot(mode)
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: 'quote 5', threadTs }))
    const quote = await firstIn(bot, ids.channel)
    expect([quote.threadTs, quoteOf(quote)]).toEqual([threadTs, paragraph(5)])
    expect(quote.text).toContain('Quoted by alice')
    expect(bot.slack.violations).toEqual([])
  })

  it.each([
    ['a channel it is not in', ids.otherChannel, /not in this channel yet.* \/invite @rapporteur/u],
    ['a private channel it is not in', ids.privateChannel, /not in this channel yet.* \/invite @rapporteur/u],
  ])('says how to invite it into %s, and offers the private answer', async (_, channel, sentence) => {
    const bot = await startSlackBot(mode)
    await bot.deliver(
      'slash_commands',
      bot.slack.payloads.slashCommand({ command: '/korea', text: 'quote 5', channel }),
    )
    const answer = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the sentence')
    expect(answer.text).toMatch(sentence)
    await bot.press(answer, 'Show the passage')
    await waitFor(() => bot.slack.ephemerals(ids.user).some((each) => quoteOf(each) === paragraph(5)), 'it')
    expect(bot.slack.visible(channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it.each([
    ['restricted_action_thread_locked', 'this thread is locked'],
    ['is_archived', 'this channel is archived'],
    ['restricted_action_read_only_channel', 'read-only'],
    ['a_new_refusal', 'rejected the message (a_new_refusal)'],
  ])('is never silent where a mention cannot be granted: %s', async (error, said) => {
    const bot = await startSlackBot(mode)
    bot.slack.fail('chat.postMessage', { kind: 'error', error })
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: 'quote 5', threadTs }))
    const answer = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the sentence')
    expect(answer.text).toContain(said)
    expect(answer.threadTs).toBe(threadTs)
    expect(bot.slack.visible(ids.channel)).toEqual([])
  })

  it('posts once what is delivered many times, at once and later, to two processes', async () => {
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const store = await openTestStore()
    const bots = [await joinSlack(mode, slack, store), await joinSlack(mode, slack, store)]
    const payload = slack.payloads.appMention({ text: 'quote 5', threadTs })
    for (const bot of [...bots, ...bots, ...bots]) void bot.deliver('events_api', payload)
    await waitFor(() => slack.visible(ids.channel).length > 0, 'the quote')
    for (const bot of bots) await bot.deliver('events_api', payload)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(quotesIn(slack.visible(ids.channel))).toEqual([paragraph(5)])
    expect(slack.ephemerals(ids.user)).toEqual([])
    expect(slack.violations).toEqual([])
  })

  it('does not tell Slack that a mention arrived which could not be written down, and posts it the next time', async () => {
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const { store, free } = await openFullStore()
    const bot = await joinSlack(mode, slack, store)
    const payload = slack.payloads.appMention({ text: 'quote 5', threadTs })
    // It never comes, so there is no need to wait for as long as Slack does.
    const delivered =
      mode === 'Socket Mode'
        ? slack.socket.send('events_api', payload, { timeoutMs: 500 })
        : bot.deliver('events_api', payload)
    const first = await delivered.catch(() => 'not acknowledged')
    if (mode === 'Socket Mode') expect(first).toBe('not acknowledged')
    expect(slack.visible(ids.channel)).toEqual([])
    free()
    await bot.deliver('events_api', payload)
    await waitFor(() => slack.visible(ids.channel).length > 0, 'the quote')
    expect(quotesIn(slack.visible(ids.channel))).toEqual([paragraph(5)])
  })

  it('posts once where the answer is lost, however often, and each part of a long quote in its place', async () => {
    const bot = await startSlackBot(mode, harbour)
    const lost = { kind: 'lost-answer' } as const
    bot.slack.fail('chat.postMessage', lost, 2)
    await bot.ask('quote 6')
    await waitFor(() => labelsOf(bot.slack.visible(ids.channel).at(-1)).length > 0, 'the last part', 12_000)
    const text = paragraphsOf(harbour.main)[6]?.parts[0]?.text
    expect(quotesIn(bot.slack.visible(ids.channel)).join('')).toBe(text)
    expect(bot.slack.callsTo('chat.postMessage')).toHaveLength(bot.slack.visible(ids.channel).length)
    expect(bot.slack.ephemerals(ids.user)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('waits where Slack asks for it, and tries again where Slack is down', async () => {
    const bot = await startSlackBot(mode)
    bot.slack.fail('chat.postMessage', { kind: 'rate-limit', retryAfterSeconds: 1 })
    bot.slack.fail('chat.postMessage', { kind: 'status', status: 503 })
    bot.slack.fail('chat.postMessage', { kind: 'error', error: 'fatal_error' })
    await bot.ask('quote 5')
    await waitFor(() => bot.slack.visible(ids.channel).length > 0, 'the quote', 15_000)
    expect(quotesIn(bot.slack.visible(ids.channel))).toEqual([paragraph(5)])
    expect(bot.slack.ephemerals(ids.user)).toEqual([])
  })

  it('waits where Slack asks for it before it looks', async () => {
    const bot = await startSlackBot(mode)
    bot.slack.fail('chat.postMessage', { kind: 'lost-answer' })
    bot.slack.fail('conversations.history', { kind: 'rate-limit', retryAfterSeconds: 1 })
    await bot.ask('quote 5')
    await waitFor(() => bot.slack.callsTo('conversations.history').length === 2, 'the second look', 5_000)
    const [first, second] = bot.slack.callsTo('conversations.history')
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990)
    expect(quotesIn(bot.slack.visible(ids.channel))).toEqual([paragraph(5)])
    expect(bot.slack.callsTo('chat.postMessage')).toHaveLength(1)
  })

  it('does not post again where it may not look, and says so', async () => {
    const bot = await startSlackBot(mode)
    bot.slack.fail('chat.postMessage', { kind: 'lost-answer' })
    bot.slack.fail('conversations.history', { kind: 'error', error: 'missing_scope' })
    await bot.ask('quote 5')
    const answer = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the sentence', 5_000)
    expect(answer.text).toContain('I can’t tell whether')
    expect(quotesIn(bot.slack.visible(ids.channel))).toEqual([paragraph(5)])
  })

  it('lets the asker and administrators, and nobody else, take a quote back after a restart', async () => {
    for (const who of [ids.user, ids.admin]) {
      const slack = await startSlackServer()
      const store = await openTestStore()
      const before = await joinSlack(mode, slack, store, harbour)
      await before.ask('quote 0-6')
      await waitFor(() => slack.visible(ids.channel).length > 1, 'the quote')
      await new Promise((resolve) => setTimeout(resolve, 300))
      await before.adapter.stop()
      const after = await joinSlack(mode, slack, store, harbour)
      const [first] = slack.visible(ids.channel)
      if (first === undefined) throw new Error('no quote')
      await after.press(first, 'Remove', 'U0BOB')
      const refusal = await waitFor(() => slack.ephemerals('U0BOB')[0], 'the refusal')
      expect(refusal.text).toContain('Only the person who posted this quote or an admin')
      expect(slack.visible(ids.channel).length).toBeGreaterThan(1)
      await after.press(first, 'Remove', who)
      const asked = await waitFor(() => slack.ephemerals(who)[0], 'the question')
      expect(readBlocks(asked)).toContain('Remove this for everyone?')
      expect(slack.visible(ids.channel).length).toBeGreaterThan(1)
      await after.press(asked, 'Remove', who)
      await waitFor(() => slack.visible(ids.channel).length === 0, 'all of it gone')
      await waitFor(() => slack.ephemerals(who).length === 0, 'the question gone')
      expect(slack.ephemerals(who)).toEqual([])
      expect(slack.violations).toEqual([])
      await after.adapter.stop()
      await slack.stop()
    }
  })

  it('takes back a quote of version 0.1, or of a database that is lost', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('quote 5')
    const quote = await firstIn(bot, ids.channel)
    const other = await joinSlack(mode, bot.slack, await openTestStore())
    for (const forgedValue of [`1:t:${ids.user}`]) {
      const actionId = bot.actionIdOf(quote, 'Remove')
      const payload = bot.slack.payloads.blockActions({ on: quote, actionId, forgedValue })
      await other.deliver('interactive', payload)
    }
    await waitFor(() => bot.slack.visible(ids.channel).length === 0, 'the quote gone')
    expect(bot.slack.violations).toEqual([])
  })

  it('takes back a quote that a database which is lost has forgotten, once its asker says so', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('quote 5')
    const quote = await firstIn(bot, ids.channel)
    const other = await joinSlack(mode, bot.slack, await openTestStore())
    await other.press(quote, 'Remove')
    await other.press(await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the question'), 'Remove')
    await waitFor(() => bot.slack.visible(ids.channel).length === 0, 'the quote gone')
    expect(bot.slack.violations).toEqual([])
  })

  it('says nothing where a link is opened, which Slack tells, too', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('quote 5')
    await bot.press(await firstIn(bot, ids.channel), 'Open source', 'U0BOB')
    await bot.ask('5')
    const answer = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the answer')
    await bot.press(answer, 'Open source')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(bot.slack.ephemerals('U0BOB')).toEqual([])
    expect(bot.slack.ephemerals(ids.user)).toHaveLength(1)
    expect(bot.slack.responsePosts).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('shares once, however often the button is pressed', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('5')
    const answer = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the answer')
    await Promise.all([bot.press(answer, 'Quote in channel'), bot.press(answer, 'Quote in channel')])
    await waitFor(() => bot.slack.ephemerals(ids.user).length === 0, 'the private message gone')
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(quotesIn(bot.slack.visible(ids.channel))).toEqual([paragraph(5)])
  })

  it('quotes the same again when the same is asked again', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('quote 5')
    await bot.ask('quote 5')
    await waitFor(() => some(bot, 2), 'two quotes')
    expect(bot.slack.violations).toEqual([])
  })

  it('says what does not exist to the asker alone', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('quote 5, 99')
    const answer = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the sentence')
    expect(answer.text).toContain('There’s no ¶99')
    expect(bot.slack.visible(ids.channel)).toEqual([])
  })

  it('says so where the button of a private message quotes what is not there', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('5')
    const answer = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the answer')
    const actionId = bot.actionIdOf(answer, 'Quote in channel')
    const payload = bot.slack.payloads.blockActions({ on: answer, actionId, forgedValue: '1:q:99' })
    await bot.deliver('interactive', payload)
    const told = await waitFor(() => bot.slack.ephemerals(ids.user)[1], 'the sentence')
    expect(told.text).toContain('There’s no ¶99')
    expect(bot.slack.violations).toEqual([])
  })

  it('checks and cites privately', async () => {
    const bot = await startSlackBot(mode)
    await bot.ask('check sanctions are a tool of diplomacy')
    const checked = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the verdict')
    expect(checked.text).toMatch(/Word for word.*¶5/su)
    await bot.ask('cite 5 bibtex')
    const cited = await waitFor(() => bot.slack.ephemerals(ids.user)[1], 'the citation')
    expect(cited.text).toContain('@misc{')
    expect(bot.slack.violations).toEqual([])
  })
})

async function firstIn(bot: SlackBot, channel: string): Promise<Message> {
  return waitFor(() => bot.slack.visible(channel)[0], 'a quote')
}

function some(bot: SlackBot, count: number): readonly Message[] | null {
  const messages = bot.slack.visible(ids.channel)
  return messages.length >= count ? messages : null
}
