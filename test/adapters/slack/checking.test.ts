import { expect, it } from 'vitest'
import { shortcuts } from '../../../adapters/slack/interactions/shortcuts.ts'
import { ids } from '../../platforms/slack/ids.ts'
import { waitFor } from '../../wait-for.ts'
import { readBlocks } from './read-message.ts'
import { type SlackBot, startSlackBot } from './start-bot.ts'

const ts = '1700000000.000100'

it('finds its own quotes exact, with every comment', async () => {
  const bot = await startSlackBot('signed HTTP')
  await bot.ask('quote 11c')
  const quote = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the quote')
  const { text, blocks } = quote
  await checkMessage(bot, { ts: quote.ts, text, blocks, user: ids.botUser })
  expect(await said(bot)).toMatch(/Word for word[\s\S]*Vancouver 2018 ¶11\(c\)/u)
})

it.each([
  [
    'emphasis',
    'It says “sanctions are a *tool* of diplomacy”.',
    /^🟢 Word for word$[\s\S]*Vancouver 2018 ¶5/mu,
  ],
  [
    'quoted twice',
    '&gt; &gt; sanctions are a tool of _diplomacy_',
    /^🟢 Word for word$[\s\S]*Vancouver 2018 ¶5/mu,
  ],
  [
    'what is altered',
    'It says “sanctions are a *weapon* of diplomacy”.',
    /^🟠 Not word for word[\s\S]*Vancouver 2018 ¶5/mu,
  ],
])('reads a message past what sets its words off: %s', async (_what, text, title) => {
  const bot = await startSlackBot('signed HTTP')
  await checkMessage(bot, { ts, text })
  expect(await said(bot)).toMatch(title)
})

it('reads what a message passes on', async () => {
  const bot = await startSlackBot('signed HTTP')
  const passedOn = {
    is_share: true,
    is_msg_unfurl: true,
    text: 'He said “sanctions are a tool of diplomacy”.',
  }
  const payload = bot.slack.payloads.messageShortcut({
    callbackId: shortcuts.check,
    message: { ts, text: '', blocks: [] },
  })
  const message = { ...Object(payload.message), attachments: [passedOn] }
  await bot.deliver('interactive', { ...payload, message })
  expect(await said(bot)).toMatch(/^🟢 Word for word$[\s\S]*Vancouver 2018 ¶5/mu)
})

it.each(['check this', 'check that please', 'is this right?', 'check sanctions'])(
  'checks the message above where somebody asks under it: %s',
  async (asked) => {
    const bot = await startSlackBot('signed HTTP')
    hear(bot, ts, 'sanctions are a *tool* of war')
    await bot.deliver('events_api', bot.slack.payloads.appMention({ text: asked, threadTs: ts }))
    const answer = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the answer')
    expect(readBlocks(answer)).toMatch(/^🟠 Not word for word[\s\S]*Vancouver 2018 ¶5/mu)
    expect(bot.slack.violations).toEqual([])
  },
)

it('says how to check a message where there is none above, or Slack does not show it', async () => {
  for (const threadTs of [undefined, ts]) {
    const bot = await startSlackBot('signed HTTP')
    if (threadTs !== undefined) hear(bot, ts, 'sanctions are a tool of diplomacy')
    bot.slack.fail('conversations.replies', { kind: 'error', error: 'missing_scope' })
    const mention = bot.slack.payloads.appMention({
      text: 'check this',
      ...(threadTs === undefined ? {} : { threadTs }),
    })
    await bot.deliver('events_api', mention)
    const answer = await waitFor(() => bot.slack.visible(ids.channel)[0], 'the answer')
    expect(readBlocks(answer)).toContain('choose “Check quotation” in its menu')
    expect(readBlocks(answer)).not.toContain('Exact')
  }
})

function hear(bot: SlackBot, at: string, text: string): void {
  // Nobody uses the shortcut: the message stands there.
  bot.slack.payloads.messageShortcut({
    callbackId: shortcuts.check,
    message: { ts: at, text, threadTs: null },
  })
}

function checkMessage(
  bot: SlackBot,
  message: {
    readonly ts: string
    readonly text: string
    readonly blocks?: readonly unknown[]
    readonly user?: string
  },
): Promise<void> {
  return bot.deliver(
    'interactive',
    bot.slack.payloads.messageShortcut({ callbackId: shortcuts.check, message }),
  )
}

async function said(bot: SlackBot): Promise<string> {
  return readBlocks(await waitFor(() => bot.slack.modal(ids.user), 'the modal'))
}
