import { describe, expect, it } from 'vitest'
import {
  listSentences,
  type Passage,
  passageId,
  passageText,
  referenceTo,
} from '../../src/document/passage.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import type { Reference } from '../../src/document/reference/step.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import { both, harbour, vancouver } from '../library.ts'
import { spanOf } from '../spans.ts'
import { within } from './within.ts'

describe('resolveReference', () => {
  it.each([
    ['5-7', '5 6 7'],
    ['2, 4 and 9', '2 4 9'],
    ['9, 2', '9 2'],
    ['5, 5, 5-6', '5 6'],
    ['11(c)-(e)', '11.c 11.d 11.e'],
    ['11, 11(c), 11(c):1', '11 11.c 11.c:1'],
    ['5:2-3', '5:2-3'],
    ['harbour-2031 0-2', '0 1 2'],
    ['harbour-2031 4(a)-(d)', '4.a 4.b 4.c 4.d'],
  ])('finds %s, in its order and each once', (typed, ids) => {
    const { passages, absences } = resolve(typed)
    expect(passages.map(({ place }) => passageId(place)).join(' ')).toBe(ids)
    expect(absences).toEqual([])
  })

  it.each([
    ['0', absentParagraph('0')],
    ['13', absentParagraph('13')],
    ['10-13', absentParagraph('13')],
    ['999999999', absentParagraph('999999999')],
    ['99(c)', absentParagraph('99')],
    ['99:1', absentParagraph('99')],
    ['11(j)', absentItem('11', 'j')],
    ['11(c)-(z)', absentItem('11', 'z')],
    ['5(a)', absentItem('5', 'a')],
    ['5(a):1', absentItem('5', 'a')],
    ['5:5', { kind: 'sentence', number: 5, count: 4 }],
    ['5:0', { kind: 'sentence', number: 0, count: 4 }],
    ['5:2-9', { kind: 'sentence', number: 9, count: 4 }],
    ['11(c):2', { kind: 'sentence', number: 2, count: 1 }],
    ['7-5', { kind: 'backwards' }],
    ['11(e)-(c)', { kind: 'backwards' }],
    ['5:3-2', { kind: 'backwards' }],
    ['harbour-2031 8', { ...absentParagraph('8'), document: harbour.main }],
  ])('tells that there is no %s', (typed, absence) => {
    expect(resolve(typed)).toMatchObject({ passages: [], absences: [absence] })
  })

  it('tells that there is no such document', () => {
    const reference: Reference = {
      document: 'atlantis',
      spans: [spanOf({ kind: 'paragraphs', from: 1, to: 1 })],
    }
    expect(resolveReference(reference, both)).toEqual({
      passages: [],
      absences: [{ kind: 'document', name: 'atlantis' }],
    })
  })

  it('finds what exists beside what does not', () => {
    const { passages, absences } = resolve('5, 99, 11(c), 11(z)')
    expect(passages.map(({ place }) => passageId(place))).toEqual(['5', '11.c'])
    expect(absences.map(({ kind }) => kind)).toEqual(['unit', 'unit'])
  })

  it.each(['1-999999999', '999999998-999999999', '1:1-9999', '11(a)-(zzzz)'])(
    'is quick about %s',
    (typed) => {
      expect(within(50, () => resolve(typed).absences)).toHaveLength(1)
    },
  )
})

describe('a passage of sentences', () => {
  it('has just these sentences, verbatim', () => {
    expect(textOf('2:4-5')).toBe(
      'Such a decision would contribute to the security and economic development of North Korea, leading to a ' +
        'brighter, safer and more prosperous future for its people. It is up to North Korea to choose the future it ' +
        'wishes for itself.',
    )
  })

  it("counts a paragraph's own sentences, not those of its items", () => {
    const { passages } = resolve('11')
    expect(passages.map((passage) => listSentences(passage).length)).toEqual([2])
    expect(textOf('11:1')).toBe('The Ministers emphasized the urgency of addressing the current instability.')
  })

  it('takes along the items that stand between two of them, and only then', () => {
    expect(textOf('harbour-2031 4:1-2')).toBe(textOf('harbour-2031 4'))
    expect(textOf('harbour-2031 4:1')).toBe('The ports undertake:')
    expect(textOf('harbour-2031 4:2')).toBe('and to report each year.')
  })
})

describe('passageText', () => {
  it('puts a letter before an item where the source prints it, never one of ours, and none before an item alone', () => {
    expect(textOf('harbour-2031 2')).toBe(
      'In this Accord:\n"port" means a place where ships load;\n"pilot" means a person who guides a ship, ' +
        'e.g. into a harbour;\n(c) "storm" means wind of force 10 or more.',
    )
    expect(textOf('harbour-2031 2(a)')).toBe('"port" means a place where ships load;')
  })
})

describe('referenceTo', () => {
  it('names the document only where a bare number would mean another', () => {
    const [inMain] = resolve('5').passages
    const [beside] = resolve('harbour-2031 5').passages
    expect(inMain && referenceTo(inMain, both).document).toBeNull()
    expect(beside && referenceTo(beside, both).document).toBe('harbour-2031')
    expect(inMain && referenceTo(inMain, vancouver).document).toBeNull()
  })
})

function absentParagraph(number: string) {
  return { kind: 'unit', parent: null, step: { number } }
}

function absentItem(parent: string, number: string) {
  return { kind: 'unit', parent, step: { number } }
}

function resolve(typed: string): ReturnType<typeof resolveReference> {
  const parsed = parseReference(typed, both.documents)
  if (parsed?.kind !== 'reference') throw new Error(`not a reference: ${typed}`)
  return resolveReference(parsed.reference, both)
}

function textOf(typed: string): string {
  const [passage]: readonly Passage[] = resolve(typed).passages
  return passage === undefined ? '' : passageText(passage)
}
