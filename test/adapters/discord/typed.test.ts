import { afterEach, describe, expect, it } from 'vitest'
import { paragraph } from '../../library.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { finishServers, postedIn, read, some, startDiscordBot } from './start-bot.ts'

afterEach(finishServers)

/** What people type in Discord; each of them asks for paragraph 5. */
const asksForFive = [
  '**5**',
  '||5||',
  '## 5',
  '> > *5*',
  'sanctions <:seoul:123456789012345678>',
  'sanctions <a:wave:123456789012345678> :tada:',
  'sanctions <@!123456789012345678> <@&123456789012345679> <#123456789012345670>',
  'sanctions <t:1700000000:R>',
  '</korea:123456789012345678> 5',
  '[paragraph 5](https://example.org/5)',
  'what does paragraph 5 say?',
]

describe('What is typed in Discord', () => {
  it.each([asksForFive])('is read without marks, emoji and mentions', async (...texts) => {
    const { discord } = await startDiscordBot()
    for (const [at, text] of texts.entries()) {
      discord.say(mention(text))
      const answers = await discord.until(() => some(postedIn(discord, discord.ids.channel), at + 1), text)
      expect(read(answers[at]).quoted, text).toBe(paragraph(5))
    }
  })

  it('is a quotation without emphasis where it is to be checked', async () => {
    const { discord } = await startDiscordBot()
    discord.say(mention('check "sanctions are a **tool** of diplomacy"'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the verdict')
    expect(read(answer).text).toMatch(/🟢 Word for word\n[\s\S]*Vancouver 2018 ¶5/u)
  })
})
