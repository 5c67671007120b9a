import { PermissionFlagsBits } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { both, createTestBot, harbour, paragraph, vancouver } from '../../library.ts'
import { itemsOf, paragraphsOf } from '../../plain.ts'
import { allComponents } from '../../platforms/discord/components.ts'
import { faults } from '../../platforms/discord/faults.ts'
import type { ModalInputs } from '../../platforms/discord/fill-modal.ts'
import { type Json, objectsIn, textIn } from '../../platforms/discord/json.ts'
import type { Message } from '../../platforms/discord/model.ts'
import { EVERYTHING } from '../../platforms/discord/permissions.ts'
import type { InteractionScene } from '../../platforms/discord/scene.ts'
import { type Place, users } from '../../platforms/discord/world.ts'
import {
  type DiscordBot,
  finishServers,
  labelsOf,
  only,
  postedIn,
  quotesIn,
  read,
  startDiscordBot,
} from './start-bot.ts'

const { alice, bob } = users
const itemC = paragraphsOf(vancouver.main).flatMap(itemsOf)[2]?.text

afterEach(finishServers)

describe('Quote in reply', () => {
  it.each<Place>(['channel', 'thread', 'forum', 'dm'])('posts under the message, in %s', async (place) => {
    const { discord, ...bot } = await startDiscordBot()
    const target = sayTo(discord, 'sanctions?', place)
    const form = await open(discord, target)
    const quote = await submit(discord, form, { passage: ['5'] })
    expect(read(quote).quoted).toBe(paragraph(5))
    expect(quote.message_reference?.message_id).toBe(target.id)
    expect(discord.ephemerals(alice.id)).toEqual([])
    await bot.press(quote, 'Remove')
    await discord.until(() => quotesIn(discord, target.channel_id).length === 0, 'the quote gone')
  })

  it.each<Place>(['private', 'foreign'])('answers for all to see, in %s', async (place) => {
    const { discord } = await startDiscordBot()
    const target = sayTo(discord, 'sanctions?', place)
    const quote = await submit(discord, await open(discord, target), { passage: ['5'] })
    expect(read(quote).quoted).toBe(paragraph(5))
    expect(discord.ephemerals(alice.id)).toEqual([])
  })

  it('offers first what the message finds, then the document in order, each once', async () => {
    const { discord } = await startDiscordBot()
    for (const [text, first] of [
      ['sanctions', '5'],
      ['what does 11(c) say about', null],
      ['11(c)', '11(c)'],
      ['', '1'],
    ] as const) {
      const { data } = await open(discord, sayTo(discord, text))
      const options = optionsIn(data)
      const values = options.map(({ value }) => value)
      if (first !== null) expect(values[0], text).toBe(first)
      expect(new Set(values).size).toBe(values.length)
      expect(values.length).toBeLessThanOrEqual(25)
      expect(values).toEqual(
        expect.arrayContaining(['1', '2', '3', '12'].filter((each) => values.includes(each))),
      )
      expect(values).toContain('1')
    }
  })

  it('names the document where there are several', async () => {
    const { discord } = await startDiscordBot(createTestBot(both))
    const { data } = await open(discord, sayTo(discord, 'lighthouse keepers'))
    const [first] = optionsIn(data)
    expect(first?.label).toMatch(/^Harbour 2031 ¶/u)
    expect(String(first?.value)).toMatch(/^harbour/u)
  })

  it('takes a number with sentences, context, and a comment in which nothing acts', async () => {
    const { discord } = await startDiscordBot()
    const target = sayTo(discord, 'sanctions?')
    const withContext = await submit(discord, await open(discord, target), {
      passage: ['5'],
      'passage typed': '11c',
      context: ['context'],
      comment: '@everyone\n> **this** <@400000000000000002>',
    })
    expect(read(withContext).quoted).toContain(itemC)
    expect(read(withContext).quoted).toContain('In order to persuade')
    expect(read(withContext).text).toContain('who adds: @everyone > **this** <@400000000000000002>')
    const sentence = await submit(discord, await open(discord, target), { 'passage typed': '5:2' })
    expect(paragraph(5)).toContain(read(sentence).quoted)
    expect(read(sentence).quoted.length).toBeLessThan(paragraph(5).length)
  })

  it.each<[string, ModalInputs, RegExp]>([
    ['nothing', {}, /Choose a passage/u],
    ['white space', { 'passage typed': '  ' }, /Choose a passage/u],
    ['nonsense', { 'passage typed': 'sanctions' }, /I couldn’t read “sanctions” as a reference/u],
    ['what is not there', { 'passage typed': '99' }, /There’s no ¶99/u],
    ['a sentence that is not there', { 'passage typed': '5:9' }, /¶5 has no sentence 9/u],
  ])('of %s is a private sentence', async (_, inputs, said) => {
    const { discord } = await startDiscordBot()
    const { opener } = await open(discord, sayTo(discord, 'sanctions?'))
    const { message } = await discord.interact(discord.payloads.submitModal(opener, inputs))
    expect(read(only(message)).text).toMatch(said)
    expect(discord.ephemerals(alice.id)).toEqual([message])
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
  })

  it('stands once where the form comes twice and answers are lost', async () => {
    const { discord } = await startDiscordBot()
    const { opener } = await open(discord, sayTo(discord, 'sanctions?'))
    discord.fail('POST /channels/:channel/messages', faults.lostAnswer())
    discord.fail('POST /interactions/:interaction/:token/callback', faults.lostAnswer())
    discord.invoke(discord.payloads.submitModal(opener, { passage: ['5'] }), { times: 2 })
    await discord.until(() => discord.ephemerals(alice.id).length > 0, '"thinking"')
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'the end', 5_000)
    expect(quotesIn(discord, discord.ids.channel)).toHaveLength(1)
  })

  it('stands although the message has been removed meanwhile', async () => {
    const { discord } = await startDiscordBot()
    const target = discord.payloads.plainMessage('gone')
    const quote = await submit(discord, await open(discord, target), { passage: ['5'] })
    expect(read(quote).quoted).toBe(paragraph(5))
  })

  it.each([
    ['channel', PermissionFlagsBits.SendMessages, 'Send Messages'],
    ['thread', PermissionFlagsBits.SendMessagesInThreads, 'Send Messages in Threads'],
    ['forum', PermissionFlagsBits.ReadMessageHistory, 'Read Message History'],
  ] as const)('says before the form what is missing, in %s', async (place, permission, name) => {
    const { discord, press } = await startDiscordBot()
    const target = sayTo(discord, 'sanctions', place)
    discord.setBotPermissions(
      target.channel_id,
      EVERYTHING & ~permission & ~PermissionFlagsBits.Administrator,
    )
    const { message } = await discord.interact(discord.payloads.messageMenu('Quote in reply', target))
    expect(read(only(message)).text).toContain(`I need the ${name} permission, which`)
    const found = await press(only(message), 'Find passages')
    expect(read(only(found.message)).quoted).toBe(paragraph(5))
  })

  it('says before the form that a thread is locked, and that a notice takes no replies', async () => {
    const { discord } = await startDiscordBot()
    const locked = sayTo(discord, 'sanctions', 'locked')
    const notice = discord.say({ ...discord.payloads.plainMessage(''), type: 6 })
    for (const [target, said] of [
      [locked, 'this thread is locked'],
      [notice, 'Discord doesn’t allow replies to system messages'],
    ] as const) {
      const { message } = await discord.interact(discord.payloads.messageMenu('Quote in reply', target))
      expect(read(only(message)).text).toContain(`I couldn’t post here: ${said}`)
    }
  })

  it('says after the form what has come to be missing, with the private answer', async () => {
    const { discord, press } = await startDiscordBot()
    const { opener } = await open(discord, sayTo(discord, 'sanctions'))
    const permissions = EVERYTHING & ~PermissionFlagsBits.SendMessages & ~PermissionFlagsBits.Administrator
    const submitted = discord.payloads.submitModal(opener, { passage: ['5'] }, { permissions })
    const { message } = await discord.interact(submitted)
    expect(read(only(message)).text).toContain('the Send Messages permission, which')
    const shown = await press(only(message), 'Show the passage')
    expect(read(only(shown.message)).quoted).toBe(paragraph(5))
  })

  it('posts as many messages as it takes, all under the message', async () => {
    const { discord } = await startDiscordBot(createTestBot(harbour))
    const target = sayTo(discord, 'anything')
    await submit(discord, await open(discord, target), { 'passage typed': '6' })
    const messages = postedIn(discord, target.channel_id)
    expect(messages.map((each) => read(each).quoted).join('')).toBe(
      paragraphsOf(harbour.main)[6]?.parts[0]?.text,
    )
    for (const message of messages) expect(message.message_reference?.message_id).toBe(target.id)
    expect(labelsOf(only(messages.at(-1)))).toContain('Remove')
  })
})

type Discord = DiscordBot['discord']

interface OpenForm {
  readonly opener: ReturnType<Discord['payloads']['messageMenu']>
  readonly data: Json
}

/** A message that is no question to the bot. */
function sayTo(discord: Discord, text: string, place: Place = 'channel'): Message {
  if (place !== 'dm') return discord.say(discord.payloads.plainMessage(text, { place, user: bob }))
  // What is said in direct messages the bot would answer, except what it says itself.
  return discord.say({ ...discord.payloads.directMessage(text), author: users.other })
}

async function open(discord: Discord, target: Message, scene: InteractionScene = {}): Promise<OpenForm> {
  const opener = discord.payloads.messageMenu('Quote in reply', target, { user: alice, ...scene })
  const { type, data } = await discord.interact(opener)
  expect(type).toBe(9)
  expect(textIn(data.custom_id)).toContain(target.id)
  return { opener, data }
}

async function submit(discord: Discord, { opener }: OpenForm, inputs: ModalInputs): Promise<Message> {
  const before = quotesIn(discord, opener.channel_id).length
  await discord.interact(discord.payloads.submitModal(opener, inputs))
  return discord.until(() => {
    const quotes = quotesIn(discord, opener.channel_id)
    return discord.ephemerals(alice.id).length === 0 && quotes.length > before && quotes.at(-1)
  }, 'the quote')
}

function optionsIn(form: Json): readonly Json[] {
  return allComponents(form.components).flatMap(({ options, custom_id: id }) =>
    id === 'passage' ? objectsIn(options) : [],
  )
}
