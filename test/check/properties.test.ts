import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/check/verdict.ts'
import { anyText } from '../any-text.ts'
import { both, harbour, vancouver } from '../library.ts'
import { runs } from '../run-length.ts'
import { changesOf, checker, checkOne } from './check.ts'
import { arbitraryExcerpt, type Excerpt, occursIn, occursToTheLetter } from './verbatim.ts'

const usual = { numRuns: runs(400), seed: 20_180_116 }
const documents = [
  { document: vancouver.main, name: 'the bundled document', prefix: '' },
  { document: harbour.main, name: 'the invented document', prefix: 'harbour-2031/' },
]

describe.each(documents)('every run of words of $name', ({ document, prefix }) => {
  const excerpt = arbitraryExcerpt(document, { min: 4, max: 40 }, prefix)
  const short = arbitraryExcerpt(document, { min: 1, max: 3 }, prefix)

  it('is exact, in the smallest passages that hold it', () => {
    fc.assert(
      fc.property(fc.oneof(excerpt, short), ({ text, ids }) => {
        const verdict = checkOne(text)
        expect(verdict).toMatchObject({ kind: 'exact', elisions: [], insertions: [] })
        const found = verdict.kind === 'absent' ? [] : verdict.passages.map(({ id }) => id)
        expect(found).toEqual(expect.arrayContaining([...ids]))
      }),
      usual,
    )
  })

  it('is exact however it is set', () => {
    const set = fc.record({
      excerpt,
      space: fc.constantFrom(' ', '\n', '\u00a0', '\r\n  ', '\u2009', ' \u200b'),
      dash: fc.constantFrom('-', '–', '—', '‑', '−'),
      apostrophe: fc.constantFrom("'", '’', 'ʼ'),
      around: fc.constantFrom(['', ''], ['“', '”'], ['«', '»'], ['"', '"'], ['‘', '’'], ['„', '']),
      end: fc.constantFrom('', '.', ',', ';', '?', ' …'),
      form: fc.constantFrom('NFC', 'NFD'),
    })
    fc.assert(
      fc.property(set, ({ excerpt: { text }, space, dash, apostrophe, around: [open, close], end, form }) => {
        // White space at the end of an item, between two marks, is none in the document.
        const written = text
          .replace(/\s+/gu, space)
          .replaceAll('-', dash)
          .replace(/(?<=\p{L})['’](?=\p{L})/gu, apostrophe)
          .normalize(form)
        expect(checkOne(`${open}${written}${end}${close}`).kind).toBe('exact')
      }),
      usual,
    )
  })

  it('with one word replaced is altered, and the word is named', () => {
    fc.assert(
      fc.property(withOneOf(excerpt, 0, 0), ({ text, words, at }) => {
        const { word, start, end } = words[at] ?? { word: '', start: 0, end: 0 }
        const typed = `${text.slice(0, start)}zebra${text.slice(end)}`
        const change = onlyChange(typed)
        if (change === null) return
        expect(change.quotation).toContain('zebra')
        const isEnd = at === 0 || at === words.length - 1
        if (!isEnd) expectNamed(change.document, word, typed, change)
      }),
      usual,
    )
  })

  it('with one word left out is altered, and the word is named', () => {
    fc.assert(
      fc.property(withOneOf(excerpt, 1, 1), ({ text, words, at }) => {
        const { word, start, end } = words[at] ?? { word: '', start: 0, end: 0 }
        const typed = `${text.slice(0, start)}${text.slice(end).replace(/^\s/u, '')}`
        if (both.documents.some((other) => occursIn(other, typed))) return
        const change = onlyChange(typed)
        if (change !== null) expectNamed(change.document, word, typed, change)
      }),
      usual,
    )
  })

  it('with one word put in is altered, and the word is named', () => {
    const added = fc.record({
      one: withOneOf(excerpt, 1, 0),
      word: fc.constantFrom('zebra', 'lighthouses', 'not', 'the'),
    })
    fc.assert(
      fc.property(added, ({ one: { text, words, at }, word }) => {
        const start = words[at]?.start ?? 0
        const typed = `${text.slice(0, start)}${word} ${text.slice(start)}`
        if (both.documents.some((other) => occursIn(other, typed))) return
        expect(onlyChange(typed)?.quotation ?? word).toContain(word)
      }),
      usual,
    )
  })

  it('with one character changed is exact only if the documents say so', () => {
    const strange = fc.constantFrom('', 'x', 'E', ',', '.', ' ', '/', "'", '"', '…', '(', '%', 'é')
    const changed = fc.record({ one: excerpt, at: fc.nat(), by: strange, isPutIn: fc.boolean() })
    fc.assert(
      fc.property(changed, ({ one: { text }, at, by, isPutIn }) => {
        const place = at % text.length
        const typed = text.slice(0, place) + by + text.slice(isPutIn ? place : place + 1)
        const verdict = checkOne(typed)
        if (verdict.kind !== 'exact' || verdict.elisions.length + verdict.insertions.length > 0) return
        // Of a message with a quotation in it the rest does not count.
        if (verdict.quotation.length < typed.trim().length - 2) return
        // An ellipsis at an end, or in the place of nothing, says nothing.
        const bare = typed.replaceAll('…', ' ')
        expect(
          both.documents.some((other) => occursToTheLetter(other, bare)),
          typed,
        ).toBe(true)
      }),
      { ...usual, numRuns: runs(1_000) },
    )
  })

  /** Names the word, or another that could as well have been meant: with it the quotation is the document's. */
  function expectNamed(named: string, word: string, typed: string, { quotation }: Change): void {
    if (named.includes(word)) return
    const verdict = checkOne(typed)
    const place = verdict.kind === 'altered' && quotation !== '' ? verdict.marks[0] : undefined
    const restored =
      place === undefined
        ? Array.from(
            typed.matchAll(/(?<=\s)|$/gu),
            ({ index }) => `${typed.slice(0, index)} ${named} ${typed.slice(index)}`,
          )
        : [`${typed.slice(0, place.start)} ${named} ${typed.slice(place.end)}`]
    expect(
      restored.some((text) => both.documents.some((other) => occursIn(other, text))),
      `${word}: ${typed}`,
    ).toBe(true)
  }
})

describe('whatever is typed', () => {
  const piece = fc.constantFrom(
    ...[
      '[',
      ']',
      '(',
      ')',
      '…',
      '...',
      '. ',
      '“',
      '”',
      '"',
      '«',
      '»',
      '‘',
      '’',
      '„',
      '>',
      '> ',
      '\n',
      ' ',
      '-',
      '—',
    ],
    ...[
      '5.',
      '(a)',
      '11(c)',
      '[sic]',
      '[T]he',
      'the',
      'Ministers',
      'sanctions',
      'are',
      'a tool',
      'zebra',
      '\ud800',
      '\u200b',
    ],
  )
  const typed = fc.oneof(
    anyText({ maxLength: 80 }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' ')),
  )

  it('gets a verdict whose every word is as written', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const verdicts = checker.check(text)
        expect(verdicts.length).toBeGreaterThan(0)
        for (const verdict of verdicts) {
          if (verdict.kind !== 'altered') continue
          expect(verdict.changes.length).toBeGreaterThan(0)
          expect(
            verdict.changes.filter(({ document, quotation }) => document === '' && quotation === ''),
          ).toEqual([])
          for (const { quotation } of verdict.changes) expect(verdict.quotation).toContain(quotation)
          const own = verdict.passages.flatMap(({ parts }) => parts.map(({ text: part }) => part)).join('\n')
          for (const { document } of verdict.changes) expect(own).toContain(document)
        }
      }),
      { ...usual, numRuns: runs(1_500) },
    )
  })
})

/** An excerpt and one of its words, so many from either end at least. */
function withOneOf(excerpt: fc.Arbitrary<Excerpt>, fromStart: number, fromEnd: number) {
  return excerpt.chain((one) =>
    fc.integer({ min: fromStart, max: one.words.length - 1 - fromEnd }).map((at) => ({ ...one, at })),
  )
}

/** The only change of an altered quotation; null where brackets made it exact. */
function onlyChange(typed: string): Change | null {
  const verdict = checkOne(typed)
  // In the invented document's [x](…) a word in brackets may stand for another.
  if (verdict.kind === 'exact' && typed.includes('[')) return null
  expect(verdict.kind, typed).toBe('altered')
  expect(changesOf(verdict), typed).toHaveLength(1)
  return changesOf(verdict)[0] ?? null
}
