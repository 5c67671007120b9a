import { numberWordSource, ordinalSource, toCount } from './numerals.ts'
import { scanReference } from './scan-reference.ts'
import type { Span } from './span.ts'

/** Kinds of units that no document here has, as people name them: their plural, and the words for one. */
const strong = [
  ['articles', String.raw`articles?|arts?\b\.?`],
  ['numbered sections', String.raw`sections?|secs?\b\.?|sub-?sections?`],
  ['rules', 'rules?'],
  ['regulations', String.raw`regulations?|regs?\b\.?`],
  ['clauses', String.raw`clauses?|cls?\b\.?`],
  ['recitals', 'recitals?'],
  ['annexes', 'annex(?:es)?'],
  ['schedules', 'schedules?'],
  ['appendices', 'appendix|appendices'],
  ['preambular paragraphs', 'preambular (?:paragraphs?|clauses?)'],
  ['page numbers', 'pages?'],
] as const

/** Those whose words mean other things, too: "part 2 of the plan". */
const weak = [
  ['parts', String.raw`parts?|pts?\b\.?`],
  ['titles', 'titles?'],
  ['chapters', String.raw`chapters?|chap\b\.?|ch\b\.?`],
  ['divisions', 'divisions?'],
  ['volumes', String.raw`volumes?|vol\b\.?`],
  ['verses', 'verses?'],
  ['numbered lines', 'lines?'],
] as const

const kinds = [...strong, ...weak].map(([plural, source]) => ({
  plural,
  isWeak: weak.some(([each]) => each === plural),
  before: new RegExp(
    String.raw`(?:${source})(?![\p{L}])\s*(?:(?=\d)|(${numberWordSource})|([ivxlc]{2,7})(?![\p{L}\p{N}])|([ivxa-h])(?=\s*(?:[?.!]|$)))`,
    'uy',
  ),
  after: new RegExp(String.raw`(?:the\s+)?${ordinalSource}\s+(?:${source})(?![\p{L}])`, 'uy'),
}))

const anyUnit = [...strong, ...weak].map(([, source]) => source).join('|')
const unitWithoutNumber = new RegExp(
  String.raw`(?:${anyUnit})(?![\p{L}])\s*(?:[ivxlc]{2,7}(?![\p{L}\p{N}])|[ivxa-h]\s*(?:[?.!]|$))`,
  'u',
)

/** Whether a text in lower case has such a unit under a letter or a Roman numeral: "annex iv". */
export function hasLetteredUnit(text: string): boolean {
  return unitWithoutNumber.test(text)
}

/** A unit of a kind that no document has, named at one place of a text. */
export interface ForeignUnit {
  readonly end: number
  /** What the document has none of, such as "articles". */
  readonly unit: string
  /** Whether its word means something else as well. */
  readonly isWeak: boolean
  /** What its number would name as a paragraph; empty where it is no number. */
  readonly spans: readonly Span[]
}

/** The unit of another kind that begins at `start` of a text in lower case; null where none does. */
export function scanForeignUnit(text: string, start: number): ForeignUnit | null {
  for (const { plural: unit, isWeak, before, after } of kinds) {
    before.lastIndex = start
    const match = before.exec(text)
    if (match !== null) {
      const at = before.lastIndex
      const [, word] = match
      const scanned = scanReference(text, at)
      if (scanned !== null) {
        // "Article 5²" may be another number than 5.
        const isWhole = !/^\p{N}/u.test(text.slice(scanned.end, scanned.end + 2))
        return { end: scanned.end, unit, isWeak, spans: isWhole ? scanned.spans : [] }
      }
      return { end: at, unit, isWeak, spans: word === undefined ? [] : paragraphs(toCount(word)) }
    }
    after.lastIndex = start
    const [, ordinal] = after.exec(text) ?? []
    if (ordinal !== undefined) {
      return { end: after.lastIndex, unit, isWeak, spans: paragraphs(toCount(ordinal)) }
    }
  }
  return null
}

function paragraphs(number: number): readonly Span[] {
  return [{ kind: 'paragraphs', from: number, to: number }]
}
