import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { paragraph, vancouver } from '../../library.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { startSlackServer } from '../../platforms/slack/server.ts'
import { waitFor } from '../../wait-for.ts'
import { quoteOf, readBlocks } from './read-message.ts'
import {
  joinSlack,
  labelsOf,
  modesOf,
  openFullStore,
  openTestStore,
  type SlackBot,
  startSlackBot,
} from './start-bot.ts'
import { untilTold } from './until-told.ts'

const threadTs = '1700000000.000100'

describe.each(modesOf('Socket Mode'))('A mention in Slack over %s', (mode) => {
  it('is answered in its thread for everyone, cited in full, with nothing to quote and a way to remove it', async () => {
    const bot = await startSlackBot(mode)
    await mention(bot, 'sanctions')
    const answer = await answerIn(bot)
    expect([answer.threadTs, quoteOf(answer)]).toEqual([threadTs, paragraph(5)])
    expect(readBlocks(answer)).toContain(vancouver.main.title)
    expect(labelsOf(answer)).not.toContain('Quote ¶5 in channel')
    expect(labelsOf(answer)).toContain('Remove')
    expect(bot.slack.ephemerals(ids.user)).toEqual([])
    await bot.press(answer, '¶6', ids.secondUser)
    const shown = await waitFor(() => bot.slack.ephemerals(ids.secondUser)[0], 'the further hit')
    expect(quoteOf(shown)).toBe(paragraph(6))
    expect(bot.slack.visible(ids.channel)).toEqual([answer])
    expect(bot.slack.violations).toEqual([])
  })

  it('is unanswered again once its asker has said so, and nobody else', async () => {
    const bot = await startSlackBot(mode)
    await mention(bot, '5')
    const answer = await answerIn(bot)
    await bot.press(answer, 'Remove', ids.secondUser)
    await untilTold(bot, 'Only the person who posted', ids.secondUser)
    await bot.press(answer, 'Remove')
    await bot.press(await untilTold(bot, 'Remove this for everyone?'), 'Remove')
    await waitFor(() => bot.slack.visible(ids.channel).length === 0, 'the answer gone')
    expect(bot.slack.violations).toEqual([])
  })

  it('is answered once, though it is delivered to two processes and the answer of Slack is lost', async () => {
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const store = await openTestStore()
    const bots = [await joinSlack(mode, slack, store), await joinSlack(mode, slack, store)]
    slack.fail('chat.postMessage', { kind: 'lost-answer' })
    const payload = slack.payloads.appMention({ text: '5', threadTs })
    for (const bot of [...bots, ...bots]) void bot.deliver('events_api', payload)
    await waitFor(() => slack.visible(ids.channel).length > 0, 'the answer')
    for (const bot of bots) await bot.deliver('events_api', payload)
    await sleep(300)
    expect(slack.visible(ids.channel).map(quoteOf)).toEqual([paragraph(5)])
    expect(slack.ephemerals(ids.user)).toEqual([])
    expect(slack.violations).toEqual([])
  })

  it('is not acknowledged before its answer is written down', async () => {
    const slack = await startSlackServer()
    onTestFinished(() => slack.stop())
    const { store, free } = await openFullStore()
    const bot = await joinSlack(mode, slack, store)
    const payload = slack.payloads.appMention({ text: '5', threadTs })
    const delivered =
      mode === 'Socket Mode'
        ? slack.socket.send('events_api', payload, { timeoutMs: 500 })
        : slack.post(bot.url, 'events_api', payload).then(({ status }) => {
            if (status !== 200) throw new Error(String(status))
          })
    await expect(delivered).rejects.toThrow()
    expect(slack.visible(ids.channel)).toEqual([])
    free()
    await bot.deliver('events_api', payload)
    expect(quoteOf(await answerIn({ slack }))).toBe(paragraph(5))
  })
})

describe('A mention in Slack', () => {
  it.each([
    'actions',
    'action 11c',
    'digest',
    'actions csv',
    'quote 99',
    'forget',
    'action 11c done @nobody',
  ])('that asks for the workspace’s own, or is refused, is answered to its asker alone: %s', async (text) => {
    const bot = await startSlackBot('signed HTTP')
    await mention(bot, text)
    await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the answer')
    expect(bot.slack.visible(ids.channel)).toEqual([])
    expect(bot.slack.violations).toEqual([])
  })

  it('is answered to its asker alone, with why, where Slack refuses the post', async () => {
    const bot = await startSlackBot('signed HTTP')
    bot.slack.fail('chat.postMessage', { kind: 'error', error: 'restricted_action_thread_locked' })
    await mention(bot, '5')
    const answer = await waitFor(() => bot.slack.ephemerals(ids.user)[0], 'the answer')
    expect(quoteOf(answer)).toBe(paragraph(5))
    expect(readBlocks(answer)).toContain('this thread is locked')
    expect(labelsOf(answer)).toContain('Quote in channel')
    expect(bot.slack.visible(ids.channel)).toEqual([])
  })

  it('pings nobody by its answer', async () => {
    const bot = await startSlackBot('signed HTTP')
    await mention(bot, 'check “&lt;!channel&gt; &lt;@U0BOB&gt; sanctions are a tool of war and more”')
    const answer = await answerIn(bot)
    expect(answer.text).not.toMatch(/<[!@#]/u)
    expect(JSON.stringify(answer.blocks)).not.toMatch(/"type":"(?:user|usergroup|broadcast|mrkdwn)"/u)
    expect(bot.slack.violations).toEqual([])
  })
})

describe('The direct conversation with the bot', () => {
  it('has a welcome when it is opened first, once, whatever the process', async () => {
    const bot = await startSlackBot('signed HTTP')
    const other = await joinSlack('signed HTTP', bot.slack, bot.store)
    const opened = () => bot.slack.payloads.appHomeOpened({ tab: 'messages' })
    await bot.deliver('events_api', opened())
    const welcome = await waitFor(() => bot.slack.visible(ids.directChannel)[0], 'the welcome')
    expect(readBlocks(welcome)).toContain('I quote official documents word for word')
    const three = ['Ask a question', 'Check a quotation', 'Set up a digest']
    expect(labelsOf(welcome)).toEqual(expect.arrayContaining(three))
    for (const each of [bot, other, bot]) await each.deliver('events_api', opened())
    await sleep(200)
    expect(bot.slack.visible(ids.directChannel)).toHaveLength(1)
    expect(bot.slack.home(ids.user)).toBeNull()
    expect(bot.slack.violations).toEqual([])
  })

  it('has none where something has been said in it', async () => {
    const bot = await startSlackBot('signed HTTP')
    await bot.deliver('events_api', bot.slack.payloads.directMessage({ text: '5' }))
    await waitFor(() => bot.slack.visible(ids.directChannel)[0], 'the answer')
    await bot.deliver('events_api', bot.slack.payloads.appHomeOpened({ tab: 'messages' }))
    await sleep(200)
    expect(bot.slack.visible(ids.directChannel)).toHaveLength(1)
  })
})

function mention(bot: SlackBot, text: string): Promise<void> {
  return bot.deliver('events_api', bot.slack.payloads.appMention({ text, threadTs }))
}

function answerIn({ slack }: Pick<SlackBot, 'slack'>) {
  return waitFor(() => slack.visible(ids.channel)[0], 'the answer')
}
