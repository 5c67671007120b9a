import { MessageFlags } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { paragraph } from '../../library.ts'
import { allComponents } from '../../platforms/discord/components.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { users } from '../../platforms/discord/world.ts'
import { readMessage } from './read-markup.ts'
import {
  finishServers,
  labelsOf,
  only,
  postedIn,
  pressOf,
  quiet,
  read,
  some,
  startDiscordBot,
} from './start-bot.ts'
import { startTracking } from './start-tracking.ts'

const { alice, bob, carol } = users
const danger = 4

afterEach(finishServers)

describe('What can’t be undone', () => {
  it('is asked about privately, with a danger button, before a quote is removed for everyone', async () => {
    const { discord, quote } = await startDiscordBot()
    const posted = await quote('5')
    const { message } = await discord.interact(pressOf(discord, posted, 'Remove', { user: alice }))
    const question = only(message)
    expect(read(question).text).toContain('Remove this for everyone?')
    expect(question.flags & MessageFlags.Ephemeral).not.toBe(0)
    const styles = allComponents(question.components).flatMap(({ style }) => style ?? [])
    expect(styles).toEqual([danger])
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(1)
    await discord.interact(pressOf(discord, question, 'Remove', { user: alice }))
    await discord.until(() => postedIn(discord, discord.ids.channel).length === 0, 'the quote gone')
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'the question gone')
    await quiet()
    expect(discord.ephemerals(alice.id)).toEqual([])
  })

  it('is not asked of those who may not do it', async () => {
    const { discord, quote } = await startDiscordBot()
    const posted = await quote('5')
    const { message } = await discord.interact(pressOf(discord, posted, 'Remove', { user: carol }))
    expect(read(only(message)).text).toContain('Only the person who posted this quote')
    expect(labelsOf(only(message))).toEqual([])
  })

  it('leaves other posts alone, and a second answer to the question does no harm', async () => {
    const { discord, quote } = await startDiscordBot()
    const [first, second] = [await quote('5'), await quote('6')]
    const ask = async () =>
      only((await discord.interact(pressOf(discord, first, 'Remove', { user: alice }))).message)
    const [question, again] = [await ask(), await ask()]
    for (const each of [question, again])
      await discord.interact(pressOf(discord, each, 'Remove', { user: alice }))
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'the questions gone')
    expect(postedIn(discord, discord.ids.channel).map(({ id }) => id)).toEqual([second.id])
  })

  it('is asked about in the place of a private message, for a digest as well', async () => {
    const bot = await startTracking()
    const { discord } = bot
    const set = await bot.command('digest set', { time: '09:00', zone: 'Europe/London', days: 'weekdays' })
    const question = await bot.answer(pressOf(discord, set, 'Turn off', {}))
    expect(question.id).toBe(set.id)
    expect(read(question).text).toContain('No more digests in this channel?')
    expect(await bot.store.digests.list('Discord', discord.ids.guild)).toHaveLength(1)
    const off = await bot.answer(pressOf(discord, question, 'Turn off', {}))
    expect(read(off).text).toContain('Digest turned off')
  })
})

describe('The answer to a mention', () => {
  it.each([
    'sanctions',
    '5',
    '99',
    'pizza recipe',
    'check sanctions are a blunt tool of diplomacy',
    'hi',
    'help',
  ])('is everyone’s, and its asker can remove it: %s', async (asked) => {
    const { discord, press } = await startDiscordBot()
    discord.say(mention(asked, { user: bob }))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer')
    expect(labelsOf(only(answer))).toContain('Remove')
    expect(labelsOf(only(answer)).filter((label) => label.startsWith('Quote'))).toEqual([])
    const { message } = await press(only(answer), 'Remove', carol)
    expect(read(only(message)).text).toContain('Only the person who posted this quote')
    await press(only(answer), 'Remove', bob)
    await discord.until(() => postedIn(discord, discord.ids.channel).length === 0, 'the answer gone')
    await discord.until(() => discord.ephemerals(bob.id).length === 0, 'the question gone')
  })

  it('names its source in full, and in a direct message as a private answer does', async () => {
    const { discord } = await startDiscordBot()
    discord.say(mention('5'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer')
    expect(read(answer).text).toContain('¶5, Sanctions · Global Affairs Canada, Co-chairs')
    discord.say(discord.payloads.directMessage('5'))
    const [direct] = await discord.until(() => some(postedIn(discord, discord.ids.dmAlice)), 'the answer')
    expect(read(direct).text).toContain('Vancouver 2018 ¶5 · Sanctions · Global Affairs Canada, 16 January')
    expect(labelsOf(only(direct))).not.toContain('Remove')
  })
})

describe('The forms of a newcomer', () => {
  it.each([
    ['Ask a question', '5', paragraph(5)],
    ['Check a quotation', 'sanctions are a tool of diplomacy', 'Word for word'],
    // It is the quotation, whatever it begins with.
    ['Check a quotation', 'help the moon, which is made of green cheese', 'Not in Vancouver 2018'],
    ['Ask a question', '<!channel> @everyone *x*', 'No match'],
  ])('open from a button (%s) and answer their sender alone: %s', async (label, text, said) => {
    const { discord } = await startDiscordBot()
    discord.say(mention('hi', { user: bob }))
    const [welcome] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the welcome')
    const opener = pressOf(discord, only(welcome), label, { user: carol })
    expect((await discord.interact(opener)).type).toBe(9)
    const { message } = await discord.interact(discord.payloads.submitModal(opener, { text }))
    expect(read(only(message)).text).toContain(said)
    expect(readMessage(only(message)).active).toEqual([])
    expect(only(message).flags & MessageFlags.Ephemeral).not.toBe(0)
    expect(discord.ephemerals(carol.id)).toEqual([message])
    expect(postedIn(discord, discord.ids.channel)).toEqual([welcome])
  })
})
