import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine, isTooLong } from '../../src/search/engine.ts'
import type { Hit } from '../../src/search/hit.ts'
import { stemOf } from '../../src/text/words.ts'
import { anyText } from '../any-text.ts'
import { both, bundledVectors, engineOf, vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { processorMs } from '../processor-time.ts'
import { runs } from '../run-length.ts'

const engine = engineOf(both)
const texts = both.documents.flatMap((document) =>
  paragraphsOf(document).flatMap(({ parts }) => parts.map(({ text }) => text)),
)
const vocabulary = [...new Set(texts.join(' ').match(/[\p{L}\p{N}]+/gu))]

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...vocabulary) },
  { weight: 1, arbitrary: anyText({ maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '제재',
      'عقوبات',
      'санкции',
      '制裁',
      '👩‍👩‍👧',
      '\u0000',
      '\u202e',
      '\ud83d',
      '"',
      '-',
      'in:',
      '’',
      '\u0301',
    ),
  },
)
const query = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))

describe('a search', () => {
  // PROPERTY_RUNS=100000 for the long run, which CI makes.
  const numRuns = Number(process.env.PROPERTY_RUNS ?? runs(2_000))

  it('answers random questions, best first, with scores from 0 to 1', () => {
    fc.assert(
      fc.property(query, (query) => {
        const { hits } = engine.search(query, 10)
        expect(engine.search(query, 10).hits).toEqual(hits)
        const scores = hits.map(({ score }) => score)
        expect(hits.length).toBeLessThanOrEqual(10)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        for (const score of scores) expect(score > 0 && score <= 1, `${score}`).toBe(true)
      }),
      { numRuns },
    )
  }, 300_000)

  it('gives the same answer to the same question, whatever was asked between', () => {
    const questions = ['north korea', 'smugling', 'hackers', 'port harbour', '"political will"', 'UN']
    const before = questions.map((question) => engine.search(question, 10))
    expect(questions.toReversed().map((question) => engine.search(question, 10))).toEqual(before.toReversed())
    expect(questions.map((question) => createEngine(both, bundledVectors()).search(question, 10))).toEqual(
      before,
    )
  })

  it('finds each passage at most once', () => {
    const { hits } = engine.search('North Korea sanctions harbour', 100)
    expect(
      new Set(hits.map(({ passage }) => JSON.stringify([passage.document.id, passage.place]))).size,
    ).toBe(hits.length)
  })

  it('gives the best few of the same order to whoever wants fewer', () => {
    const many = engine.search('nuclear weapons programs', 10).hits
    expect(many.length).toBeGreaterThan(3)
    expect(engine.search('nuclear weapons programs', 3).hits).toEqual(many.slice(0, 3))
    expect(engine.search('nuclear weapons programs', 0).hits).toEqual([])
  })

  it('takes no notice of case, diacritics, invisible characters and signs', () => {
    const plain = passagesOf(engine.search('maritime smuggling', 5).hits)
    expect(plain.length).toBeGreaterThan(0)
    for (const typed of [
      'MARITIME SMUGGLING',
      'máritime smüggling',
      'mari\u00adtime smug\u200bgling',
      '¿maritime, smuggling?!',
    ]) {
      expect(passagesOf(engine.search(typed, 5).hits), typed).toEqual(plain)
    }
  })

  it('takes ten thousand words in its stride', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => vocabulary[index % vocabulary.length]).join(' ')
    expect(processorMs(() => engine.search(long, 10))).toBeLessThan(1_000)
    expect(isTooLong(long)).toBe(true)
    expect(isTooLong('maritime smuggling')).toBe(false)
  })

  it.each([
    'x'.repeat(50_000),
    '"'.repeat(20_000),
    '-a '.repeat(10_000),
    'in:'.repeat(10_000),
    ' '.repeat(50_000),
    "'s".repeat(10_000),
  ])('takes fifty thousand characters in its stride (%#)', (long) => {
    expect(processorMs(() => engine.search(long, 10))).toBeLessThan(1_000)
  })
})

describe('the marks of a hit', () => {
  it.each([
    ['maritime smuggling', ['maritime', 'smuggling']],
    ['abductees', ['abductees']],
    ['violation', ['violations']],
    ['paralympics', ['Paralympic']],
  ])('of “%s” are its words as the passage has them', (query, words) => {
    const [first] = createEngine(vancouver, null).search(query, 1).hits
    expect(first && markedWords(first)).toEqual(words)
  })

  it('are whole words, in order, wherever they stand in the passage', () => {
    for (const query of [
      'north korea',
      'wmd programs',
      'port harbour',
      'sanctoins',
      'IAEA',
      'hackers steal funds',
    ]) {
      for (const hit of engine.search(query, 10).hits) {
        hit.passage.parts.forEach(({ text }, index) => {
          let at = 0
          for (const { start, end } of hit.marks[index] ?? []) {
            expect(start).toBeGreaterThanOrEqual(at)
            expect(text.slice(start - 1 < 0 ? 0 : start - 1, start)).not.toMatch(/[\p{L}\p{N}]/u)
            expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}]/u)
            expect(text.slice(end, end + 1)).not.toMatch(/[\p{L}\p{N}]/u)
            at = end
          }
        })
      }
    }
  })

  it('leave out no form of the word that was asked for', () => {
    const plain = createEngine(vancouver, null)
    for (const query of ['sanctions', 'missile', 'diplomacy', 'dialogue']) {
      for (const hit of plain.search(query, 20).hits) {
        const own = hit.passage.parts.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? [])
        const forms = own.filter((form) => stemOf(form.toLowerCase()) === stemOf(query))
        expect(markedWords(hit)).toEqual(expect.arrayContaining(forms))
      }
    }
  })
})

describe('a reason', () => {
  it('is given for a word that the passage does not have itself', () => {
    const [hit] = engine.search('contraband', 3).hits
    expect(hit?.because.map(({ asked }) => asked)).toEqual(['contraband'])
    expect(hit && markedWords(hit).map((word) => word.toLowerCase())).toContain(hit?.because[0]?.found)
  })

  it('is not given for a word that it has', () => {
    const [hit] = engine.search('maritime smuggling', 1).hits
    expect(hit?.because).toEqual([])
  })
})

function markedWords(hit: Hit): readonly string[] {
  return hit.passage.parts.flatMap(({ text }, index) =>
    (hit.marks[index] ?? []).map(({ start, end }) => text.slice(start, end)),
  )
}

function passagesOf(hits: readonly Hit[]): readonly unknown[] {
  return hits.map(({ passage }) => passage.place)
}
