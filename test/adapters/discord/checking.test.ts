import { afterEach, expect, it } from 'vitest'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { finishServers, only, postedIn, read, some, startDiscordBot } from './start-bot.ts'

afterEach(finishServers)

it.each(['5', '11c', '5:2', '2 and 9'])('finds its own quotes exact: %s', async (place) => {
  const { discord } = await startDiscordBot()
  discord.say(mention(`quote ${place}`))
  const [quote] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the quote')
  if (quote === undefined) throw new Error('no quote')
  const { message } = await discord.interact(discord.payloads.messageMenu('Check quotation', quote))
  expect(read(only(message)).text).toMatch(/🟢 Word for word|2 quotations checked: 2 word for word$/mu)
})

it('reads emphasis in what is typed as in what is chosen', async () => {
  const { discord } = await startDiscordBot()
  discord.say(mention('check "sanctions are a **tool** of diplomacy"'))
  const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer')
  expect(read(answer).text).toMatch(/🟢 Word for word\n[\s\S]*Vancouver 2018 ¶5/u)
})

it.each(['check this', 'is that correct?'])('checks the message that is replied to: %s', async (asked) => {
  const { discord } = await startDiscordBot()
  discord.say(mention('quote 5'))
  const [quote] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the quote')
  if (quote === undefined) throw new Error('no quote')
  discord.say(mention(asked, { replyTo: quote }))
  const answers = await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'the answer')
  expect(read(answers[1]).text).toMatch(/🟢 Word for word\n[\s\S]*Vancouver 2018 ¶5/u)
})

// Without the privilege to read everything, what a person says to others has no text for the bot.
it.each(['check this', 'is that correct?'])(
  'says how to check a message that Discord does not show: %s',
  async (asked) => {
    const { discord } = await startDiscordBot()
    const replyTo = discord.say(discord.payloads.plainMessage('> sanctions are a **tool** of war'))
    discord.say(mention(asked, { replyTo }))
    discord.say(mention(asked))
    const answers = await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'both answers')
    for (const answer of answers) {
      expect(read(answer).text).toContain('choose “Check quotation” in its menu')
      expect(read(answer).text).not.toContain('Exact')
    }
  },
)
