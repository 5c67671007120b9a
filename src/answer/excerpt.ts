import { markSpans } from '../message/quoted-parts.ts'
import type { Hit } from '../search/hit.ts'
import { type Range, sentenceRanges } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'

/**
 * The stretch of a hit that shows best why it was found: of the sentence with the most matched words, up to `longest`
 * characters around the first of them. An … stands wherever words are left out.
 */
export function excerptOf(hit: Hit, longest: number): readonly Span[] {
  const { text, marks, cut } = chooseStretch(hit, longest)
  const shifted = marks
    .filter((mark) => isInside(mark, cut))
    .map(({ start, end }) => ({ start: start - cut.start, end: end - cut.start }))
  return [
    ...(cut.start > 0 ? [leftOutBefore] : []),
    ...markSpans(text.slice(cut.start, cut.end), shifted),
    ...(cut.end < text.length ? [leftOutAfter] : []),
  ]
}

/** The same without marks, for where none can be shown. */
export function excerptText(hit: Hit, longest: number): string {
  const { text, cut } = chooseStretch(hit, longest)
  const before = cut.start > 0 ? leftOutBefore : ''
  return `${before}${text.slice(cut.start, cut.end)}${cut.end < text.length ? leftOutAfter : ''}`
}

const leftOutBefore = '… '
const leftOutAfter = ' …'

interface MarkedText {
  readonly text: string
  readonly marks: readonly Range[]
}

function chooseStretch(hit: Hit, longest: number): MarkedText & { readonly cut: Range } {
  const { text, marks } = bestPart(hit)
  const sentences = sentenceRanges(text, hit.passage.document.language)
  let best: Range = sentences[0] ?? { start: 0, end: text.length }
  let most = countInside(marks, best)
  for (const sentence of sentences) {
    const count = countInside(marks, sentence)
    if (count > most) [best, most] = [sentence, count]
  }
  const first = marks.find((mark) => isInside(mark, best))
  return { text, marks, cut: cutAround(text, best, first?.start ?? best.start, longest) }
}

function bestPart({ passage, marks }: Hit): MarkedText {
  let best = 0
  for (let at = 1; at < passage.parts.length; at++) {
    if ((marks[at]?.length ?? 0) > (marks[best]?.length ?? 0)) best = at
  }
  return { text: passage.parts[best]?.text ?? '', marks: marks[best] ?? [] }
}

function countInside(marks: readonly Range[], range: Range): number {
  let count = 0
  for (const mark of marks) if (isInside(mark, range)) count += 1
  return count
}

function isInside(mark: Range, { start, end }: Range): boolean {
  return mark.start >= start && mark.end <= end
}

/** At most `longest` characters of a sentence, from a word near `from` on, cut between words. */
function cutAround(text: string, sentence: Range, from: number, longest: number): Range {
  if (sentence.end - sentence.start <= longest) return sentence
  // A quarter of it stands before what matched.
  const earliest = Math.max(sentence.start, Math.min(from - Math.floor(longest / 4), sentence.end - longest))
  // A text without spaces is cut where it must be.
  const nextWord = text.indexOf(' ', earliest) + 1
  const start = earliest === sentence.start || nextWord === 0 || nextWord > from ? earliest : nextWord
  const latest = Math.min(sentence.end, start + longest)
  const space = text.lastIndexOf(' ', latest)
  const end = latest === sentence.end || space <= start ? latest : space
  return { start, end }
}
