import { h, type Markup } from '../../src/app/http/markup.ts'
import { markSpans } from '../../src/message/quoted-parts.ts'
import { type Range, sentenceRanges } from '../../src/text/sentences.ts'
import type { Span } from '../../src/text/span.ts'

/** A sentence's place in the page. */
export interface SentenceMark {
  readonly id: string | null
  readonly isFound: boolean
}

/** What stands at an offset between a document's words, such as the call of a note. */
export interface Insertion {
  readonly at: number
  readonly markup: Markup
}

/**
 * A document's own words, each sentence under the name that `nameSentence` gives it by its position, with the matched
 * words marked. Nothing is added but `insertions`, which are in order: without them the text of what comes back is `text`.
 */
export function markWords(
  text: string,
  language: string,
  nameSentence: (position: number) => SentenceMark,
  marks: readonly Range[],
  insertions: readonly Insertion[] = [],
): Markup {
  const nodes: Markup[] = []
  const waiting = [...insertions]
  let at = 0
  for (const [position, { start, end }] of sentenceRanges(text, language).entries()) {
    const { id, isFound } = nameSentence(position)
    nodes.push(...stretch(at, start))
    nodes.push(h('span', { id, className: isFound ? ['found'] : null }, stretch(start, end)))
    at = end
  }
  nodes.push(...stretch(at, text.length))
  return nodes

  /** The words between two offsets; what stands at the end of them belongs to them. */
  function stretch(from: number, to: number): readonly Markup[] {
    const written: Markup[] = []
    let begin = from
    for (let next = waiting[0]; next !== undefined && to > from && next.at <= to; next = waiting[0]) {
      written.push(...markedBetween(text, begin, next.at, marks), next.markup)
      begin = next.at
      waiting.shift()
    }
    return [...written, ...markedBetween(text, begin, to, marks)]
  }
}

/** Spans of the bot's as HTML: what it says with emphasis, and the document's words with marks. */
export function writeSpans(spans: readonly Span[]): readonly Markup[] {
  return spans.map((span) => {
    if (typeof span === 'string') return span
    const tag = tags[span.mark]
    return tag === null ? span.text : h(tag, {}, span.text)
  })
}

const tags = {
  match: 'mark',
  strong: 'strong',
  code: 'code',
  added: 'del',
  missing: 'ins',
  inserted: 'ins',
  deleted: 'del',
  moment: null,
  channel: null,
} as const

/** Ranges in order, with those that overlap joined. */
export function mergeRanges(ranges: readonly Range[]): readonly Range[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** A stretch of the text, with what is marked in it. */
function markedBetween(text: string, from: number, to: number, marks: readonly Range[]): readonly Markup[] {
  if (from >= to) return []
  const inside = marks
    .filter(({ start, end }) => start < to && end > from)
    .map(({ start, end }) => ({ start: Math.max(start, from) - from, end: Math.min(end, to) - from }))
  return writeSpans(markSpans(text.slice(from, to), inside))
}
