import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentenceRanges } from '../../src/text/sentences.ts'
import { anyText } from '../any-text.ts'
import { both } from '../library.ts'
import { paragraphAt } from '../plain.ts'

describe('sentenceRanges', () => {
  it.each([
    ['ends at marks', ['One.', 'Two!', 'Three?']],
    ['passes over "e.g." and "i.e."', ['A pilot, e.g. Ana, is i.e. Not a passenger.', 'Next.']],
    ['passes over titles', ['The Hon. Chrystia Freeland met Mr. Tillerson and H.E. Kang.', 'They agreed.']],
    [
      'passes over initials',
      ['Ministers of the U.S. Senate and of the U.N. Secretariat met J. Smith.', 'Next.'],
    ],
    ['passes over numbers of paragraphs', ['See para. 5 and No. 7, cf. Annex.', 'Next.']],
    ['passes over decimals', ['It grew by 2.5 per cent.', 'Next.']],
    ['takes a last one without a mark', ['One.', 'Two']],
    ['takes an abbreviation at the end', ['One.', 'It met the Hon.']],
  ])('%s', (_, sentences) => {
    expect(sentencesOf(sentences.join(' '))).toEqual(sentences)
  })

  it('begins a new sentence on a new line', () => {
    expect(sentencesOf('A line without a mark\nAnother line')).toEqual([
      'A line without a mark',
      'Another line',
    ])
  })

  it('follows the language', () => {
    expect(sentencesOf('첫째 문장이다. 둘째 문장이다.', 'ko')).toEqual(['첫째 문장이다.', '둘째 문장이다.'])
    expect(sentencesOf('第一句。第二句。', 'zh')).toEqual(['第一句。', '第二句。'])
    expect(sentencesOf('هذه جملة. هل هذه جملة؟ نعم.', 'ar')).toEqual(['هذه جملة.', 'هل هذه جملة؟', 'نعم.'])
  })

  it.each(['', ' ', '\n\t'])('finds none in %j', (text) => {
    expect(sentenceRanges(text, 'en')).toEqual([])
  })

  it('leaves out nothing but white space, in any text', () => {
    const piece = fc.constantFrom('One. ', 'Mr. ', 'U.S. ', ' ', '\n', 'e.g. a', '?! ', '안녕. ', 'x')
    fc.assert(
      fc.property(
        fc.oneof(
          anyText(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const ranges = sentenceRanges(text, 'en')
          let at = 0
          for (const { start, end } of ranges) {
            expect(text.slice(at, start).trim()).toBe('')
            expect(end).toBeGreaterThan(start)
            at = end
          }
          expect(text.slice(at).trim()).toBe('')
        },
      ),
    )
  })

  it.each([
    ['vancouver-2018', 1, 4],
    ['vancouver-2018', 3, 3],
    ['harbour-2031', 0, 2],
  ])('finds the sentences of %s ¶%i', (id, number, count) => {
    const document = both.documents.find((candidate) => candidate.id === id)
    const [part] = document === undefined ? [] : (paragraphAt(document, number)?.parts ?? [])
    expect(sentencesOf(part?.text ?? '')).toHaveLength(count)
  })
})

function sentencesOf(text: string, language = 'en'): readonly string[] {
  return sentenceRanges(text, language).map(({ start, end }) => text.slice(start, end))
}
