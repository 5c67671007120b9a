import type { Document } from '../../document/document.ts'
import type { Analyser } from '../../text/languages/analyser.ts'
import { analyserFor } from '../../text/languages/analyser-for.ts'
import { english } from '../../text/languages/english.ts'

/** The documents of one language that have entries, and which of all entries of the library are theirs, in order. */
export interface LanguageGroup {
  readonly analyser: Analyser
  readonly documents: readonly Document[]
  readonly numbers: Uint32Array
}

/** A library's documents by their languages, each of which has an index of its own; `counts` says how many entries each has. */
export function groupByLanguage(
  documents: readonly Document[],
  counts: readonly number[],
): readonly LanguageGroup[] {
  let at = 0
  const placed = documents.flatMap((document, place) => {
    const count = counts[place] ?? 0
    const from = at
    at += count
    return count === 0 ? [] : [{ document, from, count }]
  })
  if (placed.length === 0) return [{ analyser: english, documents: [], numbers: new Uint32Array() }]
  return [...Map.groupBy(placed, ({ document }) => analyserFor(document.language))].map(([analyser, own]) => {
    const numbers = new Uint32Array(own.reduce((sum, { count }) => sum + count, 0))
    let number = 0
    for (const { from, count } of own)
      for (let entry = from; entry < from + count; entry++) numbers[number++] = entry
    return { analyser, documents: own.map(({ document }) => document), numbers }
  })
}
