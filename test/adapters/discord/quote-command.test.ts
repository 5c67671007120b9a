import { afterEach, describe, expect, it } from 'vitest'
import { listSentences } from '../../../src/document/passage.ts'
import { both, createTestBot, vancouver } from '../../library.ts'
import { itemsOf, paragraphPassage, paragraphsOf } from '../../plain.ts'
import type { OptionValues } from '../../platforms/discord/command-data.ts'
import { objectsIn } from '../../platforms/discord/json.ts'
import type { Message } from '../../platforms/discord/model.ts'
import type { InteractionScene } from '../../platforms/discord/scene.ts'
import { channelOf, type Place, users } from '../../platforms/discord/world.ts'
import { readMessage } from './read-markup.ts'
import {
  createDiscordBot,
  type DiscordBot,
  finishServers,
  labelsOf,
  only,
  postedIn,
  quotesIn,
  read,
  startDiscord,
  startDiscordBot,
} from './start-bot.ts'

const { alice, carol } = users
const fifth = paragraphsOf(vancouver.main).find(({ number }) => number === 5)
if (fifth === undefined) throw new Error('no paragraph 5')
const sentences = listSentences(paragraphPassage(vancouver.main, fifth))
const itemC = paragraphsOf(vancouver.main).flatMap(itemsOf)[2]?.text

afterEach(finishServers)

describe('/quote', () => {
  it.each<Place>(['channel', 'thread', 'forum', 'dm', 'private', 'foreign'])(
    'puts a passage before everybody, in %s',
    async (place) => {
      const bot = await startDiscordBot()
      const quote = await ask(bot, { passage: '11c' }, { place })
      expect(read(quote).quoted).toBe(itemC)
      expect(labelsOf(quote)).toEqual(['Paragraphs around it', 'Copy citation', 'Open source', 'Remove'])
      await bot.press(quote, 'Remove')
      await bot.discord.until(() => postedIn(bot.discord, quote.channel_id).length === 0, 'the quote gone')
      await bot.discord.until(() => bot.discord.ephemerals(alice.id).length === 0, 'the question gone')
    },
  )

  it.each<[string, OptionValues, readonly string[]]>([
    ['one sentence', { passage: '5', sentences: '2' }, [sentences[1] ?? '']],
    ['a run of them', { passage: '5', sentences: ' 2 – 3 ' }, [sentences.slice(1, 3).join(' ')]],
    ['several', { passage: '5', sentences: '1 and 3' }, [sentences[0] ?? '', sentences[2] ?? '']],
    ['all of it', { passage: '5', sentences: ' ' }, [sentences.join(' ')]],
    ['what is written with the passage', { passage: '5:2' }, [sentences[1] ?? '']],
  ])('quotes %s', async (_, values, quoted) => {
    const quote = await ask(await startDiscordBot(), values)
    expect(read(quote).quoted.replace(/\s+/gu, ' ')).toBe(quoted.join(' ').replace(/\s+/gu, ' '))
  })

  it('quotes with context, by the option or by the words', async () => {
    const ways: readonly OptionValues[] = [
      { passage: '11c', context: true },
      { passage: 'quote 11c with context' },
    ]
    for (const values of ways) {
      const quote = await ask(await startDiscordBot(), values)
      expect(read(quote).quoted).toContain('In order to persuade')
      expect(read(quote).quoted).toContain(itemC)
    }
  })

  it('adds a comment after its asker’s name, before the document’s words, in which nothing acts', async () => {
    const comment = '> **See** @everyone <@400000000000000002> [x](https://example.org) # a ||b|| `c` :smile:'
    const { discord, ...bot } = await startDiscordBot()
    const quote = await ask({ discord, ...bot }, { passage: '5', comment }, { user: carol })
    expect(read(quote).text).toContain(`Quoted by Carol (Oslo), who adds: ${comment}`)
    expect(read(quote).quoted).toBe(sentences.join(' '))
    expect(readMessage(quote).active).toEqual([])
    const [posted] = discord.calls.filter(({ route }) => route === 'POST /channels/:channel/messages')
    expect(posted?.body).toMatchObject({ allowed_mentions: { parse: [] } })
    await ask({ discord, ...bot }, { passage: '5', comment: '*_'.repeat(500) })
    const limit = { passage: '5', comment: 'x'.repeat(1_001) }
    expect(() => discord.payloads.slash('quote', limit)).toThrow(/comment cannot be/u)
  })

  it.each<[string, OptionValues, RegExp]>([
    ['a passage that is not there', { passage: '99' }, /There’s no ¶99/u],
    ['a sentence that is not there', { passage: '5', sentences: '9' }, /¶5 has no sentence 9/u],
    [
      'sentences backwards',
      { passage: '5', sentences: '3-2' },
      /5:3–2 is in reverse order\nDid you mean 5:2–3/u,
    ],
    [
      'sentences that are none',
      { passage: '5', sentences: 'the last' },
      /I couldn’t read “5:the last” as a reference/u,
    ],
    [
      'sentences of several passages',
      { passage: '2, 4', sentences: '1' },
      /I couldn’t read “2, 4:1” as a reference/u,
    ],
    ['sentences of a range', { passage: '5-7', sentences: '1' }, /I couldn’t read “5-7:1” as a reference/u],
    ['sentences of sentences', { passage: '5:2', sentences: '1' }, /I couldn’t read “5:2:1” as a reference/u],
    ['a range that is none', { passage: '9/11' }, /I couldn’t read “9\/11” as a reference/u],
    ['words', { passage: 'sanctions' }, /Best of \d+ matches for “sanctions”/u],
    ['another command', { passage: 'help' }, /I find and quote exact passages/u],
  ])('of %s is a private answer', async (_, values, said) => {
    const { discord } = await startDiscordBot()
    const { message } = await discord.interact(discord.payloads.slash('quote', values))
    expect(read(only(message)).text).toMatch(said)
    expect(discord.ephemerals(alice.id)).toEqual([message])
    expect(postedIn(discord, discord.ids.channel)).toEqual([])
  })

  it('leaves its name to the other command where that has it', async () => {
    const discord = await startDiscord()
    const { adapter } = await createDiscordBot(discord, { command: 'quote' })
    await adapter.start(createTestBot(vancouver))
    expect(discord.commands.list(null).map(({ name }) => name)).toEqual([
      'quote',
      'digest',
      'actions',
      'action',
      'documents',
      'key',
      'settings',
      'Find passages',
      'Check quotation',
      'Quote in reply',
    ])
    const { message } = await discord.interact(discord.payloads.slash('quote', { text: '5' }))
    expect(read(only(message)).quoted).toBe(sentences.join(' '))
    await adapter.stop()
  })
})

describe('Completion of /quote', () => {
  it('offers passages and nothing else, with values that mean what they show', async () => {
    const { discord } = await startDiscordBot(createTestBot(both))
    for (const [typed, name, value] of [
      ['', '¶1 ', '1'],
      ['5', '¶5 ', '5'],
      ['11c', '¶11(c) ', '11(c)'],
      ['5:2', '¶5:2 ', '5:2'],
      ['5-7', '¶5–7', '5–7'],
      ['sanc', '¶5', '5'],
      ['harbour-2031 3', 'Harbour 2031 ¶3 ', 'harbour-2031 3'],
    ]) {
      const choices = await complete(discord, { passage: typed ?? '' }, 'passage')
      const first = choices.find((choice) => choice.value === value)
      expect(first?.name.startsWith(name ?? ''), `${typed}: ${JSON.stringify(choices)}`).toBe(true)
      expect(choices.length).toBeLessThanOrEqual(25)
    }
    for (const typed of ['quo', 'help', 'x'.repeat(6_000), '😀'.repeat(60), '99']) {
      const choices = await complete(discord, { passage: typed }, 'passage')
      expect(choices.map(({ value }) => value)).not.toContain('quote')
    }
  })

  it('offers the sentences of the passage, then runs of them', async () => {
    const { discord } = await startDiscordBot()
    const offered = async (passage: string, typed: string) =>
      complete(discord, { passage, sentences: typed }, 'sentences')
    const all = await offered('5', '')
    expect(all.map(({ value }) => value)).toEqual(sentences.map((_, index) => String(index + 1)))
    expect(all[1]?.name.startsWith(`2 ${sentences[1]?.slice(0, 20)}`)).toBe(true)
    expect((await offered('5', '2')).map(({ value }) => value)).toContain('2')
    expect((await offered('5', '2-')).map(({ value }) => value)).toEqual(
      sentences.slice(2).map((_, index) => `2-${index + 3}`),
    )
    expect((await offered('5', '1 – 3')).map(({ value }) => value)).toEqual(['1-3'])
    const word = sentences[1]?.split(' ').slice(3, 6).join(' ') ?? ''
    expect((await offered('5', word.toUpperCase())).map(({ value }) => value)).toContain('2')
    for (const passage of ['', '99', '5-7', '5:2', 'sanctions'])
      expect(await offered(passage, '')).toEqual([])
  })
})

/** Types the command and waits for the quote. */
async function ask(bot: DiscordBot, values: OptionValues, where: InteractionScene = {}): Promise<Message> {
  const { discord } = bot
  const channel = channelOf(where.place ?? 'channel', where.user ?? alice).id
  const before = quotesIn(discord, channel).length
  await discord.interact(discord.payloads.slash('quote', values, where))
  return discord.until(() => {
    const isAlone = discord.ephemerals((where.user ?? alice).id).length === 0
    const quotes = quotesIn(discord, channel)
    return isAlone && quotes.length > before && quotes.at(-1)
  }, 'the quote')
}

async function complete(discord: DiscordBot['discord'], values: OptionValues, focused: string) {
  const { data } = await discord.interact(discord.payloads.autocomplete('quote', values, focused))
  return objectsIn(data.choices).map(({ name, value }) => ({ name: String(name), value: String(value) }))
}
