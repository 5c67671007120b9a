import { toCount } from './numerals.ts'
import { patterns } from './reference-patterns.ts'
import { type Scanner, takeItem, takeNumber, takeNumberWord, toLetter } from './scanner.ts'
import type { Span } from './span.ts'

/** What comes before "of paragraph 11": items, sentences, or sentences of one item. */
export interface Inner {
  readonly items: readonly { readonly from: string; readonly to: string }[]
  readonly sentences: { readonly from: number; readonly to: number } | null
}

/** Takes what comes before "of paragraph 11", and that "of". */
export function takeInner(scanner: Scanner): Inner | null {
  const start = scanner.position()
  scanner.take(patterns.the)
  const sentences = takeInnerSentences(scanner)
  if (sentences !== null && scanner.take(patterns.of) === null) {
    scanner.moveTo(start)
    return null
  }
  const at = scanner.position()
  scanner.take(patterns.the)
  const items = takeInnerItems(scanner)
  if (items.length > 0 && scanner.take(patterns.of) !== null) return { items, sentences }
  scanner.moveTo(sentences === null ? start : at)
  return sentences === null ? null : { items: [], sentences }
}

function takeInnerSentences(scanner: Scanner): Inner['sentences'] {
  const groups = scanner.take(patterns.innerSentence, patterns.innerSentences)
  if (groups === null) return null
  const from = toCount(groups[0] ?? '')
  return { from, to: groups[1] === undefined ? from : Number(groups[1]) }
}

/** `third and fourth bullets`, `items (a) to (c)`, `(c)`, `bullet three`. */
function takeInnerItems(scanner: Scanner): Inner['items'] {
  const start = scanner.position()
  const ordinal = takeList(scanner, patterns.ordinal)
  if (ordinal.length > 0) {
    if (scanner.take(patterns.entry) !== null) return ordinal
    scanner.moveTo(start)
    return []
  }
  if (scanner.take(patterns.entry) !== null) {
    const labels = takeList(scanner, patterns.label)
    if (labels.length === 0) scanner.moveTo(start)
    return labels
  }
  const bracketed = takeList(scanner, patterns.bracketed)
  return bracketed.length > 0 ? bracketed : takeList(scanner, patterns.letterOf)
}

function takeList(scanner: Scanner, each: RegExp): Inner['items'] {
  const items: { from: string; to: string }[] = []
  for (;;) {
    const before = scanner.position()
    const isRange = items.length > 0 && scanner.take(patterns.dash) !== null
    const isNext = items.length === 0 || isRange || scanner.take(patterns.join) !== null
    const found = isNext ? scanner.take(each)?.[0] : undefined
    if (found === undefined) {
      scanner.moveTo(before)
      return items
    }
    const last = items.at(-1)
    if (isRange && last !== undefined) last.to = toLetter(found)
    else items.push({ from: toLetter(found), to: toLetter(found) })
  }
}

/** The paragraph, or the item, that `inner` is of. */
export function placeInner(scanner: Scanner, { items, sentences }: Inner): readonly Span[] | null {
  const ordinal = scanner.take(patterns.ordinalParagraphs)
  const isWordy = ordinal === null && scanner.take(patterns.longMark) !== null
  if (ordinal === null && !isWordy) scanner.take(patterns.marks)
  const paragraph =
    ordinal === null ? (isWordy ? takeNumberWord(scanner) : takeNumber(scanner)) : toCount(ordinal[0] ?? '')
  if (paragraph === null || ordinal?.[1] !== undefined) return null
  if (items.length === 0) {
    if (sentences === null) return null
    return [{ kind: 'sentences', paragraph, item: takeItem(scanner), ...sentences }]
  }
  const [only, another] = items
  if (sentences === null) return items.map((item) => ({ kind: 'items', paragraph, ...item }))
  if (only === undefined || another !== undefined || only.from !== only.to) return null
  return [{ kind: 'sentences', paragraph, item: only.from, ...sentences }]
}
