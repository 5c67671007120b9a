import { MessageFlags, PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import type { Bot } from '../../../src/answer/bot.ts'
import { createTestBot, paragraph, vancouver } from '../../library.ts'
import { itemsOf, paragraphsOf } from '../../plain.ts'
import type { Call } from '../../platforms/discord/exchange.ts'
import { faults } from '../../platforms/discord/faults.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { type Place, users } from '../../platforms/discord/world.ts'
import { finishServers, only, postedIn, quiet, read, some, startDiscordBot } from './start-bot.ts'

const itemC = paragraphsOf(vancouver.main).flatMap(itemsOf)[2]?.text

afterEach(finishServers)

describe('A mention', () => {
  it.each<Place>(['channel', 'thread'])(
    'is answered where it stands, in %s, to all and quietly',
    async (place) => {
      const { discord } = await startDiscordBot()
      const question = discord.say(mention('11(c)', { place }))
      const [answer] = await discord.until(() => some(postedIn(discord, question.channel_id)), 'the answer')
      expect(read(answer).quoted).toBe(itemC)
      expect(answer?.message_reference?.message_id).toBe(question.id)
      expect((answer?.flags ?? 0) & MessageFlags.Ephemeral).toBe(0)
    },
  )

  it('may stand anywhere in the question', async () => {
    const { discord } = await startDiscordBot()
    const { bot } = discord.ids
    for (const text of [`quote <@${bot}> 5`, `quote 5 <@!${bot}>`]) {
      discord.say({ ...mention(''), content: text })
    }
    const answers = await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'two answers')
    for (const answer of answers) expect(read(answer).quoted).toBe(paragraph(5))
  })

  it('is answered once, however often it comes, and once again when it is another', async () => {
    const { discord } = await startDiscordBot()
    discord.say(mention('5'), { times: 3 })
    discord.say(mention('6'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'both answers')
    await quiet()
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(2)
  })

  it('is no question when it comes from a bot or a webhook, or is a notice or an edit', async () => {
    const { discord } = await startDiscordBot()
    discord.say(mention('5', { user: users.other }))
    discord.say({ ...mention('5'), webhook_id: '500000000000000001' })
    discord.say({ ...mention('5'), type: 6 })
    const edited = discord.say(discord.payloads.plainMessage('hello'))
    discord.edit({ ...edited, mentions: [users.bot] }, `<@${discord.ids.bot}> 5`)
    discord.say({ ...discord.payloads.plainMessage('@everyone 5'), mention_everyone: true })
    discord.say(mention('6'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer to a person')
    await quiet()
    expect(postedIn(discord, discord.ids.channel).map((each) => read(each).quoted)).toEqual([paragraph(6)])
  })

  it('has to be typed: a mere reply to the bot is no question', async () => {
    const { discord } = await startDiscordBot()
    discord.say(mention('5'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer')
    const replyTo = only(answer)
    discord.say(discord.payloads.plainMessage('thanks, 6 is next', { replyTo }))
    discord.say(mention('7', { replyTo }))
    await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'the answer to the mention')
    await quiet()
    const quoted = postedIn(discord, discord.ids.channel).map((each) => read(each).quoted)
    expect(quoted).toEqual([paragraph(5), paragraph(7)])
  })

  it('may be a quotation to be checked, as a direct message may', async () => {
    const { discord } = await startDiscordBot()
    const typed = `check ${paragraph(5).replace('Ministers', 'Presidents')}`
    for (const message of [mention(typed, { place: 'thread' }), discord.payloads.directMessage(typed)]) {
      const question = discord.say(message)
      const [answer] = await discord.until(() => some(postedIn(discord, question.channel_id)), 'the answer')
      expect(read(answer).text).toMatch(
        /🟠 Not word for word: “Presidents” instead of “Ministers”.*\n[\s\S]*Vancouver 2018 ¶5/u,
      )
      expect(answer?.message_reference?.message_id).toBe(question.id)
    }
  })

  it('is answered once where the answer of Discord is lost', async () => {
    const { discord, logged } = await startDiscordBot()
    discord.fail('POST /channels/:channel/messages', faults.lostAnswer())
    discord.say(mention('5'))
    await discord.until(() => discord.calls.some(isLookUp), 'the look-up')
    await quiet()
    expect(postedIn(discord, discord.ids.channel).map((each) => read(each).quoted)).toEqual([paragraph(5)])
    expect(logged.join('')).not.toContain('could not be answered')
  })

  it('names the permission that is missing in the log, and answers without a reply where it may', async () => {
    const { discord, logged } = await startDiscordBot()
    discord.setBotPermissions(discord.ids.channel, PermissionFlagsBits.ViewChannel)
    discord.say(mention('5'))
    discord.say(mention('6'))
    discord.say(mention('quote 5', { place: 'thread' }))
    const lines = (): readonly string[] => logged.filter((line) => line.includes('could not be answered'))
    await discord.until(() => lines().length === 2, 'both lines')
    expect(lines()[0]).toContain('I need the Send Messages permission, which')
    expect(lines()[1]).toContain('I need the Send Messages in Threads permission')
    discord.setBotPermissions(
      discord.ids.channel,
      PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
    )
    discord.say(mention('7'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'an answer')
    expect(answer?.message_reference).toBeUndefined()
    expect(read(answer).quoted).toBe(paragraph(7))
  })

  it('tells the log, once for a channel, where the bot may not answer', async () => {
    const { discord, logged } = await startDiscordBot()
    discord.fail('POST /channels/:channel/messages', faults.missingPermissions(), { times: 2 })
    discord.say(mention('5'))
    discord.say(mention('6'))
    discord.say(mention('7'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer when it may')
    expect(logged.filter((line) => line.includes('I’m not allowed to send messages there'))).toHaveLength(1)
  })

  it('is answered with a number when the fault is ours', async () => {
    const broken: Bot = {
      ...createTestBot(vancouver),
      at: async () => broken,
      answer: () => Promise.reject(new Error('broken')),
    }
    const { discord } = await startDiscordBot(broken)
    discord.say(mention('5'))
    const [apology] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the apology')
    expect(apology?.content).toMatch(/Something went wrong.*[0-9a-f]{8}/u)
  })
})

function isLookUp({ route }: Call): boolean {
  return route === 'GET /channels/:channel/messages'
}
