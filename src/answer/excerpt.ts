import { markSpans } from '../message/quoted-parts.ts'
import type { Hit } from '../search/engine.ts'
import { type Range, sentenceRanges } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'

/**
 * The stretch of a hit that shows best why it was found: of the sentence with the most matched words, up to `longest`
 * characters around the first of them. An … stands wherever words are left out.
 */
export function excerptOf(hit: Hit, longest: number): readonly Span[] {
  const { text, marks } = bestPart(hit)
  const sentences = sentenceRanges(text, hit.passage.document.language)
  const whole: Range = { start: 0, end: text.length }
  const inside = (range: Range): readonly Range[] =>
    marks.filter((mark) => mark.start >= range.start && mark.end <= range.end)
  let best = sentences[0] ?? whole
  let marksInBest = inside(best)
  for (const range of sentences) {
    const marksHere = inside(range)
    if (marksHere.length > marksInBest.length) [best, marksInBest] = [range, marksHere]
  }
  const cut = cutAround(text, best, marksInBest[0]?.start ?? best.start, longest)
  const shifted = inside(cut).map(({ start, end }) => ({ start: start - cut.start, end: end - cut.start }))
  return [
    ...(cut.start > 0 ? ['… '] : []),
    ...markSpans(text.slice(cut.start, cut.end), shifted),
    ...(cut.end < text.length ? [' …'] : []),
  ]
}

function bestPart(hit: Hit): { readonly text: string; readonly marks: readonly Range[] } {
  const parts = hit.passage.parts.map(({ text }, index) => ({ text, marks: hit.marks[index] ?? [] }))
  const empty = { text: '', marks: [] }
  return parts.reduce((so, part) => (part.marks.length > so.marks.length ? part : so), parts[0] ?? empty)
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
