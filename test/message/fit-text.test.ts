import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutExcerpt, fitParts, type Measure } from '../../src/message/fit-text.ts'
import type { QuotedPart } from '../../src/message/reply.ts'
import { type Span, textOf } from '../../src/text/span.ts'
import { anyText } from '../any-text.ts'
import { both, harbour } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { runs } from '../run-length.ts'

const overhead = 10
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const measures: Readonly<Record<string, Measure>> = {
  'UTF-16 units': (text) => text.length,
  'twice as long': (text) => 2 * text.length,
  'with signs escaped': (text) => text.replace(/[&<>*_`]/gu, '&amp;').length,
  'code points': (text) => [...text].length,
}

const piece = fc.constantFrom(
  ...[
    'One sentence. ',
    'Another one! ',
    'word ',
    'e.g. ',
    ' ',
    '\n',
    'x'.repeat(90),
    '&<>',
    '제재는 ',
    'سلام ',
    'é',
  ],
  ...['👨‍👩‍👧‍👦', '🇨🇦', '👍🏽', 'e\u0301\u0323', '\u200b', '‮', '\ud83d', 'नमस्ते '],
)
const text = fc.oneof(
  anyText({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
)
const span: fc.Arbitrary<Span> = fc.oneof(
  text,
  fc.record({ mark: fc.constantFrom('match', 'strong', 'code'), text }),
)
const part: fc.Arbitrary<QuotedPart> = fc.record({
  label: fc.option(fc.constantFrom('(a)', '(b)', '(aa)')),
  spans: fc.array(span, { maxLength: 4 }),
})

describe('fitParts', () => {
  it('divides any text into portions that joined are the text again, each within the limit', () => {
    const parts = fc.array(part, { maxLength: 5 })
    fc.assert(
      fc.property(
        parts,
        fc.integer({ min: 40, max: 400 }),
        fc.constantFrom(...Object.keys(measures)),
        (parts, limit, name) => {
          const measure = measures[name] ?? ((text) => text.length)
          const portions = fitParts(parts, limit, measure, overhead)
          expect(textOf(portions.flat().flatMap(({ spans }) => spans))).toBe(
            textOf(parts.flatMap(({ spans }) => spans)),
          )
          for (const portion of portions) {
            expect(portion.length).toBeGreaterThan(0)
            const texts = portion.map(({ spans }) => textOf(spans))
            const length = texts.reduce((sum, text) => sum + measure(text) + overhead, 0)
            const isOneCharacter = portion.length === 1 && [...graphemes.segment(texts[0] ?? '')].length <= 1
            expect(length <= limit || isOneCharacter, `${length} > ${limit}`).toBe(true)
          }
        },
      ),
      { numRuns: runs(500) },
    )
  })

  it('shows each label once, with the first words of its part', () => {
    const items = ['(a)', '(b)', '(c)'].map((label) => ({
      label,
      spans: ['A sentence of the item. '.repeat(8)],
    }))
    for (const limit of [40, 60, 100, 210, 300, 1_000]) {
      const labelled = fitParts(items, limit)
        .flat()
        .filter(({ label }) => label !== null)
      expect(
        labelled.map(({ label }) => label),
        `${limit}`,
      ).toEqual(['(a)', '(b)', '(c)'])
      for (const { spans } of labelled) expect(textOf(spans)).toMatch(/^A sentence/u)
    }
  })

  it.each([-4_000, 0, 1, overhead, overhead + 1])(
    'ends and keeps every word, with a limit of %i',
    (limit) => {
      fc.assert(
        fc.property(fc.array(part, { maxLength: 3 }), (parts) => {
          const portions = fitParts(parts, limit, (text) => 2 * text.length, overhead)
          expect(textOf(portions.flat().flatMap(({ spans }) => spans))).toBe(
            textOf(parts.flatMap(({ spans }) => spans)),
          )
        }),
        { numRuns: 50 },
      )
    },
  )

  it('keeps whole what fits', () => {
    const parts = [{ label: null, spans: ['One. ', { mark: 'match', text: 'Two' } as const, '.'] }]
    expect(fitParts(parts, 40)).toEqual([parts])
    expect(fitParts([], 40)).toEqual([])
  })

  it('keeps the marks of what it cuts', () => {
    const long: Span = { mark: 'match', text: 'sanctions '.repeat(20) }
    for (const { spans } of fitParts([{ label: null, spans: [long] }], 60).flat()) {
      expect(spans).toEqual([{ mark: 'match', text: expect.stringMatching(/^(?:sanctions )+$/u) }])
    }
  })

  it('cuts between parts rather than inside one', () => {
    const parts = [40, 30, 25].map((length) => ({ label: null, spans: ['x'.repeat(length)] }))
    expect(fitParts(parts, 60).map((portion) => portion.map(({ spans }) => textOf(spans).length))).toEqual([
      [40],
      [30],
      [25],
    ])
  })

  it('cuts between sentences where one begins in reach', () => {
    const portions = textsOf(
      'The first one is short. The second one is rather longer. The third ends it.',
      70,
    )
    expect(portions).toEqual([
      'The first one is short. The second one is rather longer. ',
      'The third ends it.',
    ])
  })

  it('does not take an abbreviation for the end of a sentence', () => {
    const portions = textsOf('It was met by the Hon. Chrystia Freeland and by others of them.', 50)
    expect(portions[0]).toBe('It was met by the Hon. Chrystia ')
  })

  it('cuts between words where no sentence ends', () => {
    for (const portion of textsOf('seven small words stand here without any stop '.repeat(5), 40).slice(
      0,
      -1,
    )) {
      expect(portion).toMatch(/\w $/u)
    }
  })

  it.each(['👨‍👩‍👧‍👦', '🇨🇦', '👍🏽', 'e\u0301\u0323', '각', 'नि'])('cuts no %s in two', (character) => {
    for (let limit = 40; limit < 80; limit += 1) {
      for (const portion of textsOf(`x${character.repeat(60)}`, limit)) {
        expect(portion.replaceAll(character, '').replace(/^x/u, ''), `${limit}`).toBe('')
      }
    }
  })

  it('cuts no flag of a long row of them in two', () => {
    for (let limit = 240; limit < 250; limit += 1) {
      for (const portion of textsOf('🇨🇦'.repeat(200), limit)) expect(portion.length % 4, `${limit}`).toBe(0)
    }
  })

  it.each(both.documents.map((document) => [document.id, document] as const))(
    'loses no word of %s',
    (_, document) => {
      for (const { parts } of paragraphsOf(document)) {
        const quoted = parts.map(({ text }) => ({ label: null, spans: [text] }))
        for (const limit of [40, 300, 2_000]) {
          expect(
            fitParts(quoted, limit)
              .flat()
              .map(({ spans }) => textOf(spans))
              .join(''),
          ).toBe(parts.map(({ text }) => text).join(''))
        }
      }
    },
  )

  it('divides a paragraph of nine thousand characters between its sentences', () => {
    const [part] = paragraphsOf(harbour.main)[6]?.parts ?? []
    const portions = textsOf(part?.text ?? '', 2_000)
    expect(portions.length).toBeLessThanOrEqual(6)
    for (const portion of portions) expect(portion).toMatch(/\.\s?$/u)
  })
})

function textsOf(text: string, limit: number): readonly string[] {
  return fitParts([{ label: null, spans: [text] }], limit).map((portion) =>
    portion.map(({ spans }) => textOf(spans)).join(''),
  )
}

describe('an excerpt', () => {
  const excerpt: readonly Span[] = [
    '… of existing ',
    { mark: 'match', text: 'sanctions' },
    ' on North Korea, by all …',
  ]

  it('is cut before a word, openly, and stays as it is where it is short', () => {
    expect(cutExcerpt(excerpt, 80)).toBe(excerpt)
    expect(textOf(cutExcerpt(excerpt, 40))).toBe('… of existing sanctions on North …')
    expect(textOf(cutExcerpt(excerpt, 40)).length).toBeLessThanOrEqual(40)
  })

  it('never loses the first of its marked words', () => {
    expect(textOf(cutExcerpt(excerpt, 10))).toBe('… of existing sanctions …')
    expect(cutExcerpt(excerpt, 10)[1]).toEqual({ mark: 'match', text: 'sanctions' })
  })

  it('is whole where it has no place to be cut', () => {
    expect(cutExcerpt(['x'.repeat(60)], 40)).toEqual(['x'.repeat(60)])
  })
})
