import { itemLetter } from './item-letter.ts'
import { takeName } from './take-name.ts'

/** How a person names passages of one document; `document` is null where they named none. */
export interface Reference {
  readonly document: string | null
  readonly spans: readonly Span[]
}

/** One entry of a reference. Both ends of a range are included; sentences count from 1. */
export type Span =
  | { readonly kind: 'paragraphs'; readonly from: number; readonly to: number }
  | { readonly kind: 'items'; readonly paragraph: number; readonly from: string; readonly to: string }
  | {
      readonly kind: 'sentences'
      readonly paragraph: number
      readonly item: string | null
      readonly from: number
      readonly to: number
    }

/** A text read as a reference; `malformed` looks like one but names nothing; null is for the search. */
export type ParsedReference =
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'malformed' }
  | null

// Nobody names passages at greater length, and what takes long to read must not be read at all.
const longestReference = 1_000

const mark = String.raw`(?:[¶§#]|(?:paragraphs?|paras?|pars?|pp?|nos?)\b\.?)`
const dash = String.raw`\s*(?:[-‐‑‒–—−]|\b(?:to|through)\b)\s*`
const entry = '(?:bullets?|items?|entry|entries|points?|letters?|sub-?paragraphs?|sub-?paras?)'
const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )
const ordinal = String.raw`(${ordinals.join('|')}|[1-9]\d{0,2}(?:st|nd|rd|th))`

const patterns = {
  marks: pattern(String.raw`\s*(?:${mark}\s*)*`),
  number: pattern(String.raw`(\d{1,9})(?!\d)`),
  dash: pattern(dash),
  separator: pattern(String.raw`\s*(?:[,;&+]\s*(?:and\b|&)?|\band\b|\bor\b)\s*`),
  end: pattern(String.raw`[\s.?!]*$`),
  bareItem: pattern(String.raw`\s*(?:${entry}\s*)?(?:\(\s*([a-z]{1,2})\s*\)|([a-z])(?![a-z\d]))`),
  items: [
    pattern(String.raw`\s*\(\s*([a-z]{1,4}|[1-9]\d?)\s*\)`),
    pattern(String.raw`([a-z]{1,2})(?![a-z\d])`),
    pattern(String.raw`\.\s?([a-z]{1,2})(?![a-z\d])`),
    pattern(String.raw`\s+(?!s\.?\s*\d)([a-z])(?![a-z\d])`),
    pattern(String.raw`\s*,?\s*${entry}\s*\(?\s*([a-z]{1,2}|[1-9]\d?)(?![a-z\d])\s*\)?`),
    pattern(String.raw`\s*,?\s*${ordinal}\s+${entry}`),
  ],
  sentences: [
    pattern(String.raw`\s*:\s*(\d{1,4})(?!\d)(?:${dash}(\d{1,4})(?!\d))?`),
    pattern(String.raw`\s*,?\s*(?:sentences?|sent\.?|s\.?)\s*(\d{1,4})(?!\d)(?:${dash}(\d{1,4})(?!\d))?`),
    pattern(String.raw`\s*,?\s*${ordinal}\s+sentence\b`),
  ],
}

function pattern(source: string): RegExp {
  return new RegExp(source, 'yu')
}

/**
 * Reads what a person typed as a reference, in any of the usual forms: `5`, `¶5`, `para. 5`, `11(c)`, `11c`, `11.c`,
 * `5:2`, `5–7`, `2, 4 and 9`, `para. 11, third bullet`, each optionally after a document's id or short name.
 */
export function parseReference(
  text: string,
  documents: readonly { readonly id: string; readonly short: string }[] = [],
): ParsedReference {
  // Format characters (zero-width spaces, direction marks) carry no meaning in a reference.
  const typed = text
    .replace(/[\uFF01-\uFF5E]/gu, (wide) => wide.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase()
    .trim()
  if (typed.length > longestReference) return null
  const named = takeName(typed, documents, /^[\s,:¶§#]/u)
  const rest = named === null ? typed : named.rest.replace(/^[\s,:]+/u, '')
  const spans = parseSpans(rest)
  if (spans !== null) return { kind: 'reference', reference: { document: named?.id ?? null, spans } }
  return looksLikeReference(rest) ? { kind: 'malformed' } : null
}

/** The reference as we print it, in the form that parses back to the same: `11(c), 5:2–3, 5–7`. */
export function formatReference(reference: Reference): string {
  const spans = reference.spans.map(formatSpan).join(', ')
  return reference.document === null ? spans : `${reference.document} ${spans}`
}

/** One span as we print it. */
export function formatSpan(span: Span): string {
  switch (span.kind) {
    case 'paragraphs':
      return formatRange(String(span.from), String(span.to))
    case 'items':
      return span.paragraph + formatRange(`(${span.from})`, `(${span.to})`)
    case 'sentences': {
      const item = span.item === null ? '' : `(${span.item})`
      return `${span.paragraph}${item}:${formatRange(String(span.from), String(span.to))}`
    }
  }
}

function formatRange(from: string, to: string): string {
  return from === to ? from : `${from}–${to}`
}

/** The English ordinal: first to twentieth in words, then 21st, 22nd and so on. `parseReference` reads both. */
export function formatOrdinal(number: number): string {
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }
  return (
    ordinals[number - 1] ?? number + suffix[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]
  )
}

type Scanner = ReturnType<typeof createScanner>

function createScanner(text: string) {
  let at = 0
  return {
    /** The groups of the first of these patterns that matches here, and moves on; null where none does. */
    take(...patterns: readonly RegExp[]): readonly (string | undefined)[] | null {
      for (const pattern of patterns) {
        pattern.lastIndex = at
        const match = pattern.exec(text)
        if (match === null) continue
        at = pattern.lastIndex
        return match.slice(1)
      }
      return null
    },
  }
}

function parseSpans(text: string): readonly Span[] | null {
  const scanner = createScanner(text)
  const spans: Span[] = []
  do {
    const span = parseSpan(scanner, spans.at(-1) ?? null)
    if (span === null) return null
    spans.push(span)
    if (scanner.take(patterns.end) !== null) return spans
  } while (scanner.take(patterns.separator) !== null)
  return null
}

function parseSpan(scanner: Scanner, before: Span | null): Span | null {
  scanner.take(patterns.marks)
  const paragraph = takeNumber(scanner)
  const item = paragraph === null ? takeBareItem(scanner, before) : takeItem(scanner)
  const of = paragraph ?? (before?.kind === 'items' ? before.paragraph : null)
  if (of === null || (paragraph === null && item === null)) return null
  const sentences = takeSentences(scanner)
  if (sentences !== null) return { kind: 'sentences', paragraph: of, item, ...sentences }
  const ranged = scanner.take(patterns.dash) !== null
  if (item === null) {
    if (ranged) scanner.take(patterns.marks)
    const to = ranged ? takeNumber(scanner) : of
    return to === null ? null : { kind: 'paragraphs', from: of, to }
  }
  const to = ranged ? takeRangeEnd(scanner, of) : item
  return to === null ? null : { kind: 'items', paragraph: of, from: item, to }
}

/** The last item of a range, with or without its paragraph's number: `(e)`, `e`, `11(e)`. */
function takeRangeEnd(scanner: Scanner, paragraph: number): string | null {
  scanner.take(patterns.marks)
  const again = takeNumber(scanner)
  if (again !== null && again !== paragraph) return null
  return takeItem(scanner)
}

function takeNumber(scanner: Scanner): number | null {
  const groups = scanner.take(patterns.number)
  return groups === null ? null : Number(groups[0])
}

function takeItem(scanner: Scanner): string | null {
  const groups = scanner.take(...patterns.items)
  return groups === null ? null : toLetter(groups[0] ?? '')
}

function takeBareItem(scanner: Scanner, before: Span | null): string | null {
  if (before?.kind !== 'items') return null
  const groups = scanner.take(patterns.bareItem)
  return groups === null ? null : (groups[0] ?? groups[1] ?? null)
}

function takeSentences(scanner: Scanner): { readonly from: number; readonly to: number } | null {
  const groups = scanner.take(...patterns.sentences)
  if (groups === null) return null
  const from = toCount(groups[0] ?? '')
  return { from, to: groups[1] === undefined ? from : Number(groups[1]) }
}

/** `c` is itself; `3`, `3rd` and `third` are the letter of the third item. */
function toLetter(text: string): string {
  const count = toCount(text)
  return Number.isNaN(count) ? text : itemLetter(count - 1)
}

function toCount(text: string): number {
  const word = ordinals.indexOf(text)
  return word === -1 ? Number.parseInt(text, 10) : word + 1
}

/** Begins as a reference does and has no word that a reference would not have: `9/11`, `5:`, `11(c)-12`. */
function looksLikeReference(text: string): boolean {
  if (!numbered.test(text)) return false
  const words = text.match(/\p{L}+/gu) ?? []
  return words.every((word) => wordOfReference.test(word))
}

const numbered = new RegExp(String.raw`^(?:${mark}\s*)*\d`, 'u')
const wordOfReference = new RegExp(`^(?:${mark}|${entry}|sentences?|sent|and|or|to|through|[a-z]{1,2})$`, 'u')
