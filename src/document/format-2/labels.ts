import { anyCase } from '../../text/any-case.ts'
import { type Label, labelOf, latinSource, readBareLabel } from './bare-label.ts'
import { chineseNumerals, readNumber } from './numbers.ts'
import { numberWordSource, ordinalWordSource } from './ordinal-words.ts'
import { eastAsianUnits, meaningOf, type UnitWord, unitWordSource } from './unit-words.ts'

/** A label, with what its word means; no meaning where it has no word. */
export interface UnitLabel extends Label {
  readonly meaning: UnitWord | null
  /** Whether it names several units in one: "Articles 7–9". */
  readonly isRange: boolean
}

/** Reads the labels of one document. */
export interface LabelReader {
  /** At the head of a heading's text; null where it is a title alone. */
  readonly ofHeading: (text: string) => UnitLabel | null
  /** At the head of an entry's text; null where the source prints none. */
  readonly ofEntry: (text: string) => UnitLabel | null
}

const letterNumber = '[A-Z](?:\\.\\s?|-)?\\p{Nd}+(?:[.-]\\p{Nd}+)*(?:\\.?[a-z](?!\\p{L}))?'
const roman = `[IVXLCDM]+(?:[.-]\\p{Nd}+)*(?:${latinSource}|[a-z])?(?!\\p{L})`
const digits = [
  '\\p{Nd}+(?:[.\\-/]\\p{Nd}+)*(?:\\.[a-z](?!\\p{L}))?',
  '(?:\\.?[ºª°]|(?:er|re|ère)(?!\\p{L})|\\.?o(?=[.\\s]|$))?',
  `(?:${latinSource}(?:\\s[A-Z](?![\\p{L}.]))?|\\p{L}{1,2}(?![\\p{L}\\p{Nd}]))?`,
].join('')
const number = [
  digits,
  letterNumber,
  roman,
  "[A-Z](?![\\p{L}\\p{Nd}’'])",
  `[${chineseNumerals}]{1,8}`,
  `(?:${anyCase(numberWordSource)})(?!\\p{L})`,
].join('|')
const sign = `(?:(?:(?:${anyCase('no|nr|núm|num|n')})\\.?\\s?[º°]?|№|رقم)\\s*(?=[\\p{Nd}IVX]))?`
const between = `(?:\\s*(?=[\\p{Nd}(（№${chineseNumerals}])|(?<=[.§])\\s*|\\s+)${sign}`
const range = `(?:\\s?–\\s?|\\s(?:to|à|a|bis|tot|al|до|по|and|et|und|y|e|en|и|إلى)\\s)`
const stop = '(?=$|[\\s—–:.,()\\[\\]（\\-ㄱ-힣])'

/** Patterns for a word and its number. */
function withNumber(words: string): RegExp {
  return new RegExp(
    `^((?:${anyCase(words)}))${between}(?:[(（](${number})[)）]|(${number})(?:${range}(${number}))?)${stop}`,
    'u',
  )
}

const wordFirst = withNumber(unitWordSource)
const wordAlone = new RegExp(`^((?:${anyCase(unitWordSource)}))(?=$|[\\s—–:.])`, 'u')
const ordinalFirst = new RegExp(
  `^(?:[Tt]he\\s+)?((?:${anyCase(ordinalWordSource)}))\\s+((?:${anyCase(unitWordSource)}))(?=$|[.:]|\\s*[—–-]|\\s+\\p{Lu})`,
  'u',
)
const digitsFirst = new RegExp(
  `^(\\p{Nd}{1,3}[a-z]?)\\.?\\s+((?:${anyCase(unitWordSource)}))(?=$|[\\s.:—–-])`,
  'u',
)

// "Annexes" is a heading over annexes, and none itself.
const plural = /(?:xes|ices|ules|ols|oles|gen|ati|xos|änge|colos|colli|kolle|ments|its)$/iu

const eastAsian = eastAsianUnits.flatMap(({ meaning, chinese, korean }) => {
  const count = `[${chineseNumerals}\\p{Nd}]{1,12}`
  return [
    { meaning, pattern: new RegExp(`^第\\s?(${count})\\s?${chinese}(?:之(${count}))?`, 'u') },
    { meaning, pattern: new RegExp(`^제\\s?(\\p{Nd}{1,4})\\s?${korean}(?:의\\s?(\\p{Nd}{1,3}))?`, 'u') },
  ]
})

/** A reader of labels for a document's language and the unit words that its front matter adds (`goal`, `target`). */
export function createLabelReader(units: readonly string[], language: string): LabelReader {
  const own = units.map((word) => ({
    meaning: { kind: 'article', prefix: prefixOf(word) } as const,
    pattern: withNumber(`${escapePattern(word)}(?:s|es|e|n|en)?`),
  }))

  function ofWord(text: string): UnitLabel | null {
    const at = /^\p{Cf}{0,4}/u.exec(text)?.[0].length ?? 0
    const head = text.slice(at, at + 120)
    const asian = head.startsWith('第') || head.startsWith('제') ? readEastAsian(head, text, at) : null
    if (asian !== null) return asian
    for (const { meaning, pattern } of own) {
      const found = pattern.exec(head)
      if (found !== null) return numbered(found, meaning, text, at)
    }
    const found = wordFirst.exec(head)
    if (found === null) return null
    const meaning = meaningOf(found[1] ?? '', language)
    return meaning === null ? null : numbered(found, sectionOf(meaning, found), text, at)
  }

  function ofHeading(text: string): UnitLabel | null {
    const found = ofWord(text) ?? ofOrdinalFirst(text) ?? ofWordAlone(text)
    if (found !== null) return found
    const bare = readBareLabel(text) ?? readLone(text)
    if (bare === null || bare.number === null) return null
    return { ...bare, meaning: bareHeading, isRange: false, end: afterSeparator(text, bare.end) }
  }

  function ofOrdinalFirst(text: string): UnitLabel | null {
    const isDigitsFirst = /^(?:de|nl|ru)\b/u.test(language)
    const found =
      ordinalFirst.exec(text.slice(0, 120)) ?? (isDigitsFirst ? digitsFirst.exec(text.slice(0, 120)) : null)
    const meaning = found === null ? null : meaningOf(found[2] ?? '', language)
    if (found === null || meaning === null || meaning.kind === 'article' || meaning.kind === 'recital')
      return null
    const label = labelOf(text, 0, found[0], readNumber(found[1] ?? ''), meaning.prefix)
    return { ...label, meaning, isRange: false, end: afterSeparator(text, label.end) }
  }

  function ofWordAlone(text: string): UnitLabel | null {
    const found = wordAlone.exec(text.slice(0, 60))
    const meaning = found === null ? null : meaningOf(found[1] ?? '', language)
    if (found === null || meaning?.kind !== 'annex' || plural.test(found[1] ?? '')) return null
    const label = labelOf(text, 0, found[0], null, meaning.prefix)
    return { ...label, meaning, isRange: false, end: afterSeparator(text, label.end) }
  }

  function ofEntry(text: string): UnitLabel | null {
    const found = ofWord(text)
    if (found !== null && isEntryLabel(found, text)) return found
    const bare = readBareLabel(text)
    return bare === null ? null : { ...bare, meaning: null, isRange: false }
  }

  return { ofHeading, ofEntry }
}

/** The prefix that the ids of an own word's units take: letters and hyphens. */
function prefixOf(word: string): string {
  return word
    .toLowerCase()
    .trim()
    .replace(/[\s:#.]+/gu, '-')
}

const bareHeading = { kind: 'division', prefix: 'sec' } as const

/** Statutes number their sections with digits; "Section A" and "Section II" are parts of a text. */
function sectionOf(meaning: UnitWord, found: RegExpExecArray): UnitWord {
  return meaning.prefix === 's' && !/\p{Nd}/u.test(found[2] ?? found[3] ?? '') ? bareHeading : meaning
}

function numbered(found: RegExpExecArray, meaning: UnitWord, text: string, at: number): UnitLabel {
  const [whole, , inBrackets, first = '', last] = found
  const from = readNumber(inBrackets ?? first)
  const point = text[at + whole.length] === '.' ? '.' : ''
  const label = labelOf(text, at, whole + point, from, meaning.prefix)
  const end = afterSeparator(text, label.end)
  if (last !== undefined)
    return { ...label, end, number: `${from}-${readNumber(last)}`, meaning, isRange: true }
  const isPlural = /^(?:§§|.*s)$/iu.test(found[1] ?? '')
  return { ...label, end, meaning, isRange: isPlural && /^\d+-\d+$/u.test(from) }
}

function readEastAsian(head: string, text: string, at: number): UnitLabel | null {
  for (const { meaning, pattern } of eastAsian) {
    const found = pattern.exec(head)
    if (found === null) continue
    const [whole, first = '', after] = found
    const number = readNumber(first) + (after === undefined ? '' : `-${readNumber(after)}`)
    return { ...labelOf(text, at, whole, number, meaning.prefix), meaning, isRange: false }
  }
  return null
}

/** A numeral or number that is a whole heading: "II", "3". */
function readLone(text: string): Label | null {
  return /^(?:[IVXLC]{1,7}|\p{Nd}{1,3})$/u.test(text) ? labelOf(text, 0, text, readNumber(text), 'a.') : null
}

/** After a colon or a dash between a label and its title. */
function afterSeparator(text: string, end: number): number {
  const separator = /^(?:[—–:-]{1,2}(?=\s|$)\s*|[-—–]{1,2}\s*)/u.exec(text.slice(end, end + 20))
  return end + (separator?.[0].length ?? 0)
}

/** Whether a unit's word opens an entry, and not a sentence such as "Article 5 of the Treaty applies". */
function isEntryLabel({ label, end }: UnitLabel, text: string): boolean {
  const after = text.slice(text.indexOf(label) + label.length)
  if (after.trim() === '') return true
  if (/^[第제附별부]/u.test(label)) return /^[\s（(]/u.test(after)
  if (/^\p{Script=Arabic}/u.test(label)) return /^[\s:(]/u.test(after) && !/^\s*(?:من|في)\s/u.test(after)
  return label.endsWith('.') || /^[:—]/u.test(after) || (end > 0 && /^\.?[-–—]\s/u.test(after))
}

function escapePattern(word: string): string {
  return word.trim().replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&')
}
