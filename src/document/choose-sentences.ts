import { spanOf } from './passage.ts'
import type { Reference, Span } from './reference.ts'

/** The reference to some sentences of the one paragraph or item that it names, counted from 1; runs become ranges. */
export function chooseSentences(reference: Reference, numbers: readonly number[]): Reference {
  const [span] = reference.spans
  if (span === undefined || numbers.length === 0) return reference
  const unit = unitOf(span)
  const runs: { from: number; to: number }[] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && number === last.to + 1) last.to = number
    else runs.push({ from: number, to: number })
  }
  return {
    document: reference.document,
    spans: runs.map((sentences) => spanOf({ unit, sentences })),
  }
}

function unitOf(span: Span): string {
  switch (span.kind) {
    case 'paragraphs':
      return `${span.from}`
    case 'items':
      return `${span.paragraph}.${span.from}`
    case 'sentences':
      return span.item === null ? `${span.paragraph}` : `${span.paragraph}.${span.item}`
    case 'sub-item':
      return `${span.paragraph}.${span.item}.${span.label}`
    case 'unit':
      return span.id
  }
}
