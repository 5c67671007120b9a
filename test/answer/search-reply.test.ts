import { describe, expect, it } from 'vitest'
import { encode } from '../../src/command/codec.ts'
import { createAsker } from '../asker.ts'
import { both, createTestBot, engineOf, harbour, vancouver } from '../library.ts'
import { ask, labelsOf, offersOf, passagesOf, press, pressThrough, saidIn } from './conversation.ts'

const bot = createTestBot(vancouver)

describe('the answer to a question', () => {
  it('shows the best hit in full to the asker alone, and further ones in a line each', async () => {
    const reply = await ask(bot, 'maritime smuggling')
    expect(reply.audience).toBe('asker')
    expect(reply.title).toMatch(/^“maritime smuggling”: passage 1 of \d+$/u)
    expect(passagesOf(reply).map(({ citation }) => citation.short)).toEqual(['Vancouver 2018 ¶11(g)'])
    const [hits] = reply.blocks.flatMap((block) => (block.kind === 'hits' ? [block.hits] : []))
    expect(hits?.length).toBeGreaterThan(0)
    expect(hits?.length).toBeLessThanOrEqual(4)
    for (const { citation, offer } of hits ?? []) {
      expect(offer?.label).toBe(`Show ¶${citation.split('¶')[1]}`)
      expect(offer?.command).toMatchObject({ kind: 'show', at: 0 })
    }
  })

  it('reaches every hit by turning on, each once, and all of them again by turning back', async () => {
    const found = engineOf(vancouver).search('North Korea sanctions', 10).hits
    expect(found.length).toBe(10)
    const replies = await pressThrough(bot, await ask(bot, 'North Korea sanctions'), 'Next match')
    expect(replies.map((reply) => passagesOf(reply)[0]?.citation.short)).toHaveLength(found.length)
    expect(new Set(replies.map((reply) => passagesOf(reply)[0]?.citation.short)).size).toBe(found.length)
    const [last] = replies.slice(-1)
    const back = last === undefined ? [] : await pressThrough(bot, last, 'Previous match')
    expect(back.map(({ title }) => title)).toEqual(replies.map(({ title }) => title).toReversed())
  })

  it('counts the hits, and says so of a single one', async () => {
    expect((await ask(bot, '"hostile intent"')).title).toBe('“"hostile intent"”: 1 passage')
    expect(labelsOf(await ask(bot, '"hostile intent"'))).not.toContain('Next match')
  })

  it('stays at the last hit where a button asks for one beyond it', async () => {
    const answer = await bot.answer(
      { kind: 'search', text: 'maritime smuggling', at: 99 },
      createAsker('U1', null),
    )
    expect(answer).toMatchObject({ title: expect.stringMatching(/passage (\d+) of \1$/u) })
  })

  it('offers to quote what it shows', async () => {
    const reply = await press(bot, await ask(bot, 'maritime smuggling'), 'Quote in channel')
    expect(reply).toMatchObject({ audience: 'channel', title: '¶11(g)' })
  })

  it('offers the paragraph around an item', async () => {
    const reply = await press(bot, await ask(bot, 'maritime smuggling'), 'Show ¶11')
    expect(passagesOf(reply).map(({ citation }) => citation.short)).toEqual(['Vancouver 2018 ¶11'])
  })

  it('offers to read on where the hit is longer than an answer', async () => {
    const ports = createTestBot(harbour)
    const first = await ask(ports, 'quay pilots arrivals')
    expect(passagesOf(first)[0]?.portion).toMatchObject({ number: 1 })
    const rest = await pressThrough(ports, await press(ports, first, 'Read on'), 'Next page')
    const portions = [first, ...rest].flatMap(passagesOf).map(({ portion }) => portion?.number)
    expect(portions).toEqual(portions.map((_, index) => index + 1))
    expect(portions).toHaveLength(passagesOf(first)[0]?.portion?.of ?? 0)
  })

  it('says what it read a misspelt word as, and offers the word itself', async () => {
    const reply = await ask(bot, 'smugling')
    expect(saidIn(reply)).toContain('Showing results for smuggling instead of “smugling”.')
    expect((await press(bot, reply, 'Search for “smugling” instead')).title).toBe(
      'Nothing found for “"smugling"”',
    )
  })

  it('says by what it matched where that is not the word itself', async () => {
    expect(saidIn(await ask(bot, 'contraband')).join()).toMatch(/contraband → \w+/u)
  })

  it('says when a question was too long', async () => {
    expect(saidIn(await ask(bot, differentWords(80))).join()).toContain('That’s a long question')
    expect(saidIn(await ask(bot, 'sanctions')).join()).not.toContain('That’s a long question')
  })

  it('reaches every hit of a question that is too long for a button', async () => {
    const question =
      'which financial lifelines of the weapons programs shall be severed in the region and how do sanctions help'
    const replies = await pressThrough(bot, await ask(bot, question), 'Next match')
    const found = engineOf(vancouver).search(question, 10).hits
    const reachable = new Set(
      replies.flatMap((reply) => [
        ...passagesOf(reply).map(({ citation }) => citation.short),
        ...reply.blocks.flatMap((block) =>
          block.kind === 'hits' ? block.hits.map(({ citation }) => citation) : [],
        ),
      ]),
    )
    expect(reachable.size).toBe(found.length)
  })

  it('says honestly that nothing was found, and leads on', async () => {
    const reply = await ask(bot, 'bitcoin')
    expect(reply.title).toBe('Nothing found for “bitcoin”')
    expect(passagesOf(reply)).toEqual([])
    expect(labelsOf(reply)).toEqual(['Contents', 'Help'])
  })
})

describe('related passages', () => {
  it('are of other paragraphs, a line each', async () => {
    const reply = await ask(bot, 'related 9')
    expect(reply.title).toBe('Related to ¶9')
    const lines = reply.blocks.flatMap((block) => (block.kind === 'hits' ? block.hits : []))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.map(({ citation }) => citation)).not.toContain('Vancouver 2018 ¶9')
  })
})

describe('every reply to a question', () => {
  it('has a title of one line within 120 characters, and buttons that a platform can carry', async () => {
    const questions = [
      'sanctions',
      'port',
      'markup',
      'smugling',
      'bitcoin',
      differentWords(80),
      '\u202esanctions\n\u0007',
      '👍'.repeat(90),
      'sanctions '.repeat(40),
    ]
    for (const library of [vancouver, harbour, both]) {
      const bot = createTestBot(library)
      for (const question of questions) {
        for (const reply of await pressThrough(bot, await ask(bot, question), 'Next match')) {
          expect(reply.title).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
          expect(reply.title.length).toBeGreaterThan(0)
          expect([...reply.title].length).toBeLessThanOrEqual(120)
          for (const { label, command } of offersOf(reply)) {
            expect(label.length, label).toBeLessThanOrEqual(40)
            expect(encode(command), label).not.toBeNull()
          }
        }
      }
    }
  })
})

/** So many different words of the bundled document. */
function differentWords(count: number): string {
  const texts = vancouver.main.paragraphs.flatMap(({ parts }) => parts.map(({ text }) => text.toLowerCase()))
  return [...new Set(texts.join(' ').match(/[a-z]{6,}/gu))].slice(0, count).join(' ')
}
