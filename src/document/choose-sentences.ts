import { withSentences } from './reference/place-span.ts'
import type { Reference } from './reference/step.ts'

/** The reference to some sentences of the one paragraph or item that it names, counted from 1; runs become ranges. */
export function chooseSentences(reference: Reference, numbers: readonly number[]): Reference {
  const [span] = reference.spans
  if (span === undefined || numbers.length === 0) return reference
  const runs: { from: number; to: number }[] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last !== undefined && number === last.to + 1) last.to = number
    else runs.push({ from: number, to: number })
  }
  return {
    document: reference.document,
    spans: runs.map((sentences) => withSentences(span, sentences)),
  }
}
