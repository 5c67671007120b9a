import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shortCitation } from '../../src/document/citation.ts'
import { passageId, referenceTo } from '../../src/document/passage.ts'
import { formatReference } from '../../src/document/reference/format.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { anyText } from '../any-text.ts'
import { both, harbour, vancouver } from '../library.ts'
import { runs } from '../run-length.ts'
import { arbitraryReference } from './arbitrary-reference.ts'
import { everyPassage } from './passages.ts'
import { within } from './within.ts'

const limitMs = 50
const token = fc.constantFrom(
  ...[
    '1',
    '11',
    '999',
    '(c)',
    'c',
    '(',
    ')',
    ',',
    ';',
    ' ',
    '¶',
    '#',
    'para. ',
    'p',
    'and',
    ' to ',
    '-',
    '–',
    ':',
    '.',
  ],
  ...['third', ' bullet', ' sentence ', 's.', 'harbour-2031 ', 'é', '\u200b', '\n', 'x', '１', '🇨🇦'],
)
const typed = fc.oneof(
  anyText({ maxLength: 60 }),
  fc.array(token, { maxLength: 40 }).map((tokens) => tokens.join('')),
)

describe('parseReference', () => {
  it('reads what formatReference prints', () => {
    fc.assert(
      fc.property(arbitraryReference, (reference) => {
        expect(parseReference(formatReference(reference), both.documents)).toEqual({
          kind: 'reference',
          reference,
        })
      }),
      { numRuns: runs(1_000) },
    )
  })

  it('reads anything in time, and prints what it read so that it reads the same again', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = within(limitMs, () => parseReference(text, both.documents))
        if (parsed?.kind !== 'reference') return
        expect(parseReference(formatReference(parsed.reference), both.documents)).toEqual(parsed)
      }),
      { numRuns: runs(1_000) },
    )
  })

  it.each([
    ...[
      '1',
      '1,',
      '1, ',
      '(',
      ' ',
      '\t',
      'p',
      'p.',
      'para ',
      '§ ',
      '¶',
      '#',
      '¶#',
      '1-',
      '1 to ',
      'and ',
      '11(c), ',
      '1:1,',
    ],
    ...['(c) and ', '5 ,', 'third bullet, ', '. ', '?', '１', '\u200b', 'é', '🇨🇦', '11 s. '],
  ])('reads ten thousand characters of %j in time', (unit) => {
    const many = unit.repeat(Math.ceil(10_000 / unit.length))
    for (const text of [many, `5${many}`, `11(c)${many}x`, `5${many}1`, `¶${many}(`]) {
      within(limitMs, () => parseReference(text, both.documents))
    }
  })
})

describe.each([
  ['the bundled document', both, vancouver.main],
  ['another document', both, harbour.main],
  ['the only document', harbour, harbour.main],
])('every passage of %s', (_, library, document) => {
  const passages = everyPassage(document, library)

  it('is found again by its short citation', () => {
    expect(passages.length).toBeGreaterThan(40)
    for (const passage of passages) expect(resolve(shortCitation(passage))).toEqual([passage])
  })

  it('is found again by the reference to it', () => {
    for (const passage of passages) {
      expect(resolve(formatReference(referenceTo(passage, library)))).toEqual([passage])
    }
  })

  it('has an id of its own', () => {
    expect(new Set(passages.map(({ place }) => passageId(place))).size).toBe(passages.length)
  })

  function resolve(text: string): unknown {
    const parsed = parseReference(text, library.documents)
    return parsed?.kind === 'reference' ? resolveReference(parsed.reference, library).passages : parsed
  }
})
