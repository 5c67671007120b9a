import { describe, expect, it } from 'vitest'
import { encode } from '../../src/command/codec.ts'
import { offersOf } from '../../src/message/create-reply.ts'
import { renderPlainText } from '../../src/message/plain-text.ts'
import { textOf } from '../../src/text/span.ts'
import { createAsker } from '../asker.ts'
import { both, createTestBot, engineOf, harbour, vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import {
  ask,
  citedIn,
  labelsOf,
  menuOf,
  passagesOf,
  press,
  pressThrough,
  replyOf,
  saidIn,
} from './conversation.ts'

const bot = createTestBot(vancouver)

describe('the answer to a question', () => {
  it('shows the best hit in full to the asker alone, and further ones in a line each', async () => {
    const reply = await ask(bot, 'maritime smuggling')
    expect(reply.audience).toBe('asker')
    expect(reply).toMatchObject({ title: '', tone: 'plain', source: vancouver.main.source })
    expect(passagesOf(reply).map(({ citation }) => citation.short)).toEqual(['Vancouver 2018 ¶11(g)'])
    const [block] = reply.blocks.flatMap((each) => (each.kind === 'hits' ? [each] : []))
    expect(block?.heading).toMatch(/^Best of \d+ matches for “maritime smuggling”\. .*Next best:$/u)
    expect(block?.hits.length).toBeGreaterThan(0)
    expect(block?.hits.length).toBeLessThanOrEqual(3)
    for (const { citation, excerpt, offer } of block?.hits ?? []) {
      expect(offer?.label).toBe(citation)
      expect(offer?.command).toMatchObject({ kind: 'show', at: 0 })
      // With an … at either end.
      expect(textOf(excerpt).length).toBeLessThanOrEqual(74)
    }
  })

  it('leads to every hit, each once', async () => {
    const found = engineOf(vancouver).search('North Korea sanctions', 10).hits
    expect(found.length).toBe(10)
    const reply = await ask(bot, 'North Korea sanctions')
    expect(reply.choices.map(({ label }) => label)).toEqual(['6 more'])
    const others = offersOf(reply).filter(
      ({ command, label }) => command.kind === 'show' && label.startsWith('¶'),
    )
    const shown = await Promise.all(others.map(({ label }) => press(bot, reply, label)))
    const cited = [reply, ...shown].flatMap(citedIn)
    expect(cited).toHaveLength(found.length)
    expect(new Set(cited).size).toBe(found.length)
  })

  it('counts the hits, and says so of a single one', async () => {
    const reply = await ask(bot, '"hostile intent"')
    expect(saidIn(reply)).toEqual(['The only match for “"hostile intent"”.'])
    expect(reply.choices).toEqual([])
  })

  it('stays at the last hit where an old button asks for one beyond it', async () => {
    const answer = replyOf(
      await bot.answer({ kind: 'search', text: 'maritime smuggling', at: 99 }, createAsker('U1', null)),
    )
    expect(saidIn(answer).join()).toMatch(/^Match (\d+) of \1 for/u)
  })

  it('offers to quote what it shows', async () => {
    const first = await ask(bot, 'maritime smuggling')
    expect(first.offers[0]).toMatchObject({ label: 'Quote ¶11(g) in channel', isPrimary: true })
    const reply = await press(bot, first, 'Quote ¶11(g) in channel')
    expect(reply.audience).toBe('channel')
    expect(citedIn(reply)).toEqual(['Vancouver 2018 ¶11(g)'])
  })

  it('offers what else can be done with it', async () => {
    const first = await ask(bot, 'maritime smuggling')
    expect(menuOf(first)).toEqual(['Copy citation', 'Paragraphs around it', 'Related passages'])
    expect(citedIn(await press(bot, first, 'Paragraphs around it'))).toEqual(['Vancouver 2018 ¶11'])
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
      'No match for “"smugling"” in Vancouver 2018',
    )
  })

  it('says by what it matched where that is not the word itself', async () => {
    expect(renderPlainText(await ask(bot, 'contraband'))).toMatch(/contraband → \w+/u)
  })

  it('says when a question was too long', async () => {
    expect(saidIn(await ask(bot, differentWords(80))).join()).toContain('That’s a long question')
    expect(saidIn(await ask(bot, 'sanctions')).join()).not.toContain('That’s a long question')
  })

  it('reaches every hit of a question that is too long for a button', async () => {
    const question =
      'which financial lifelines of the weapons programs shall be severed in the region and how do sanctions help'
    const reply = await ask(bot, question)
    const found = engineOf(vancouver).search(question, 10).hits
    const others = offersOf(reply).filter(
      ({ command, label }) => command.kind === 'show' && label.startsWith('¶'),
    )
    expect(others.length + 1).toBe(found.length)
  })

  it('says honestly that nothing was found, and leads on', async () => {
    const reply = await ask(bot, 'bitcoin')
    expect(reply).toMatchObject({ title: 'No match for “bitcoin” in Vancouver 2018', tone: 'quiet' })
    expect(passagesOf(reply)).toEqual([])
    expect(labelsOf(reply)).toEqual(['Non-Proliferation', 'Sanctions', 'Diplomacy', 'Contents', 'Help'])
    expect(citedIn(await press(bot, reply, 'Sanctions'))).toEqual(['Vancouver 2018 ¶5', 'Vancouver 2018 ¶6'])
  })
})

describe('related passages', () => {
  it('are of other paragraphs, a line each', async () => {
    const reply = await ask(bot, 'related 9')
    const [block] = reply.blocks.flatMap((each) => (each.kind === 'hits' ? [each] : []))
    expect(block?.heading).toBe('Closest to ¶9 in meaning:')
    expect(block?.hits.length).toBeGreaterThan(0)
    expect(offersOf(reply).filter(({ label }) => label.startsWith('¶9'))).toEqual([])
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
        for (const reply of await pressThrough(bot, await ask(bot, question), 'Read on')) {
          expect(reply.title).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
          expect([...reply.title].length).toBeLessThanOrEqual(120)
          for (const { label, command } of offersOf(reply)) {
            expect(label.length, label).toBeLessThanOrEqual(75)
            expect(encode(command), label).not.toBeNull()
          }
        }
      }
    }
  })
})

/** So many different words of the bundled document. */
function differentWords(count: number): string {
  const texts = paragraphsOf(vancouver.main).flatMap(({ parts }) =>
    parts.map(({ text }) => text.toLowerCase()),
  )
  return [...new Set(texts.join(' ').match(/[a-z]{6,}/gu))].slice(0, count).join(' ')
}
