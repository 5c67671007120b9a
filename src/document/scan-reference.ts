import { isRoman, toCount } from './numerals.ts'
import { markSource, pattern, patterns } from './reference-patterns.ts'
import { placeInner, takeInner } from './scan-inner.ts'
import {
  createScanner,
  type Scanner,
  takeBareItem,
  takeItem,
  takeLetter,
  takeNumber,
  takeNumberWord,
  takeSentences,
} from './scanner.ts'
import type { Span } from './span.ts'

/** What a text has at one place: spans of a reference, and where they end. */
export interface Scanned {
  readonly spans: readonly Span[]
  readonly end: number
  /**
   * How sure it is a reference: `named` by a word or sign for paragraphs, `formed` by an item or a sentence after the
   * number, `bare` as numbers alone.
   */
  readonly form: 'named' | 'formed' | 'bare'
}

/** The longest run of spans that begins at `start` of a text in lower case; null where none does. */
export function scanReference(text: string, start: number): Scanned | null {
  const scanner = createScanner(text, start)
  const spans: Span[] = []
  let form: Scanned['form'] = 'bare'
  let end = start
  // "Paragraphs five and six": the second is a number word because the first is.
  let isWordy = false
  do {
    const begun = scanner.position()
    const found = scanSpans(scanner, spans.at(-1) ?? null, isWordy)
    if (found === null) break
    spans.push(...found.spans)
    isWordy ||= found.isNamed
    if (found.isNamed || startsNamed(text, begun)) form = 'named'
    else if (form === 'bare' && found.spans.some(({ kind }) => kind !== 'paragraphs')) form = 'formed'
    end = scanner.position()
  } while (takeSeparator(scanner, spans))
  return spans.length === 0 ? null : { spans, end, form }
}

const named = pattern(String.raw`\s*(?:${markSource}|\[)`)

function startsNamed(text: string, at: number): boolean {
  named.lastIndex = at
  return named.test(text)
}

/** `5/6` are two paragraphs and `11(c)/(d)` two items; `9/11` is neither. */
function takeSeparator(scanner: Scanner, spans: readonly Span[]): boolean {
  const last = spans.at(-1)
  const before = scanner.position()
  if (scanner.take(patterns.slash) !== null) {
    const at = scanner.position()
    const next = takeNumber(scanner)
    scanner.moveTo(at)
    if (last?.kind === 'items' && next === null) return true
    if (last?.kind === 'paragraphs' && last.from === last.to && next === last.to + 1) return true
    scanner.moveTo(before)
    return false
  }
  return scanner.take(patterns.separator) !== null
}

interface ScannedSpans {
  readonly spans: readonly Span[]
  /** Named by a word that is not at its very beginning. */
  readonly isNamed: boolean
}

function scanSpans(scanner: Scanner, before: Span | null, wasWordy: boolean): ScannedSpans | null {
  const start = scanner.position()
  const inner = takeInner(scanner)
  if (inner !== null) {
    const spans = placeInner(scanner, inner)
    if (spans !== null) return { spans, isNamed: true }
    scanner.moveTo(start)
  }
  const counted = scanner.take(patterns.ordinalParagraphs)
  if (counted !== null) {
    const [first = '', second] = counted
    scanner.take(patterns.possessive)
    if (second === undefined) return withNumber(scanner, toCount(first), true)
    const spans = [first, second].map((word): Span => {
      const number = toCount(word)
      return { kind: 'paragraphs', from: number, to: number }
    })
    return { spans, isNamed: true }
  }
  const isOpen = scanner.take(patterns.open) !== null
  const isWordy = !isOpen && scanner.take(patterns.longMark) !== null
  if (!isWordy) scanner.take(patterns.marks)
  const digits = isWordy ? null : takeNumber(scanner)
  const paragraph = digits ?? (isWordy || wasWordy ? takeNumberWord(scanner) : null)
  if (paragraph !== null) {
    if (isOpen && scanner.take(patterns.close) === null) return null
    scanner.take(patterns.possessive)
    return withNumber(scanner, paragraph, digits === null)
  }
  const of =
    before === null || before.kind === 'paragraphs' || before.kind === 'unit' ? null : before.paragraph
  const item = of === null || before?.kind === 'sub-item' ? null : takeBareItem(scanner, before)
  if (of === null || item === null) return null
  const spans = withItem(scanner, of, item)
  return spans === null ? null : { spans, isNamed: false }
}

/** What follows a paragraph's number: an item, sentences, the end of a range. */
function withNumber(scanner: Scanner, paragraph: number, isWordy: boolean): ScannedSpans | null {
  const item = takeItem(scanner)
  if (item !== null) {
    const spans = withItem(scanner, paragraph, item)
    return spans === null ? null : { spans, isNamed: isWordy }
  }
  const sentences = takeSentences(scanner)
  if (sentences !== null) {
    return { spans: [{ kind: 'sentences', paragraph, item: null, ...sentences }], isNamed: isWordy }
  }
  const end = scanner.position()
  let to = paragraph
  if (scanner.take(patterns.dash) !== null) {
    scanner.take(patterns.marks)
    const last = takeNumber(scanner) ?? (isWordy ? takeNumberWord(scanner) : null)
    if (last === null) scanner.moveTo(end)
    else to = last
  }
  return { spans: [{ kind: 'paragraphs', from: paragraph, to }], isNamed: isWordy }
}

/** What follows an item: sentences, the end of a range, further items in brackets, or a part of it. */
function withItem(scanner: Scanner, paragraph: number, item: string): readonly Span[] | null {
  const spans: Span[] = [{ kind: 'items', paragraph, from: item, to: item }]
  for (;;) {
    const next = scanner.take(patterns.further)?.[0]
    if (next === undefined) break
    if (/\d/u.test(next) || isRoman(next)) {
      // "11(c)(iii)": a part of the item, and nothing can be said after it.
      return spans.length > 1 ? null : [{ kind: 'sub-item', paragraph, item, label: next }]
    }
    spans.push({ kind: 'items', paragraph, from: next, to: next })
  }
  if (spans.length > 1) return spans
  scanner.take(patterns.possessive)
  const sentences = takeSentences(scanner)
  if (sentences !== null) return [{ kind: 'sentences', paragraph, item, ...sentences }]
  const end = scanner.position()
  if (scanner.take(patterns.dash) === null) return spans
  const to = takeRangeEnd(scanner, paragraph)
  if (to !== null) return [{ kind: 'items', paragraph, from: item, to }]
  scanner.moveTo(end)
  return spans
}

/** The last item of a range, with or without its paragraph's number: `(e)`, `e`, `11(e)`. */
function takeRangeEnd(scanner: Scanner, paragraph: number): string | null {
  scanner.take(patterns.marks)
  const again = takeNumber(scanner)
  if (again !== null && again !== paragraph) return null
  // Without the number nothing but a letter is one: not the "me" of "assign 11c to me".
  return again === null ? takeLetter(scanner) : takeItem(scanner)
}
