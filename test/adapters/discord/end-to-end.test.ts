import { MessageFlags } from 'discord.js'
import { afterEach, describe, expect, it } from 'vitest'
import { SetupError } from '../../../src/adapter.ts'
import { itemsOf } from '../../../src/document/document.ts'
import { faults } from '../../discord/faults.ts'
import type { Message } from '../../discord/model.ts'
import { mention } from '../../discord/payload-messages.ts'
import { type Place, users } from '../../discord/world.ts'
import { createTestBot, harbour, vancouver } from '../../library.ts'
import {
  createDiscordBot,
  finishServers,
  labelsOf,
  postedIn,
  read,
  startDiscord,
  startDiscordBot,
} from './start-bot.ts'

const { alice, bob } = users
const paragraph = (number: number): string =>
  vancouver.main.paragraphs[number - 1]?.parts.map((part) => part.text).join('\n') ?? ''
const itemC = vancouver.main.paragraphs.flatMap(itemsOf)[2]?.text

afterEach(finishServers)

describe('/korea', () => {
  it('answers the asker alone: verbatim, cited, with buttons', async () => {
    const { discord, ask } = await startDiscordBot()
    const { message } = await ask('sanctions')
    const { text, quoted, links } = read(message ?? undefined)
    expect(quoted).toBe(paragraph(5))
    expect(text).toContain('Vancouver 2018 ¶5')
    expect(links).toContain(vancouver.main.source)
    expect(labelsOf(only(message))).toEqual(expect.arrayContaining(['Quote here', 'Next', 'Show ¶6']))
    expect(discord.ephemerals(alice.id)).toHaveLength(1)
    expect(discord.visible(discord.ids.channel)).toEqual([])
  })

  it.each<Place>(['channel', 'thread', 'dm', 'private', 'foreign'])('answers in %s', async (place) => {
    const { discord, ask } = await startDiscordBot()
    const { message } = await ask('11(c)', { place })
    expect(read(only(message)).quoted).toBe(itemC)
    await ask('quote 5', { place })
    const channel = only(message).channel_id
    expect(postedIn(discord, channel).map((each) => read(each).quoted)).toEqual([paragraph(5)])
  })

  it('completes what is being typed, with values that mean what they show', async () => {
    const bot = createTestBot(vancouver)
    const { discord } = await startDiscordBot(bot)
    for (const [typed, value] of [
      ['11c', '11(c)'],
      ['quo', 'quote'],
      ['sanc', '5'],
      ['', '1'],
    ]) {
      const { data } = await discord.interact(
        discord.payloads.autocomplete('korea', { text: typed ?? '' }, 'text'),
      )
      expect(JSON.stringify(data.choices), typed).toContain(`"value":"${value}"`)
    }
  })

  it('puts a quote before everybody, in as many messages as it takes, each with its part and citation', async () => {
    const { discord, ask } = await startDiscordBot(createTestBot(harbour))
    await ask('quote 6')
    const text = harbour.main.paragraphs[6]?.parts[0]?.text ?? ''
    const messages = await discord.until(() => {
      const posted = postedIn(discord, discord.ids.channel)
      return posted.map((each) => read(each).quoted).join('').length >= text.length && posted
    }, 'the whole quote')
    expect(messages.length).toBeGreaterThan(2)
    expect(messages.map((each) => read(each).quoted).join('')).toBe(text)
    messages.forEach((message, index) => {
      const { text: all, links } = read(message)
      expect(all).toContain(`Harbour 2031 ¶6 · Lists · part ${index + 1} of ${messages.length}`)
      expect(all).toContain('Conference of Invented Ports, “Harbour Accord of the Invented Ports”')
      expect(links).toEqual([harbour.main.source])
      expect(labelsOf(message)).toEqual(index === messages.length - 1 ? ['Take back'] : [])
    })
  })

  it('quotes a text full of markup as it stands', async () => {
    const { discord, ask } = await startDiscordBot(createTestBot(harbour))
    for (const number of [3, 4, 5, 7]) await ask(`quote ${number}`)
    const quoted = postedIn(discord, discord.ids.channel).map((each) => read(each).quoted)
    expect(quoted[0]).toBe(harbour.main.paragraphs[3]?.parts[0]?.text)
    expect(quoted[2]).toBe(harbour.main.paragraphs[5]?.parts[0]?.text)
    expect(quoted[3]).toBe(harbour.main.paragraphs[7]?.parts[0]?.text)
  })

  it('quotes only what fits one message where it could not take back several', async () => {
    const { discord, ask } = await startDiscordBot(createTestBot(harbour))
    const { message } = await ask('quote 6', { place: 'foreign' })
    expect(message?.content).toMatch(/^I cannot post here: .* Nothing was posted\.$/u)
    expect(discord.ephemerals(alice.id)).toHaveLength(1)
    expect(postedIn(discord, discord.ids.foreignChannel)).toEqual([])
  })

  it('leaves no part of a quote whose rest could not be posted, and says so', async () => {
    const { discord, ask, logged } = await startDiscordBot(createTestBot(harbour))
    discord.fail('POST /webhooks/:app/:token', faults.serverError())
    await ask('quote 6')
    const [apology] = await discord.until(() => some(discord.ephemerals(alice.id)), 'the apology')
    expect(apology?.content).toMatch(/Something went wrong on our side.*[0-9a-f]{8}/u)
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
    const lines = logged.join('')
    expect(lines).toContain('A question could not be answered')
    expect(lines).not.toMatch(/token-of-|loopback\.token|lighthouse/u)
  })

  const hostile = [
    '',
    '   ',
    'x'.repeat(6_000),
    'sanctions '.repeat(600),
    '<!channel> @everyone @here <@400000000000000002>',
    '[x](javascript:alert(1)) **b** ```c``` ||d|| https://example.org :smile:',
    '# title\n> quote\n- list\n1. number',
    '🇨🇦 👨‍👩‍👧‍👦',
    'عقوبات على كوريا',
    'sanc\u200btions',
    '\u202esnoitcnas',
    '\ud800',
  ]
  it.each(hostile.map((text) => [JSON.stringify(text.slice(0, 30)), text]))(
    'answers %s without harm',
    async (_, text) => {
      const { ask, discord } = await startDiscordBot()
      const { message } = await ask(text ?? '')
      expect(read(only(message)).text.trim()).not.toBe('')
      expect(discord.visible(discord.ids.channel)).toEqual([])
    },
  )
})

describe('A button', () => {
  it('turns the private answer: next, previous, and a further hit', async () => {
    const { discord, ask, press } = await startDiscordBot()
    const first = only((await ask('sanctions')).message)
    const second = only((await press(first, 'Next')).message)
    expect(read(second).quoted).toBe(paragraph(6))
    const again = only((await press(second, 'Previous')).message)
    expect(read(again).quoted).toBe(paragraph(5))
    const item = only((await press(again, 'Show ¶11(c)')).message)
    expect(read(item).quoted).toBe(itemC)
    expect(new Set([first.id, second.id, again.id, item.id]).size).toBe(1)
    expect(discord.ephemerals(alice.id)).toHaveLength(1)
  })

  it('shares a private answer: the public quote comes, the private message goes', async () => {
    const { discord, ask, press } = await startDiscordBot()
    await press(only((await ask('11(c)')).message), 'Quote here')
    await discord.until(() => discord.ephemerals(alice.id).length === 0, 'the private message gone')
    const [quote] = postedIn(discord, discord.ids.channel)
    expect(read(quote).quoted).toBe(itemC)
    expect(read(quote).text).toContain('Quoted by Alice')
    expect(read(quote).text).toContain('third bullet')
  })

  it('shares an answer that its reader has closed meanwhile, without complaint', async () => {
    const { discord, ask, press, logged } = await startDiscordBot()
    const answer = only((await ask('5')).message)
    discord.fail('DELETE /webhooks/:app/:token/messages/:message', {
      kind: 'answer',
      answer: { status: 404, body: { code: 10008, message: 'Unknown Message' } },
    })
    await press(answer, 'Quote here')
    await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the quote')
    await quiet()
    expect(logged.join('')).not.toContain('could not be answered')
  })

  it('keeps the private answer, and says so, if the quote cannot be posted', async () => {
    const { discord, ask, press } = await startDiscordBot()
    const answer = only((await ask('5')).message)
    discord.fail('POST /webhooks/:app/:token', faults.serverError())
    await press(answer, 'Quote here')
    const messages = await discord.until(() => some(discord.ephemerals(alice.id), 2), 'the apology')
    expect(messages.map(({ id }) => id)).toContain(answer.id)
    expect(messages.at(-1)?.content).toContain('Something went wrong on our side')
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
  })

  it.each<Place>(['channel', 'thread', 'dm', 'foreign'])(
    'lets the asker, and nobody else, take a quote back in %s',
    async (place) => {
      const { discord, ask, press } = await startDiscordBot()
      const quote = only((await ask('quote 5', { place })).message)
      if (place !== 'dm') {
        await press(quote, 'Take back', bob)
        expect(read(discord.ephemerals(bob.id)[0]).text).toContain('Only the person who asked')
        expect(postedIn(discord, quote.channel_id)).toHaveLength(1)
      }
      await press(quote, 'Take back')
      await discord.until(() => postedIn(discord, quote.channel_id).length === 0, 'the quote gone')
      expect(discord.ephemerals(alice.id)).toEqual([])
    },
  )

  it('takes back every message of a quote, and no other', async () => {
    const { discord, ask, press } = await startDiscordBot(createTestBot(harbour))
    await ask('quote 1')
    await ask('quote 6')
    discord.say(mention('quote 6'))
    const last = await discord.until(() => {
      const quotes = postedIn(discord, discord.ids.channel).filter((each) => labelsOf(each).length > 0)
      return quotes.length === 3 && quotes
    }, 'the three quotes')
    const count = postedIn(discord, discord.ids.channel).length
    for (const [index, quote] of last.slice(1).entries()) {
      await press(quote, 'Take back')
      const left = 1 + (count - 1) * (index === 0 ? 0.5 : 0)
      await discord.until(() => postedIn(discord, discord.ids.channel).length === left, `${left} left`)
    }
    expect(postedIn(discord, discord.ids.channel).map(({ id }) => id)).toEqual([last[0]?.id])
  })

  it('of a public answer answers its presser alone and leaves the answer to all', async () => {
    const { discord, press } = await startDiscordBot()
    discord.say(mention('sanctions'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer')
    const { message } = await press(only(answer), 'Next', bob)
    expect(read(only(message)).quoted).toBe(paragraph(6))
    expect(discord.ephemerals(bob.id)).toHaveLength(1)
    await press(only(answer), 'Quote here', bob)
    await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'the quote beside the answer')
    expect(read(postedIn(discord, discord.ids.channel)[0]).quoted).toBe(paragraph(5))
  })

  it.each(['9:p:0:5', 'nonsense', '1:x:', '1:p:0:<@1>'])('of another version (%s) says so', async (id) => {
    const { discord, ask } = await startDiscordBot()
    const answer = only((await ask('5')).message)
    const old = {
      ...answer,
      components: [{ type: 1, components: [{ type: 2, style: 2, label: 'Old', custom_id: id }] }],
    }
    const { message } = await discord.interact(discord.payloads.button(old, id))
    expect(read(only(message)).text).toContain('another version')
  })
})

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

  it('tells the log, once for a channel, where the bot may not answer', async () => {
    const { discord, logged } = await startDiscordBot()
    discord.fail('POST /channels/:channel/messages', faults.missingPermissions(), { times: 2 })
    discord.say(mention('5'))
    discord.say(mention('6'))
    discord.say(mention('7'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the answer when it may')
    expect(logged.filter((line) => line.includes('the bot may not send messages there'))).toHaveLength(1)
  })

  it('is answered with a number when the fault is ours', async () => {
    const { discord } = await startDiscordBot({
      ...createTestBot(vancouver),
      answer: () => Promise.reject(new Error('broken')),
    })
    discord.say(mention('5'))
    const [apology] = await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the apology')
    expect(apology?.content).toMatch(/Something went wrong on our side.*[0-9a-f]{8}/u)
  })
})

describe('A direct message', () => {
  it('is a question as it stands', async () => {
    const { discord } = await startDiscordBot()
    discord.say(discord.payloads.directMessage('sanctions'))
    const [answer] = await discord.until(() => some(postedIn(discord, discord.ids.dmAlice)), 'the answer')
    expect(read(answer).quoted).toBe(paragraph(5))
  })
})

describe('The connection', () => {
  it('is resumed after a loss, and nothing is answered twice or not at all', async () => {
    const { discord } = await startDiscordBot()
    const first = discord.say(mention('5'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel)), 'the first answer')
    discord.gateway.drop()
    discord.say(first)
    discord.say(mention('6'))
    await discord.until(() => some(postedIn(discord, discord.ids.channel), 2), 'the second answer')
    await quiet()
    expect(discord.gateway.seen.resumes).toHaveLength(1)
    expect(postedIn(discord, discord.ids.channel).map((each) => read(each).quoted)).toEqual([
      paragraph(5),
      paragraph(6),
    ])
  })

  it('says what an operator wants to know, and registers the command only when it has changed', async () => {
    const discord = await startDiscord()
    const { adapter } = createDiscordBot(discord)
    const bot = createTestBot(vancouver)
    const line = 'connected as rapporteur in 1 server; /korea, mentions and direct messages'
    await expect(adapter.start(bot)).resolves.toBe(line)
    await expect(adapter.start(bot)).resolves.toBe(line)
    await adapter.stop()
    const puts = discord.calls.filter(({ method }) => method === 'PUT')
    expect(puts).toHaveLength(1)
    expect(puts[0]?.body).toMatchObject([{ name: 'korea', integration_types: [0, 1], contexts: [0, 1, 2] }])
    discord.commands.overwrite([{ name: 'other', description: 'Another' }], null)
    await adapter.start(bot)
    await adapter.stop()
    expect(discord.commands.list(null).map(({ name }) => name)).toEqual(['korea'])
  })

  it.each(['REST', 'the gateway'])('refuses a token that %s refuses, naming the variable', async (by) => {
    const discord = await startDiscord()
    if (by === 'the gateway') discord.gateway.refuseToken()
    const token = by === 'REST' ? 'MTAw.wrong.token' : discord.token
    const { adapter, logged } = createDiscordBot(discord, { token })
    const starting = adapter.start(createTestBot(vancouver))
    await expect(starting).rejects.toThrow(SetupError)
    await expect(starting).rejects.toThrow(/^DISCORD_TOKEN is refused by Discord/u)
    expect(logged.join('')).not.toContain(token)
  })

  it('is tried in vain while Discord is down, with an error that is nobody’s mistake', async () => {
    const discord = await startDiscord()
    const { adapter } = createDiscordBot(discord)
    await discord.stop()
    const starting = adapter.start(createTestBot(vancouver))
    await expect(starting).rejects.toThrow(/ECONNREFUSED/u)
    await expect(starting).rejects.not.toThrow(SetupError)
  })

  it('gives up a gateway that is down, and starts when it is there again', async () => {
    const discord = await startDiscord({ refuseConnections: Number.POSITIVE_INFINITY })
    const { adapter } = createDiscordBot(discord, { startWithinMs: 700 })
    const bot = createTestBot(vancouver)
    await expect(adapter.start(bot)).rejects.toThrow(/did not answer within 0\.7 seconds/u)
    await quiet(600)
    const { refusedConnections } = discord.gateway.seen
    await quiet(1_200)
    expect(discord.gateway.seen.refusedConnections).toBe(refusedConnections)
    discord.gateway.refuseConnections(0)
    await expect(adapter.start(bot)).resolves.toContain('connected as')
    await adapter.stop()
    expect(discord.gateway.seen.identifies).toHaveLength(1)
  })

  it('ends within five seconds, with the question in hand answered', async () => {
    const bot = createTestBot(vancouver)
    const slow = {
      ...bot,
      answer: (...args: Parameters<typeof bot.answer>) => quiet(300).then(() => bot.answer(...args)),
    }
    const { discord, adapter } = await startDiscordBot(slow)
    discord.invoke(discord.payloads.slash('korea', { text: '5' }))
    await quiet(50)
    const start = performance.now()
    await adapter.stop()
    expect(performance.now() - start).toBeLessThan(5_000)
    expect(read(discord.ephemerals(alice.id)[0]).quoted).toBe(paragraph(5))
    await discord.until(() => !discord.gateway.isConnected(), 'the connection closed')
  })
})

describe('post', () => {
  it('posts to a channel, and says why it cannot', async () => {
    const bot = createTestBot(vancouver)
    const { discord, adapter } = await startDiscordBot(bot)
    const reply = await bot.answer(bot.read('quote 5'), { id: alice.id, name: null })
    if (reply.kind !== 'reply') throw new Error('no reply')
    await adapter.post(discord.ids.thread, reply)
    expect(read(postedIn(discord, discord.ids.thread)[0]).quoted).toBe(paragraph(5))
    await expect(adapter.post('300000000000000099', reply)).rejects.toThrow(/there is no such channel/u)
    await expect(adapter.post(discord.ids.foreignChannel, reply)).rejects.toThrow(/may not see the channel/u)
    await adapter.stop()
    await expect(adapter.post(discord.ids.channel, reply)).rejects.toThrow('Discord is not connected')
  })
})

function some(messages: readonly Message[], count = 1): readonly Message[] | null {
  return messages.length >= count ? messages : null
}

function only(message: Message | null | undefined): Message {
  if (!message) throw new Error('no message')
  return message
}

/** Long enough for an answer that should not come. */
function quiet(ms = 150): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
