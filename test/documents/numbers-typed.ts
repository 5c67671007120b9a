import type { Document } from '../../src/document/document.ts'
import type { Place } from '../../src/document/passage.ts'
import { ancestorsOf, childrenOf, treeOf } from '../../src/document/tree.ts'
import type { Unit } from '../../src/document/unit.ts'

/*
 * An oracle that knows nothing of the grammar: every number on the way to a shown unit must stand in what was typed, in digits of
 * any script, in words, in Roman or Chinese numerals; and every number that was typed must be on the way to some shown unit.
 */

/** Words for the first numbers: a row each. */
const words: readonly string[] = [
  'one first premier première premiere un une primero primera primer uno erste ersten erster erstes eerste primo prima primeiro primeira первый первая первого один الأولى الأول',
  'two second deuxième seconde deux segundo segunda dos zweite zweiten zweiter zweites tweede secondo seconda второй второго два الثانية الثاني',
  'three third troisième trois tercero tercer tercera tres dritte dritten dritter drittes derde terzo terza terceiro третий третьего три الثالثة الثالث',
  'four fourth quatrième quatre cuarto cuatro vierte vierten vierde quarto четвертый الرابعة الرابع',
  'five fifth cinquième cinq quinto cinco fünfte vijfde пятый الخامسة',
  'six sixth sixième sexto seis sechste zesde sesto шестой السادسة',
  'seven seventh septième sept séptimo siete siebte zevende settimo',
  'eight eighth huitième huit octavo ocho achte achtste ottavo',
  'nine ninth neuvième neuf noveno nueve neunte negende nono',
  'ten tenth dixième dix décimo diez zehnte tiende decimo',
  ...'eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word) => `${word} ${word.replace(/ve$/u, 'f')}th`),
]
const values = new Map(
  words.flatMap((row, at) => row.split(' ').map((word) => [word, String(at + 1)] as const)),
)
const lasts =
  /\b(?:last|final|dernier|dernière|último|última|letzte[rsn]?|laatste|ultimo|ultima)\b|最后|마지막/iu

/** Every number and letter of a text, each as its digits, its letters and what they may mean. */
function numbersTyped(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  const plain = asciiDigits(text.normalize('NFKC')).toLowerCase()
  for (const run of plain.match(
    /\d+|[零〇一二三四五六七八九十百千两]+|[\p{Script=Hangul}\p{Script=Han}]|(?:(?![\p{Script=Hangul}\p{Script=Han}])[\p{L}\p{M}])+/gu,
  ) ?? []) {
    found.add(run.replace(/^0+(?=\d)/u, ''))
    const value = values.get(run) ?? romanValue(run) ?? hanValue(run)
    if (value !== null && value !== undefined) found.add(value)
    // The ids that nobody needs to type: "annexA", "art16a".
    const [, rest] =
      /^(?:annex|rec|app|sch|sec|art|prot|part|title|ch|rule|op|pp|s)(\p{L}{1,4})$/u.exec(run) ?? []
    if (rest !== undefined) found.add(rest)
  }
  return found
}

/** The digits that were typed, each number once, without leading zeros. */
export function digitsTyped(text: string): readonly string[] {
  return [...new Set(asciiDigits(text.normalize('NFKC')).match(/\d+/gu) ?? [])].map((each) =>
    each.replace(/^0+(?=\d)/u, ''),
  )
}

/** What is alone in brackets: "(f)". */
export function bracketsTyped(text: string): readonly string[] {
  const plain = text.normalize('NFKC').toLowerCase()
  return (
    [...plain.matchAll(/\((\p{L}{1,3})\)/gu)]
      .map(([, letters = '']) => hanValue(letters) ?? letters)
      // 第k条 and 제k조 are no letters.
      .filter((letters) => !/^[第제]/u.test(letters))
      .filter((letters) => !text.includes(`(${letters.toUpperCase()})`) || romanValue(letters) === null)
  )
}

/** The numbers on the way to a shown place that were not typed. */
export function untyped(place: Place, document: Document, text: string): readonly string[] {
  const typed = numbersTyped(text)
  if (lasts.test(text)) return []
  const { way, stretch } = wayOf(place.unit, document)
  const missing = way
    .filter((unit) => !isTyped(unit, document, typed, text))
    .map(({ number }) => number ?? '')
  const isStretchTyped = stretch === null || typed.has(stretch)
  const sentences = place.sentences === null ? [] : [place.sentences.from, place.sentences.to].map(String)
  return [...missing, ...(isStretchTyped ? [] : [stretch]), ...sentences.filter((each) => !typed.has(each))]
}

function isTyped(unit: Unit, document: Document, typed: ReadonlySet<string>, typedText: string): boolean {
  // What has no number of its own is named by its heading.
  if (unit.isOurs && unit.title !== null && plainly(typedText).includes(plainly(unit.title.slice(0, 30))))
    return true
  const parts = partsOf(unit)
  if (parts.every((part) => typed.has(part) || typed.has(romanValue(part) ?? part))) return true
  // Nobody types the number of what opens a text before its first.
  if (unit.isOurs && unit.number === '0') return true
  const beside = besides(unit, document)
  const isOnly = beside.length === 1
  // "Third bullet": what the source doesn't number is counted.
  const position = String(beside.findIndex(({ id }) => id === unit.id) + 1)
  return isOnly || (unit.isOurs && typed.has(position))
}

/** All numbers that name a shown place, or something on the way to it. */
export function namesOf(place: Place, document: Document): ReadonlySet<string> {
  const { way, stretch, above } = wayOf(place.unit, document)
  const names = new Set<string>(place.unit.toLowerCase().match(/\d+|\p{L}+/gu) ?? [])
  for (const unit of [...way, ...above]) {
    for (const part of partsOf(unit)) {
      names.add(part)
      const value = romanValue(part)
      if (value !== null) names.add(value)
    }
    // "14 CFR Part 39" is the words of a heading.
    if (unit.isOurs) for (const digits of digitsTyped(unit.title ?? '')) names.add(digits)
    if (unit.isOurs) names.add(String(besides(unit, document).findIndex(({ id }) => id === unit.id) + 1))
  }
  if (stretch !== null) names.add(stretch)
  const { from, to } = place.sentences ?? { from: 1, to: 0 }
  for (let sentence = from; sentence <= to; sentence++) names.add(String(sentence))
  return names
}

const passedOver: ReadonlySet<string> = new Set(['division', 'preamble', 'recitals', 'operative'])

function wayOf(id: string, document: Document) {
  const { byId, rows } = treeOf(document)
  const [, holder = id, stretch = null] = /^(.+)\.sub(\d+)$/u.exec(id) ?? []
  const node = byId.get(id) ?? byId.get(holder) ?? rows.get(id)?.parent ?? null
  if (node === null) return { way: [], above: [], stretch: null }
  const above = ancestorsOf(node).map(({ unit }) => unit)
  const annexes = treeOf(document).nodes.filter(({ unit }) => unit.kind === 'annex')
  const isCounted = ({ kind, number }: Unit): boolean =>
    number !== null && !passedOver.has(kind) && (kind !== 'annex' || annexes.length > 1)
  const own = node.unit.kind === 'division' ? [node.unit] : [node.unit].filter(isCounted)
  const way = [...own, ...(node.unit.kind === 'division' ? [] : above.filter(isCounted))]
  return { way: way.filter(({ number }) => number !== null), above, stretch: byId.has(id) ? null : stretch }
}

function partsOf({ number }: Unit): readonly string[] {
  return (number ?? '').toLowerCase().match(/\d+|\p{L}+/gu) ?? []
}

/** The units of its kind that the same unit holds. */
function besides(unit: Unit, document: Document): readonly Unit[] {
  const holder = treeOf(document).byId.get(unit.id)?.parent?.unit ?? null
  return childrenOf(holder, document).filter(({ kind }) => kind === unit.kind)
}

function plainly(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0
    for (let back = 0; back < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1)); back++) zero -= 1
    return String((digit.codePointAt(0) ?? 0) - zero)
  })
}

function romanValue(text: string): string | null {
  if (!/^(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/u.test(text)) return null
  const values = [...text].map((each) => ({ i: 1, v: 5, x: 10, l: 50, c: 100 })[each] ?? 0)
  return String(values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0))
}

function hanValue(text: string): string | null {
  if (!/^[零〇一二三四五六七八九十百千两]+$/u.test(text)) return null
  if (!/[十百千]/u.test(text))
    return String(
      Number(
        [...text]
          .map((each) => '零一二三四五六七八九'.indexOf(each.replace('〇', '零').replace('两', '二')))
          .join(''),
      ),
    )
  let sum = 0
  for (const [, digit = '', unit = ''] of text.matchAll(/([一二两三四五六七八九])?零?([十百千])?/gu)) {
    const value =
      digit === '' ? (unit === '' ? 0 : 1) : '零一二三四五六七八九'.indexOf(digit.replace('两', '二'))
    sum += value * (unit === '' ? 1 : unit === '十' ? 10 : unit === '百' ? 100 : 1_000)
  }
  return String(sum)
}
