import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../../src/document/document.ts'
import { findReference } from '../../../src/document/reference/find.ts'
import { resolveSpans } from '../../../src/document/resolve.ts'
import { ancestorsOf, treeOf } from '../../../src/document/tree.ts'
import { anyText } from '../../any-text.ts'
import { patient } from '../../patience.ts'
import { runs } from '../../run-length.ts'
import { within } from '../within.ts'
import { documents } from './documents.ts'

const all = [...documents.values()]
const seeds = [
  ...[
    'Article 5(1)(c)(ii)',
    'art 5 1 a',
    'point (b) of Article 5(1)',
    'Article 6(2)',
    'recital 3',
    'Annex I, point 2',
    '5:2',
    '2(b)(ii)',
  ],
  ...[
    'Art. 74 Abs. 1 Nr. 4a',
    'art. 5, lid 1, onder a)',
    'article 3, paragraphe 1, point b)',
    'artículo 27, fracción IV, inciso a)',
  ],
  ...[
    'пункт 2 части 1 статьи 3',
    '第二条第二款',
    '제7조의2제1항',
    'المادة ٢ الفقرة ١',
    's 1(2)(b)',
    'Schedule 1, paragraph 2(a)',
    'OP3',
    'PP2',
  ],
  ...[
    '[4]',
    'paras 2-4',
    '2.1(b)',
    '(h)(2)',
    'Articles 5 and 6',
    'articles 1, 3 and 6',
    'section 7.1',
    '§ 1 Abs. 2 Nr. 2',
    '7.2(e)',
    'Goal 16',
  ],
]
const scraps = [
  '1',
  '2',
  '3',
  '12',
  '(',
  ')',
  'a',
  'c',
  '(b)',
  '(2)',
  '.',
  ',',
  ' ',
  ' and ',
  '-',
  ' to ',
  '/',
  ':',
  ' of ',
  'bis',
  'Article ',
  'para ',
  ' § ',
  'Abs. ',
  ' Nr. ',
  '²',
  ' second ',
  'Annex ',
  ' I',
  ' x',
  'recital ',
  '条',
  '항',
  ' пункт ',
]
const change = fc.record({
  at: fc.nat(60),
  kind: fc.constantFrom('insert', 'drop', 'replace', 'swap'),
  scrap: fc.constantFrom(...scraps),
})

const tries = Math.max(800, runs(10_000))
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 3 }))
  .map(([seed, changes]) => changes.reduce(applyChange, seed))

function applyChange(text: string, { at, kind, scrap }: { at: number; kind: string; scrap: string }): string {
  const place = Math.min(at, text.length)
  const [before, after] = [text.slice(0, place), text.slice(place)]
  switch (kind) {
    case 'insert':
      return before + scrap + after
    case 'drop':
      return before + after.slice(1)
    case 'replace':
      return before + scrap + after.slice(1)
    default:
      return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2)
  }
}

/*
 * The oracle knows nothing of the grammar: every number on the way to a shown unit must stand in what was typed, in digits, in
 * words or in Roman numerals, and every number that was typed on the way to some shown unit.
 */

const wordsFor: Readonly<Record<string, string>> = {
  '1': 'first|premier|primero|erste',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
}
const romans = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
]
const hans = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']

function plain(typed: string): string {
  return typed.toLowerCase().replace(/[٠-٩]/gu, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
}

/** Whether one number or letter of an id stands in a text. */
function isTyped(part: string, text: string): boolean {
  const lower = part.toLowerCase()
  const forms = /^\d+$/u.test(lower)
    ? [
        `(?<!\\d)0*${lower}(?!\\d)`,
        ...[romans, hans].flatMap((list) => list[Number(lower)] || []),
        wordsFor[lower] ?? '\\0',
      ]
    : [lower]
  return forms.some((form) => new RegExp(form, 'u').test(text))
}

/** The numbers and letters on the way to a unit, as its own labels have them. */
function partsOf(id: string, document: Document): readonly string[] {
  const node = treeOf(document).byId.get(id.replace(/\.sub\d+$/u, ''))
  if (node === undefined) return id.match(/\d+/gu) ?? []
  const way = [node, ...ancestorsOf(node)].map(({ unit }) => unit)
  const named = way.filter(
    ({ kind, isOurs }) => !['division', 'preamble', 'recitals', 'operative'].includes(kind) && !isOurs,
  )
  const stretch = /\.sub(\d+)$/u.exec(id)?.[1] ?? null
  // "The annex" is the only one.
  const annexes = treeOf(document).nodes.filter(({ unit }) => unit.kind === 'annex')
  const told = named.filter(({ kind }) => kind !== 'annex' || annexes.length > 1)
  const own = node.unit.kind === 'division' ? [node.unit] : told
  return [
    ...own.flatMap(({ number }) => (number ?? '').match(/\d+|\p{L}+/gu) ?? []),
    ...(stretch === null ? [] : [stretch]),
  ]
}

describe('a reference with a slip', () => {
  it(
    'never shows a unit whose own numbers were not typed',
    () => {
      let shown = 0
      fc.assert(
        fc.property(fc.constantFrom(...all), mutated, (document, typed) => {
          const found = findReference(typed, [document])
          if (found?.kind !== 'reference') return
          const { passages } = resolveSpans(found.reference.spans, document)
          const text = plain(typed)
          const isRange = /[-–—~]|\b(?:to|à|a|bis)\b/u.test(typed)
          for (const { place } of passages) {
            shown += 1
            // What lies between the ends of a range is named by them.
            if (isRange && passages.length > 1) continue
            const parts = partsOf(place.unit, document)
            for (const part of parts)
              expect(isTyped(part, text), `${document.id} | ${typed} ⇒ ${place.unit}`).toBe(true)
          }
          if (isRange || found.rest !== '' || passages.length === 0) return
          const used = new Set(
            passages.flatMap(({ place }) => [
              ...partsOf(place.unit, document),
              String(place.sentences?.from),
              ...(place.unit.match(/\d+/gu) ?? []),
            ]),
          )
          const isWhole = resolveSpans(found.reference.spans, document).absences.length === 0
          for (const number of text.match(/(?<!\d)\d+(?!\d)/gu) ?? []) {
            // The first paragraph of an article that numbers none may be all of it.
            if (isWhole && number !== '1' && number !== '01')
              expect([...used], `${document.id} | ${typed}: ${number} was dropped`).toContain(
                String(Number(number)),
              )
          }
        }),
        { numRuns: tries, seed: 1 },
      )
      expect(shown).toBeGreaterThan(tries / 20)
    },
    patient(120_000),
  )

  it('is read in time, whatever it is', () => {
    const typed = fc.oneof(
      anyText({ maxLength: 200 }),
      mutated,
      fc.array(fc.constantFrom(...scraps, ...seeds), { maxLength: 60 }).map((each) => each.join('')),
    )
    fc.assert(
      fc.property(fc.constantFrom(...all), typed, (document, text) => {
        within(100, () => findReference(text, [document]))
      }),
      { numRuns: runs(2_000) },
    )
  })

  it.each([
    '5(1)',
    'art. ',
    '1,',
    '(a)',
    'of Article 5 ',
    '第一条',
    '제1조',
    'first ',
    'п. 1 ',
    '1.1.',
    'a ',
    '§',
    '[1]',
    '1-',
    'and 1 ',
    'I ',
    '"',
    '«а»',
  ])('of nothing but %j is read in time that grows with its length', (unit) => {
    const text = unit.repeat(Math.ceil(1_000 / unit.length)).slice(0, 1_000)
    for (const document of all.slice(0, 3)) {
      within(100, () => findReference(text, [document]))
      within(100, () => findReference(`Article 5 ${text}`.slice(0, 1_000), [document]))
    }
    within(50, () => findReference(text.repeat(50), all))
  })
})
