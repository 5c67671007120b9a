import { describe, expect, it } from 'vitest'
import { shortcuts } from '../../../adapters/slack/interactions/shortcuts.ts'
import { harbour, paragraph } from '../../library.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { waitFor } from '../../wait-for.ts'
import { modalOf, pressIn, submit, untilModal } from './in-view.ts'
import { quoteOf, quotesIn, readBlocks } from './read-message.ts'
import { modesOf, type SlackBot, startSlackBot } from './start-bot.ts'

const message = {
  ts: '1700000000.000200',
  text: 'They agreed that sanctions are a tool of diplomacy, did they not?',
  user: 'U0BOB',
}

describe.each(modesOf('Socket Mode'))('Views in Slack over %s', (mode) => {
  it('quotes under a message: passage, sentences and a comment chosen in the form', async () => {
    const bot = await startSlackBot(mode)
    await use(bot, shortcuts.quote)
    const form = await modalOf(bot)
    expect(form.title).toMatchObject({ text: 'Quote in thread' })
    await type(bot, '5')
    await bot.deliver(
      'interactive',
      bot.slack.payloads.viewAction({ surface: 'modal', actionId: 'passage', selectedOption: '5' }),
    )
    await waitFor(() => readBlocks(bot.slack.modal(ids.user)).includes('Sentences'), 'the sentences')
    const comment = 'See this <!channel> <@U0BOB> *now*'
    await submit(bot, { sentences: ['2', '3'], comment })
    const quote = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the quote')
    expect(quote.threadTs).toBe(message.ts)
    expect(quote.text).toContain('¶5:2–3, Sanctions · Global Affairs Canada')
    expect(paragraph(5)).toContain(quoteOf(quote))
    expect(quoteOf(quote)).not.toContain('a tool of diplomacy')
    expect(readBlocks(quote)).toContain(`Quoted by alice, who adds: ${comment}`)
    expect(quote.text).not.toMatch(/<[!@]/u)
    expect(bot.slack.modal(ids.user)).toBeNull()
    expect(bot.slack.violations).toEqual([])
  })

  it('quotes under the thread of a message that stands in one, with context', async () => {
    const bot = await startSlackBot(mode)
    await use(bot, shortcuts.quote, { ...message, threadTs: '1700000000.000100' })
    await modalOf(bot)
    await type(bot, '11(c)')
    await submit(bot, { passage: '11(c)', context: ['context'] })
    const quote = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the quote')
    expect(quote.threadTs).toBe('1700000000.000100')
    expect(quoteOf(quote)).toMatch(/^In order to persuade/u)
    expect(bot.slack.violations).toEqual([])
  })

  it('finds passages by words in the form, and offers none that are not there', async () => {
    const bot = await startSlackBot(mode)
    await use(bot, shortcuts.quote)
    await modalOf(bot)
    for (const [typed, found] of [
      ['', '1'],
      ['maritime', '11(g)'],
      ['5:2', '5:2'],
      ['quo', null],
      ['99', null],
    ] as const) {
      const offered = await type(bot, typed)
      if (found === null) expect(offered, typed).not.toContain(typed)
      else expect(offered, typed).toContain(found)
    }
    expect(bot.slack.violations).toEqual([])
  })

  it('says in the form itself where the quote cannot be posted, and posts it once it can', async () => {
    const bot = await startSlackBot(mode)
    await use(bot, shortcuts.quote, message, ids.otherChannel)
    await modalOf(bot)
    await type(bot, '5')
    await submit(bot, { passage: '5' })
    const refusal = await waitFor(
      () =>
        readBlocks(bot.slack.modal(ids.user)).includes('not in this channel yet') &&
        bot.slack.modal(ids.user),
      'the refusal',
    )
    expect(readBlocks(refusal)).toContain('/invite @rapporteur')
    await pressInModal(bot, 'Show the passage')
    await waitFor(() => quoteOf(bot.slack.modal(ids.user)) === paragraph(5), 'the passage')
    expect(bot.slack.visible(ids.otherChannel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('goes on where the platform takes long, and says how it ended', async () => {
    const bot = await startSlackBot(mode)
    bot.slack.fail('chat.postMessage', { kind: 'delay', delayMs: 2_500 })
    await use(bot, shortcuts.quote)
    await modalOf(bot)
    await type(bot, '5')
    await submit(bot, { passage: '5' })
    expect(readBlocks(bot.slack.modal(ids.user))).toContain('The platform isn’t responding')
    await waitFor(
      () => readBlocks(bot.slack.modal(ids.user)).includes('Your quote is in the conversation'),
      'the end',
      5_000,
    )
    expect(quotesIn(bot.slack.visible(ids.channel))).toEqual([paragraph(5)])
    expect(bot.slack.violations).toEqual([])
  })

  it('keeps the form where somebody chooses twice before the first choice has arrived', async () => {
    const bot = await startSlackBot(mode)
    await use(bot, shortcuts.quote)
    await modalOf(bot)
    await type(bot, '5')
    const choose = () =>
      bot.slack.payloads.viewAction({ surface: 'modal', actionId: 'passage', selectedOption: '5' })
    const [first, second] = [choose(), choose()]
    await bot.deliver('interactive', first)
    await waitFor(() => readBlocks(bot.slack.modal(ids.user)).includes('Sentences'), 'the sentences')
    await bot.deliver('interactive', second)
    await waitFor(() => bot.slack.callsTo('views.update').length === 2, 'the second update')
    await submit(bot, {})
    await waitFor(() => bot.slack.visible(ids.channel).length > 0, 'the quote')
    expect(bot.slack.violations).toEqual([])
  })

  it('tells an asker who has closed the form that the quote does not stand', async () => {
    const bot = await startSlackBot(mode)
    bot.slack.fail('chat.postMessage', { kind: 'rate-limit', retryAfterSeconds: 3 })
    bot.slack.fail('chat.postMessage', { kind: 'error', error: 'is_archived' })
    await use(bot, shortcuts.quote)
    await modalOf(bot)
    await type(bot, '5')
    await submit(bot, { passage: '5' })
    bot.slack.dismissModal(ids.user)
    const told = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the sentence', 6_000)
    expect(told.text).toContain('this channel is archived')
    expect(bot.slack.visible(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('finds passages with the words of a message, and quotes one under it', async () => {
    const bot = await startSlackBot(mode)
    await use(bot, shortcuts.find)
    const found = await modalOf(bot)
    expect(quoteOf(found)).toBe(paragraph(5))
    await pressInModal(bot, 'Quote ¶5 in channel')
    const quote = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the quote')
    expect([quote.threadTs, quoteOf(quote)]).toEqual([message.ts, paragraph(5)])
    await waitFor(
      () => readBlocks(bot.slack.modal(ids.user)).includes('Your quote is in the conversation'),
      'the confirmation',
    )
    expect(bot.slack.violations).toEqual([])
  })

  it('checks what a message quotes', async () => {
    const bot = await startSlackBot(mode)
    const text = 'It says “sanctions are a tool of war”, no less.'
    await use(bot, shortcuts.check, { ...message, text })
    expect(readBlocks(await modalOf(bot))).toMatch(/Not word for word[\s\S]*war[\s\S]*diplomacy/u)
    expect(bot.slack.violations).toEqual([])
  })

  it.each(['', '&lt;!channel&gt; '.repeat(300), 'x'.repeat(4_000)])(
    'has an answer to the text %j',
    async (text) => {
      const bot = await startSlackBot(mode)
      for (const which of [shortcuts.find, shortcuts.check]) {
        await use(bot, which, { ...message, text })
        expect(readBlocks(await modalOf(bot))).not.toBe('')
        bot.slack.dismissModal(ids.user)
      }
      expect(bot.slack.violations).toEqual([])
    },
  )

  it('shows how to begin, the documents and what is subscribed in App Home, each section a click away', async () => {
    const bot = await startSlackBot(mode, harbour)
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened())
    const home = await waitFor(() => bot.slack.home(ids.user), 'the home')
    const said = readBlocks(home)
    for (const part of ['Quote it right', 'Definitions & <scope>', 'Type /korea anywhere', 'digest'])
      expect(said).toContain(part)
    await pressIn(bot, 'home', 'Definitions & <scope>')
    const shown = await modalOf(bot)
    expect(quoteOf(shown)).toContain('Markup of chat platforms is only text here: <!channel>')
    expect(readBlocks(shown)).not.toContain('Quote in channel')
    await pressInModal(bot, 'Copy citation')
    await waitFor(() => readBlocks(bot.slack.modal(ids.user)).includes('Citation of ¶2–3'), 'the citation')
    expect(bot.slack.violations).toEqual([])
  })

  it('leaves a forged form without effect, with a sentence', async () => {
    const bot = await startSlackBot(mode)
    for (const metadata of ['', 'nonsense', '{"channel":5}']) {
      await use(bot, shortcuts.quote)
      await modalOf(bot)
      await type(bot, '5')
      await bot.deliver(
        'interactive',
        bot.slack.payloads.viewSubmission({ values: { passage: '5' }, metadata }),
      )
      await untilModal(bot, 'This button has expired')
      bot.slack.dismissModal(ids.user)
    }
    expect(bot.slack.visible(ids.channel)).toEqual([])
  })
})

function use(
  bot: SlackBot,
  callbackId: string,
  on: typeof message & { readonly threadTs?: string } = message,
  channel: string = ids.channel,
): Promise<void> {
  return bot.deliver('interactive', bot.slack.payloads.messageShortcut({ callbackId, message: on, channel }))
}

/** Types into the passage field; resolves to the values that are offered. */
async function type(bot: SlackBot, value: string): Promise<readonly string[]> {
  await bot.deliver('interactive', bot.slack.payloads.blockSuggestion({ actionId: 'passage', value }))
  return bot.slack.offered(ids.user, 'passage')
}

function pressInModal(bot: SlackBot, label: string): Promise<void> {
  return pressIn(bot, 'modal', label)
}
