import fc from 'fast-check'
import { itemLetter } from '../../src/document/item-letter.ts'
import type { Reference, Span } from '../../src/document/reference/step.ts'
import { type PlainSpan, spanOf } from '../spans.ts'

const paragraph = fc.oneof(fc.nat(15), fc.nat(999_999_999))
const letter = fc.nat(800).map(itemLetter)
const sentence = fc.nat(9_999)

const plain: fc.Arbitrary<PlainSpan> = fc.oneof(
  fc.record({ kind: fc.constant('paragraphs'), from: paragraph, to: paragraph }),
  fc.record({ kind: fc.constant('items'), paragraph, from: letter, to: letter }),
  fc.record({
    kind: fc.constant('sentences'),
    paragraph,
    item: fc.option(letter),
    from: sentence,
    to: sentence,
  }),
  fc.record({
    kind: fc.constant('sub-item'),
    paragraph,
    item: letter,
    label: fc.constantFrom('i', 'ii', 'iii', 'iv', 'ix', '1', '12'),
  }),
)

const span: fc.Arbitrary<Span> = plain.map(spanOf)

/** Any reference that can be written: to no document, or to one of those of test/library.ts. */
export const arbitraryReference: fc.Arbitrary<Reference> = fc.record({
  document: fc.constantFrom(null, 'vancouver-2018', 'harbour-2031'),
  spans: fc.array(span, { minLength: 1, maxLength: 6 }),
})
