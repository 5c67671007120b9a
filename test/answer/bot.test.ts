import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Bot, createBot } from '../../src/answer/bot.ts'
import { encode } from '../../src/command/codec.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import { words } from '../../src/words/words.ts'
import { anyText } from '../any-text.ts'
import { busyFor } from '../busy-for.ts'
import { both, createTestBot, engineOf, vancouver } from '../library.ts'
import { runs } from '../run-length.ts'
import { ana, replyOf } from './conversation.ts'

const bot = createTestBot(both)

const oddities = [
  ...[
    '',
    ' ',
    '\n',
    '?',
    '??',
    '!',
    '.',
    '-',
    '--',
    '/',
    '/korea',
    '/korea 5',
    'help me',
    'HELP',
    '5',
    '0',
    '00',
    '-1',
    '1e3',
  ],
  ...[
    '1-999999999',
    '999999999',
    '99999999999999999999',
    '5:',
    ':5',
    '5:0',
    '5:99',
    '11(',
    '11()',
    '11(zz)',
    '11zz',
    '7-5',
    '9/11',
  ],
  ...[
    '5,',
    ',',
    '5,5,5',
    '1-12, 1-12',
    'quote',
    'quote ',
    'cite',
    'related',
    'show',
    'contents please',
    'quote 99',
    'cite 9/11',
  ],
  ...[
    'quote quote 5',
    'related sanctions',
    'quote harbour-2031 6',
    'harbour-2031',
    'atlantis-2031 5',
    'in:',
    'in:nowhere x',
  ],
  ...[
    '"',
    '""',
    '"unclosed',
    '-china',
    'in:sanctions',
    '<!channel>',
    '@everyone',
    '<script>alert(1)</script>',
    '*bold* _it_ `c`',
  ],
  ...[
    '제재',
    'عقوبات',
    '🇨🇦',
    '\u202e5',
    '\u0000',
    '\ud83d',
    'x'.repeat(3_000),
    'north '.repeat(400),
    'e\u0301'.repeat(50),
  ],
]

describe('the bot', () => {
  it('cuts whatever is typed, however it comes in, and says so', async () => {
    const typed = `${'word of “2, 3” and <@U1> '.repeat(160_000)}`
    expect(await busyFor(() => bot.find(typed, 10))).toBeLessThan(50)
    expect(await busyFor(() => bot.suggest(typed, 10))).toBeLessThan(50)
    expect(await busyFor(() => bot.readCode(`1:s:0:${typed}`))).toBeLessThan(50)
    const answer = await bot.answer(bot.read(typed), ana)
    expect(JSON.stringify(answer)).toContain(words.longQuestion)
  })

  it.each(oddities.map((typed) => [typed.slice(0, 30), typed]))('answers %j', async (_, typed) => {
    const reply = replyOf(await bot.answer(bot.read(typed), ana))
    expect(renderPlainText(reply).trim()).not.toBe('')
    expect(reply.title).not.toMatch(/[\n\u202e\0]/u)
    expect(reply.blocks.length).toBeGreaterThan(0)
    for (const { command, label } of offersOf(reply)) {
      expect(label.length).toBeLessThanOrEqual(75)
      expect(bot.readCode(encode(command) ?? '')).toEqual(command)
    }
  })

  it('answers whatever is typed or pressed', async () => {
    const typed = anyText({ maxLength: 80 })
    await fc.assert(
      fc.asyncProperty(typed, async (typed) => {
        for (const command of [bot.read(typed), bot.readCode(typed), bot.readCode(`1:s:0:${typed}`)]) {
          expect(renderPlainText(replyOf(await bot.answer(command, ana))).trim()).not.toBe('')
        }
      }),
      { numRuns: runs(60) },
    )
  })

  it('gives the same answer to the same question', async () => {
    for (const typed of ['sanctions', '5', 'contents', 'quote 5']) {
      expect(await bot.answer(bot.read(typed), ana)).toEqual(await bot.answer(bot.read(typed), ana))
    }
  })

  it('keeps an answer from the second time on that it is asked for', async () => {
    const fresh = createTestBot(both)
    const ask = () => fresh.answer(fresh.read('naval blockade of ports'), ana)
    const [first, second, third] = [await ask(), await ask(), await ask()]
    expect(second).toEqual(first)
    expect(third).toBe(second)
  })

  it('is not sure what a malformed reference means, and offers to search for it', async () => {
    const reply = replyOf(await bot.answer(bot.read('9/11'), ana))
    expect(reply).toMatchObject({ title: 'I couldn’t read “9/11” as a reference', audience: 'asker' })
    const [search] = reply.offers
    expect(search?.command).toEqual({ kind: 'search', text: '9/11', at: 0 })
  })

  it('tells of a button of another version', async () => {
    expect(replyOf(await bot.answer(bot.readCode('9:z:0'), ana)).title).toBe('This button has expired')
  })

  it('turns no pages where there is room without end', async () => {
    const roomy = createBot({
      library: vancouver,
      engine: engineOf(vancouver),
      prompt: '',
      pageCharacters: Number.POSITIVE_INFINITY,
      excerptCharacters: 160,
      tracking: null,
    })
    const reply = replyOf(await roomy.answer(roomy.read('1-12'), ana))
    expect(reply.blocks.filter(({ kind }) => kind === 'passage')).toHaveLength(12)
    expect(reply.offers.map(({ label }) => label)).toEqual(['Quote in channel'])
  })
})

describe('finding', () => {
  it('gives the passages of a reference, each with score 1', () => {
    expect(idsOf(bot, '5, 11(c), 5:2')).toEqual(['passages', '5', '11.c', '5:2'])
    expect(bot.find('5-7', 10).hits.map(({ score }) => score)).toEqual([1, 1, 1])
    expect(idsOf(bot, 'harbour-2031 4(b)')).toEqual(['passages', 'harbour-2031/4.b'])
    expect(bot.find('1-12', 3).hits).toHaveLength(3)
  })

  it('gives the hits of a search, best first', () => {
    const { kind, hits } = bot.find('maritime smuggling', 3)
    expect(kind).toBe('hits')
    expect(hits[0]?.id).toBe('11.g')
    expect(hits).toHaveLength(3)
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a))
    expect(bot.find('where ships load', 1).hits[0]?.id).toBe('harbour-2031/2.a')
  })

  it('gives nothing for what does not exist, is malformed or is not found', () => {
    for (const typed of ['99', '11z', '9/11', 'bitcoin', ''])
      expect(idsOf(bot, typed), typed).toEqual(['none'])
  })

  it('gives what exists beside what does not', () => {
    expect(idsOf(bot, '5, 99')).toEqual(['passages', '5'])
  })
})

function idsOf(bot: Bot, typed: string): readonly string[] {
  const { kind, hits } = bot.find(typed, 10)
  return [kind, ...hits.map(({ id }) => id)]
}
