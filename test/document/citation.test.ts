import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fullCitation, shortCitation } from '../../src/document/citation.ts'
import { itemLetter } from '../../src/document/item-letter.ts'
import type { Library } from '../../src/document/library.ts'
import type { Passage } from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { both, vancouver } from '../library.ts'
import { readValid, sourceOf } from './source.ts'

describe('shortCitation', () => {
  it.each([
    ['5', 'Vancouver 2018 ¶5'],
    ['11(c)', 'Vancouver 2018 ¶11(c)'],
    ['5:2', 'Vancouver 2018 ¶5:2'],
    ['5:2-3', 'Vancouver 2018 ¶5:2–3'],
    ['11(c):1', 'Vancouver 2018 ¶11(c):1'],
    ['harbour-2031 0', 'Harbour 2031 ¶0'],
  ])('cites %s', (typed, citation) => {
    expect(shortCitation(passageAt(typed))).toBe(citation)
  })

  it('has at most 80 characters, whatever it cites', () => {
    const number = fc.integer({ min: 0, max: 99_999_999 })
    const document = { ...vancouver.main, short: 'N'.repeat(50) }
    const place = fc.record({
      unit: fc
        .tuple(number, fc.option(fc.nat(10_000).map(itemLetter)))
        .map(([paragraph, item]) => (item === null ? `${paragraph}` : `${paragraph}.${item}`)),
      sentences: fc.option(fc.record({ from: fc.nat(9_999), to: fc.nat(9_999) })),
    })
    fc.assert(
      fc.property(place, (place) => {
        expect(shortCitation({ document, place }).length).toBeLessThanOrEqual(80)
      }),
    )
  })
})

describe('fullCitation', () => {
  it('names issuer, title, place and date', () => {
    expect(fullCitation(passageAt('5'))).toBe(
      "Global Affairs Canada, “Co-chairs' summary of the Vancouver Foreign Ministers' Meeting on Security and " +
        'Stability on the Korean Peninsula”, Vancouver, Canada, 16 January 2018, para. 5',
    )
  })

  it.each([
    ['a bullet by its position', '11(c)', 'para. 11, third bullet'],
    ['a letter that is printed by that letter', 'harbour-2031 2(c)', 'para. 2, item (c)'],
    ['a number that is printed by that number', 'harbour-2031 4(b)', 'para. 4, item 2'],
    ['an opening without a number as such', '1', 'opening paragraph (unnumbered)'],
    ['an opening before paragraph 1 as such', 'harbour-2031 0', 'opening paragraph (unnumbered)'],
    ['a sentence by its position', '5:2', 'para. 5, second sentence'],
    ['several sentences', '5:2-3', 'para. 5, sentences 2–3'],
    ['a sentence of an item', '11(i):1', 'para. 11, ninth bullet, first sentence'],
    ['a sentence of the opening', '1:4', 'opening paragraph (unnumbered), fourth sentence'],
  ])('cites %s', (_, typed, place) => {
    expect(
      fullCitation(passageAt(typed))
        .split(' 20')
        .at(-1)
        ?.replace(/^\d\d, /u, ''),
    ).toBe(place)
  })

  it('says which numbers are ours', () => {
    const { document } = readValid(sourceOf('First.\n\nSecond.'))
    expect(fullCitation(passageAt('2', { documents: [document], main: document, unsealed: [] }))).toBe(
      'Nobody, “Accord of Nowhere”, 2 January 2020, paragraph 2 (unnumbered; our count)',
    )
  })

  it('counts a number among the numbers that are printed with it', () => {
    const { document } = readValid(sourceOf('1. One:\n\n   - bullet\n\n   or\n\n   1. first\n   2. second'))
    const library = { documents: [document], main: document, unsealed: [] }
    expect(fullCitation(passageAt('1(c)', library))).toMatch(/para\. 1, item 2$/u)
  })
})

function passageAt(typed: string, library: Library = both): Passage {
  const parsed = parseReference(typed, library.documents)
  const { passages } =
    parsed?.kind === 'reference' ? resolveReference(parsed.reference, library) : { passages: [] }
  const [only] = passages
  if (only === undefined) throw new Error(`no passage: ${typed}`)
  return only
}
