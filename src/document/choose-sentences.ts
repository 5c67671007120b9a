import type { Reference, Span } from './reference.ts'

/** The reference to some sentences of the one paragraph or item that it names, counted from 1; runs become ranges. */
export function chooseSentences(reference: Reference, numbers: readonly number[]): Reference {
  const [span] = reference.spans
  if (span === undefined || numbers.length === 0) return reference
  const { paragraph, item } = whereOf(span)
  const runs: { from: number; to: number }[] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && number === last.to + 1) last.to = number
    else runs.push({ from: number, to: number })
  }
  return {
    document: reference.document,
    spans: runs.map((run) => ({ kind: 'sentences', paragraph, item, ...run })),
  }
}

function whereOf(span: Span): { readonly paragraph: number; readonly item: string | null } {
  switch (span.kind) {
    case 'paragraphs':
      return { paragraph: span.from, item: null }
    case 'items':
      return { paragraph: span.paragraph, item: span.from }
    case 'sentences':
      return { paragraph: span.paragraph, item: span.item }
  }
}
