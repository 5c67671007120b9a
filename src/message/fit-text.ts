import { sentenceRanges } from '../text/sentences.ts'
import { type Span, textOf } from '../text/span.ts'
import type { QuotedPart } from './reply.ts'

/** How long a text is on the platform that will carry it; escaping can make it longer than it is. */
export type Measure = (text: string) => number

// A limit that leaves less than this to a part is a mistake of the caller's, and no reason to make a message of each letter.
const fewest = 20

/**
 * Divides quoted parts into portions of at most `limit`, in order, so that the portions joined are the parts again:
 * between parts where possible, else between sentences, else between words, and inside a word only if it alone is too
 * long, then between the characters that a reader sees. `limit` counts in `measure`, `overhead` is added for each part.
 */
export function fitParts(
  parts: readonly QuotedPart[],
  limit: number,
  measure: Measure = (text) => text.length,
  overhead = 10,
): readonly (readonly QuotedPart[])[] {
  const most = Math.max(limit, overhead + fewest)
  const portions: QuotedPart[][] = [[]]
  let room = most
  for (const part of parts) {
    let rest: QuotedPart | null = part
    while (rest !== null) {
      const text: string = textOf(rest.spans)
      const needed = measure(text) + overhead
      const current = portions.at(-1) ?? []
      if (needed <= room || (text === '' && current.length === 0)) {
        current.push(rest)
        room -= needed
        rest = null
        continue
      }
      const cut = needed <= most ? 0 : cutAt(text, room - overhead, measure, current.length === 0)
      if (cut > 0) {
        const [head, tail] = splitSpans(rest.spans, cut)
        current.push({ ...rest, spans: head })
        // What goes on in the next portion has no label of its own: it is the same item.
        rest = tail.length === 0 ? null : { ...rest, label: null, spans: tail }
      }
      portions.push([])
      room = most
    }
  }
  return portions.filter((portion) => portion.length > 0)
}

/** Items in as few pages as hold them, in order: each at most `limit` by `sizeOf`, or one item that alone is more. */
export function fillPages<T>(
  items: readonly T[],
  limit: number,
  sizeOf: (item: T) => number,
): readonly (readonly T[])[] {
  return packPages(items, [limit], (item) => [sizeOf(item)])
}

/** The same with several limits, each for the size of the same place in the list. */
export function packPages<T>(
  items: readonly T[],
  limits: readonly number[],
  sizesOf: (item: T) => readonly number[],
): readonly (readonly T[])[] {
  const pages: T[][] = []
  let room: readonly number[] = []
  for (const item of items) {
    const sizes = sizesOf(item)
    const page = pages.at(-1)
    if (page !== undefined && room.every((left, index) => (sizes[index] ?? 0) <= left)) page.push(item)
    else {
      pages.push([item])
      room = limits
    }
    room = room.map((left, index) => left - (sizes[index] ?? 0))
  }
  return pages
}

/** A text on one line and, where it has more than `most` UTF-16 units, its beginning with an … in the last of them. */
export function fitLine(text: string, most: number): string {
  if (text.length <= most && isLine.test(text)) return text
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return line.length <= most ? line : `${line.slice(0, wholeCharacters(line, most - 1))}…`
}

/** One line without white space at its ends: no control characters, no separators of lines, no halves of characters. */
const isLine = /^(?=\S)[\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff]*(?<=\S)$/u

/**
 * At most so many characters of an excerpt, cut before a word with an …; whole where it is shorter, and never without the
 * first of its marked words.
 */
export function cutExcerpt(spans: readonly Span[], most: number): readonly Span[] {
  const text = textOf(spans)
  if (text.length <= most) return spans
  const marked = spans.findIndex((span) => typeof span !== 'string')
  const least = textOf(spans.slice(0, marked + 1)).length
  const space = text.lastIndexOf(' ', most - 2)
  const cut = Math.max(space, least)
  return cut <= 0 || cut >= text.length - 2 ? spans : [...splitSpans(spans, cut)[0], ' …']
}

/** The spans before and after an offset into their joined text. */
function splitSpans(spans: readonly Span[], offset: number): readonly [readonly Span[], readonly Span[]] {
  const head: Span[] = []
  const tail: Span[] = []
  let at = 0
  for (const span of spans) {
    const text = textOf([span])
    const cut = Math.min(Math.max(offset - at, 0), text.length)
    if (cut > 0) head.push(withText(span, text.slice(0, cut)))
    if (cut < text.length) tail.push(withText(span, text.slice(cut)))
    at += text.length
  }
  return [head, tail]
}

/** A span of the same kind with another text. */
function withText(span: Span, text: string): Span {
  return typeof span === 'string' ? text : { ...span, text }
}

/**
 * The last good place to cut a text so that what stands before it measures at most `room`. Where there is none, it is 0,
 * or the end of the first character where something `mustFit`.
 */
function cutAt(text: string, room: number, measure: Measure, mustFit: boolean): number {
  const longest = longestPrefix(text, room, measure)
  const [first] = mustFit ? graphemes.segment(text) : []
  if (longest === 0) return first?.segment.length ?? 0
  const sentence = sentenceRanges(text, 'en').findLast(({ start }) => start > 0 && start <= longest)
  if (sentence !== undefined) return sentence.start
  const space = text.slice(0, longest).search(/\s\S*$/u)
  return space > 0 ? space + 1 : wholeCharacters(text, longest)
}

function longestPrefix(text: string, room: number, measure: Measure): number {
  let [low, high] = [0, text.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measure(text.slice(0, middle)) <= room) low = middle
    else high = middle - 1
  }
  return low
}

/** Moves a cut back so that no character of several code points is broken; at least one is kept. */
function wholeCharacters(text: string, longest: number): number {
  // Between two characters of ASCII nothing is broken, but for the two of a line's end.
  if (/^[\0-\x7f]{2}$/u.test(text.slice(longest - 1, longest + 1)) && text.charAt(longest) !== '\n')
    return longest
  // From the last white space before, since a row of flags can only be read from its beginning.
  const from = text.slice(0, longest).search(/\S*$/u)
  const window = text.slice(from, longest + 200)
  let cut = 0
  for (const { index } of graphemes.segment(window)) {
    if (from + index > longest) break
    cut = from + index
  }
  if (cut > 0) return cut
  return /[\uDC00-\uDFFF]/u.test(text.charAt(longest)) && longest > 1 ? longest - 1 : longest
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
