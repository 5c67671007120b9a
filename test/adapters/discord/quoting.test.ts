import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { createTestBot, harbour, paragraph, vancouver } from '../../library.ts'
import { itemsOf, paragraphsOf } from '../../plain.ts'
import { faults } from '../../platforms/discord/faults.ts'
import { mention } from '../../platforms/discord/payload-messages.ts'
import { EVERYTHING, ORDINARY } from '../../platforms/discord/permissions.ts'
import { channelOf, type Place, users } from '../../platforms/discord/world.ts'
import {
  finishServers,
  labelsOf,
  only,
  postedIn,
  quotesIn,
  read,
  some,
  startDiscordBot,
} from './start-bot.ts'

const { alice, bob, carol } = users
const { Administrator, SendMessages, SendMessagesInThreads, ViewChannel } = PermissionFlagsBits
const itemC = paragraphsOf(vancouver.main).flatMap(itemsOf)[2]?.text
const long = paragraphsOf(harbour.main)[6]?.parts[0]?.text ?? ''
const posting = 'POST /channels/:channel/messages'
const here = ['channel', 'thread', 'forum', 'dm'] as const
const elsewhere = ['private', 'foreign'] as const

afterEach(finishServers)

describe('A quote', () => {
  it.each<Place>([...here, ...elsewhere])('stands in %s, cited, and says who asked for it', async (place) => {
    const { discord, ask, quote } = await startDiscordBot()
    const isHere = here.some((each) => each === place)
    const message = isHere ? await quote('11c', { place }) : only((await ask('quote 11c', { place })).message)
    expect(postedIn(discord, message.channel_id)).toEqual([message])
    expect(read(message).quoted).toBe(itemC)
    const { text } = read(message)
    for (const part of ['¶11(c)', vancouver.main.issuer, vancouver.main.title]) expect(text).toContain(part)
    expect(read(message).text).toContain('Quoted by Alice')
    expect(labelsOf(message)).toEqual(['Paragraphs around it', 'Copy citation', 'Open source', 'Remove'])
    expect(message.interaction_metadata !== undefined).toBe(!isHere)
    expect(discord.ephemerals(alice.id)).toEqual([])
  })

  it.each<Place>(['channel', 'dm'])('has as many messages as it takes, in %s', async (place) => {
    const { discord, quote } = await startDiscordBot(createTestBot(harbour))
    await quote('6', { place })
    const messages = postedIn(discord, channelOf(place, alice).id)
    expect(messages.length).toBeGreaterThan(2)
    expect(messages.map((each) => read(each).quoted).join('')).toBe(long)
    for (const [index, message] of messages.entries()) {
      const { text, links } = read(message)
      expect(text).toContain(`¶6, Lists, part ${index + 1} of ${messages.length}`)
      expect(text).toContain('Conference of Invented Ports, Harbour Accord of the Invented Ports, ')
      expect(links).toEqual([harbour.main.source])
      expect(labelsOf(message).includes('Remove')).toBe(index === messages.length - 1)
    }
  })

  it('is the text as it stands, however full of markup', async () => {
    const { discord, quote } = await startDiscordBot(createTestBot(harbour))
    for (const number of [3, 5, 7]) await quote(String(number))
    expect(postedIn(discord, discord.ids.channel).map((each) => read(each).quoted)).toEqual(
      [3, 5, 7].map((number) => paragraphsOf(harbour.main)[number]?.parts[0]?.text),
    )
  })

  it('of what does not exist is a sentence for its asker, here and elsewhere', async () => {
    for (const place of ['channel', 'foreign'] as const) {
      const { discord, ask } = await startDiscordBot()
      const { message } = await ask('quote 99', { place })
      expect(read(message ?? undefined).text).toContain('There’s no ¶99')
      expect(discord.ephemerals(alice.id)).toEqual([message])
    }
  })

  it('answers a mention as a reply to it, and a direct message', async () => {
    const { discord } = await startDiscordBot()
    for (const message of [
      mention('quote 5', { place: 'forum', user: carol }),
      discord.payloads.directMessage('quote 5'),
    ]) {
      const question = discord.say(message)
      const [quote] = await discord.until(() => some(quotesIn(discord, question.channel_id)), 'the quote')
      expect(read(quote).quoted).toBe(paragraph(5))
      expect(quote?.message_reference?.message_id).toBe(question.id)
    }
  })
})

describe('Where the bot may not post', () => {
  const cases: readonly [string, Place, bigint, string][] = [
    ['to send', 'channel', SendMessages, 'the Send Messages permission, which'],
    ['to send', 'thread', SendMessagesInThreads, 'the Send Messages in Threads permission, which'],
    ['to send', 'forum', SendMessagesInThreads, 'the Send Messages in Threads permission, which'],
    ['to see', 'channel', ViewChannel, 'the View Channel permission, which'],
    ['anything', 'thread', EVERYTHING, 'the View Channel and Send Messages in Threads permissions, which'],
  ]
  it.each(cases)(
    'it lacks the permission %s in %s, it names it and offers the private answer',
    async (_, place, lacking, name) => {
      const { discord, ask, press } = await startDiscordBot()
      const channel = channelOf(place, alice).id
      discord.setBotPermissions(channel, EVERYTHING & ~lacking & ~Administrator)
      const { message } = await ask('quote 5', { place })
      const sentence = read(only(message)).text
      expect(sentence).toContain(`I couldn’t post here: I need ${name} an admin can grant`)
      expect(sentence).toContain('Nothing was posted.')
      const { message: shown } = await press(only(message), 'Show the passage')
      expect(read(only(shown)).quoted).toBe(paragraph(5))
      expect(discord.ephemerals(alice.id)).toHaveLength(1)
      expect(postedIn(discord, channel)).toEqual([])
      expect(discord.calls.filter(({ route }) => route === posting)).toEqual([])
    },
  )

  it('the history, it posts one message and says what several need', async () => {
    const { discord, ask, quote } = await startDiscordBot(createTestBot(harbour))
    discord.setBotPermissions(discord.ids.channel, ViewChannel | SendMessages)
    await quote('1')
    const { message } = await ask('quote 6')
    expect(read(only(message)).text).toContain('I need the Read Message History permission')
    expect(postedIn(discord, discord.ids.channel)).toHaveLength(1)
  })

  it('since the thread is locked, it says so', async () => {
    const { discord, ask } = await startDiscordBot()
    const { message } = await ask('quote 5', { place: 'locked' })
    expect(read(only(message)).text).toContain('I couldn’t post here: this thread is locked')
    expect(labelsOf(only(message))).toContain('Show the passage')
    expect(postedIn(discord, discord.ids.lockedThread)).toEqual([])
  })

  it('after all, it leaves no part of a quote, and says why', async () => {
    const { discord, ask, logged } = await startDiscordBot(createTestBot(harbour))
    discord.fail(posting, faults.missingPermissions(), {
      where: () => postedIn(discord, discord.ids.channel).length === 1,
    })
    await ask('quote 6')
    const sentence = await discord.until(() => {
      const [only] = discord.ephemerals(alice.id)
      return only !== undefined && labelsOf(only).length > 0 && only
    }, 'the sentence')
    expect(read(sentence).text).toContain('I’m not allowed to send messages there')
    expect(labelsOf(sentence)).toEqual(['Show the passage', 'Try again'])
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
    expect(logged.join('')).not.toMatch(/token-of-|loopback\.token|lighthouse/u)
  })

  it('more than the one answer, it quotes what fits one message', async () => {
    const { discord, ask } = await startDiscordBot(createTestBot(harbour))
    for (const place of elsewhere) {
      const { message } = await ask('quote 6', { place })
      expect(read(only(message)).text).toMatch(/I couldn’t post here: .*one message.* Nothing was posted\./u)
      expect(postedIn(discord, only(message).channel_id)).toEqual([])
    }
  })

  it('for the person may not share what apps say, it tells them', async () => {
    const { discord, ask } = await startDiscordBot()
    const memberPermissions = ORDINARY & ~PermissionFlagsBits.UseExternalApps
    const { message } = await ask('quote 5', { place: 'foreign', user: bob, memberPermissions })
    expect(read(only(message)).text).toContain('doesn’t let personal apps post publicly')
    expect(discord.ephemerals(bob.id)).toEqual([message])
  })
})
