import type { Line } from '../document/lines.ts'
import { labelsIn, type Passage } from '../document/passage.ts'
import { treeOf } from '../document/tree.ts'
import { writeNote } from '../document/write-note.ts'
import { rememberFor } from '../text/remember-for.ts'
import type { Range } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'
import type { QuotedPart } from './reply.ts'

/** The lines of a passage as they are quoted, with the matched words marked. */
export function quoteParts(passage: Passage, marks: readonly (readonly Range[])[]): readonly QuotedPart[] {
  const frames = framesOf(passage)
  return passage.parts.map((line, index) => {
    const spans = looksOf(line, markSpans(line.text, marks[index] ?? []), passage)
    const { label, indent } = frames[index] ?? bare
    return { label, spans, ...(indent === 0 ? {} : { indent }) }
  })
}

interface Frame {
  readonly label: string | null
  readonly indent: number
}

const bare: Frame = { label: null, indent: 0 }

/** The label before the words of each line, and how far it is set in. */
const framesOf = rememberFor((passage: Passage): readonly Frame[] => {
  const top = Math.min(...passage.parts.map(({ depth }) => depth))
  return passage.parts.map((line) => {
    // Items right under a paragraph are at the margin; what is inside them is set in.
    const indent = line.kind === 'title' ? 0 : Math.max(line.depth - top - 1, 0)
    return { label: labelOf(line, passage), indent }
  })
})

// What is small print has room for a few.
const mostNotes = 6

/** The notes that a passage's words call, in their order, each in a line. */
export const notesOf = rememberFor(({ parts, document }: Passage): readonly string[] => {
  const called = new Set(parts.flatMap(({ calls }) => calls.map(({ note }) => note)))
  return document.notes
    .filter(({ id }) => called.has(id))
    .slice(0, mostNotes)
    .map(writeNote)
})

/** A text as spans, with the given ranges marked as matches; the ranges are in order and do not overlap. */
export function markSpans(text: string, marks: readonly Range[]): readonly Span[] {
  const spans: Span[] = []
  let at = 0
  for (const { start, end } of marks) {
    if (start > at) spans.push(text.slice(at, start))
    spans.push({ mark: 'match', text: text.slice(start, end) })
    at = end
  }
  if (at < text.length || spans.length === 0) spans.push(text.slice(at))
  return spans
}

/** A unit quoted alone has its label in the citation; inside another it is told apart by it. A status is our word. */
function labelOf(line: Line, passage: Passage): string | null {
  const labels = labelsIn(line, passage).map(({ text }) => text)
  if (line.kind === 'status') labels.push(line.text)
  return labels.join(' ') || null
}

/** Headings and the heads of tables are strong; of a status there are no words of the document. */
function looksOf(line: Line, spans: readonly Span[], { document }: Passage): readonly Span[] {
  if (line.kind === 'status') return []
  const isHead = line.kind === 'row' && !isRow(line.of, document)
  if (line.kind !== 'title' && !isHead) return spans
  return spans.map((span) =>
    typeof span === 'string' && span !== '' ? { mark: 'strong', text: span } : span,
  )
}

function isRow(id: string, document: Passage['document']): boolean {
  return treeOf(document).rows.has(id)
}
