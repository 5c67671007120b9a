import { describe, expect, it } from 'vitest'
import { paragraph } from '../../library.ts'
import { ids } from '../../platforms/slack/ids.ts'
import type { Json } from '../../platforms/slack/json.ts'
import { waitFor } from '../../wait-for.ts'
import { quoteOf } from './read-message.ts'
import { type SlackBot, startSlackBot } from './start-bot.ts'

/** What people type in Slack, as Slack delivers it; each of them asks for paragraph 5. */
const asksForFive = [
  '*5*',
  '`5`',
  '&gt; 5',
  '&gt; &gt; _5_',
  'sanctions :thinking_face:',
  'sanctions :+1::skin-tone-2:',
  'sanctions <@U0BOB>',
  '<!subteam^S012ABC|@desk> sanctions',
  '<!here> sanctions',
  'sanctions <#C012AB3CD|general>',
  '/korea 5',
  `what does paragraph 5 say, <@${ids.botUser}>?`,
  'paragraph <https://example.org|5>',
]

describe('What is typed in Slack', () => {
  it('is read without marks, emoji and mentions', async () => {
    const bot = await startSlackBot('Socket Mode')
    for (const [at, text] of asksForFive.entries()) {
      await bot.deliver('events_api', bot.slack.payloads.appMention({ text }))
      const told = await waitFor(() => bot.slack.visible(ids.channel)[at], text)
      expect(quoteOf(told), text).toBe(paragraph(5))
    }
    expect(bot.slack.violations).toEqual([])
  })

  it.each(['quote *5*', 'hey, can you please quote 5?', '/korea quote 5 :pray:'])(
    'is quoted where it asks for it: %s',
    async (text) => {
      const bot = await startSlackBot('Socket Mode')
      await bot.deliver('events_api', bot.slack.payloads.appMention({ text }))
      const [quote] = await waitFor(
        () => (bot.slack.visible(ids.channel).length > 0 ? bot.slack.visible(ids.channel) : null),
        'the quote',
      )
      expect(quoteOf(quote)).toBe(paragraph(5))
    },
  )

  it.each(['file_share', 'thread_broadcast', 'me_message'])('is answered as %s', async (subtype) => {
    const bot = await startSlackBot('Socket Mode')
    await deliverAs(bot, '5', subtype)
    const [answer] = await waitFor(() => some(bot, 1), 'the answer')
    expect(quoteOf(answer)).toBe(paragraph(5))
    expect(bot.slack.violations).toEqual([])
  })

  it('is answered with help where there is only a file, and not where it is a notice', async () => {
    const bot = await startSlackBot('Socket Mode')
    await deliverAs(bot, '5', 'channel_topic')
    await deliverAs(bot, '', 'file_share')
    const answers = await waitFor(() => some(bot, 1), 'the answer')
    expect(answers.map(({ text }) => text).join()).toContain('I find and quote exact passages')
    expect(answers).toHaveLength(1)
  })

  it('gives an action item to the person who is mentioned', async () => {
    const bot = await startSlackBot('Socket Mode')
    for (const [at, text] of ['action 11c assign to <@U0BOB>', 'please assign 11d to <@U0BOB>'].entries()) {
      await bot.deliver('events_api', bot.slack.payloads.appMention({ text }))
      const told = await waitFor(() => bot.slack.ephemerals(ids.user)[at], text)
      expect(told.text, text).toContain('Bob')
      expect(told.text, text).not.toContain('I don’t know who that is')
    }
  })
})

async function deliverAs(bot: SlackBot, text: string, subtype: string): Promise<void> {
  const sent = bot.slack.payloads.directMessage({ text })
  const event = typeof sent.event === 'object' && sent.event !== null ? sent.event : {}
  const spoken: Json = { ...sent, event: { ...event, subtype } }
  await bot.deliver('events_api', spoken)
}

function some(bot: SlackBot, count: number) {
  const said = bot.slack.visible(ids.directChannel)
  return said.length >= count ? said : null
}
