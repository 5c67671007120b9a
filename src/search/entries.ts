import { basicUnitsOf } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import { runTask } from '../text/cooperative-task.ts'
import type { PlacedSource } from './lead-with-first.ts'
import type { Sources } from './read-words.ts'

/** What is found in a library, by number: those of each document after those of the one before. */
export interface Entries extends Sources<PlacedSource> {
  /** How many each document has. */
  readonly counts: readonly number[]
  /** Those of a document, by its place among the documents. */
  readonly of: (place: number) => readonly PlacedSource[]
  /** The document that has one, which isn't opened for it. */
  readonly documentOf: (entry: number) => Document | undefined
}

/** The entries of documents, all listed now. It pauses often. */
export function* listEntries(documents: readonly Document[]): Generator<void, Entries> {
  const lists: (readonly PlacedSource[])[] = []
  for (const document of documents) lists.push(yield* entriesOf(document))
  return overLists(
    documents,
    lists.map(({ length }) => length),
    (place) => lists[place] ?? [],
  )
}

/** The same where it's known how many there are: those of a document are listed when one of them is asked for. */
export function closedEntries(documents: readonly Document[], counts: readonly number[]): Entries {
  const lists = new Map<number, readonly PlacedSource[]>()
  return overLists(documents, counts, (place) =>
    lists.getOrInsertComputed(place, () => {
      const document = documents[place]
      return document === undefined ? [] : runTask(entriesOf(document))
    }),
  )
}

function overLists(documents: readonly Document[], counts: readonly number[], of: Entries['of']): Entries {
  let length = 0
  const starts = counts.map((count) => {
    length += count
    return length - count
  })
  return {
    length,
    counts,
    of,
    documentOf: (entry) => documents[placeOf(entry)],
    at(entry) {
      const place = placeOf(entry)
      return place === -1 ? undefined : of(place)[entry - (starts[place] ?? 0)]
    },
  }

  function placeOf(entry: number): number {
    if (!(entry >= 0 && entry < length)) return -1
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= entry) low = middle
      else high = middle - 1
    }
    return low
  }
}

// Entries listed between two pauses.
const entriesAtATime = 200

/** Every basic unit with its own text, and every item and row on its own, under their heading. */
export function* entriesOf(document: Document): Generator<void, readonly PlacedSource[]> {
  const entries: PlacedSource[] = []
  for (const { id, unit, section, parts, items } of basicUnitsOf(document)) {
    const heading = section ?? ''
    const textOf = (of: string): string =>
      parts
        .filter((line) => line.of === of)
        .map((line) => line.text)
        .join('\n')
    entries.push({ document, id, heading, text: textOf(unit.id) })
    for (const item of items) entries.push({ document, id: item, heading, text: textOf(item) })
    if (entries.length % entriesAtATime === 0) yield
  }
  return entries
}
