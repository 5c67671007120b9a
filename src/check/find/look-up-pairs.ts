import type { Run, TokenIndex } from '../tokens/token-index.ts'

// Pairs of words that stand everywhere, or again and again in the quotation, say little about where it is from.
const mostPlaces = 60_000
const mostRepeats = 8

/** A pair of neighbouring words of the quotation and where the documents may have it: some places have other words. */
export interface PairPlaces {
  readonly at: number
  readonly places: Uint32Array
}

/** The pairs of neighbouring words that the documents have, in the quotation's order. */
export function listPairs(words: Int32Array, index: TokenIndex): readonly PairPlaces[] {
  return Array.from(words, (first, at): PairPlaces => {
    const second = words[at + 1] ?? -1
    return { at, places: first <= 0 || second <= 0 ? nowhere : index.pairPlaces(first, second) }
  }).filter(({ places }) => places.length > 0)
}

const nowhere = new Uint32Array()

/** Of these, the one with the fewest places, the first of equals; null where there is none. */
export function rarestOf<T extends Pick<PairPlaces, 'places'>>(pairs: readonly T[]): T | null {
  const [first = null, ...others] = pairs
  return others.reduce((best, pair) => (pair.places.length < (best?.places.length ?? 0) ? pair : best), first)
}

/** The pairs of neighbouring words that say where a quotation is from, and their places within a run of words. */
export function lookUpPairs(words: Int32Array, index: TokenIndex, within: Run): readonly PairPlaces[] {
  const seen = new Map<number, number>()
  const found = listPairs(words, index).flatMap(({ at, places }) => {
    const key = (words[at] ?? 0) * 2 ** 26 + (words[at + 1] ?? 0)
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    const inside = placesWithin(places, within)
    return times > mostRepeats || inside.length === 0 ? [] : [{ at, places: inside }]
  })
  let room = mostPlaces
  const kept = new Set<PairPlaces>()
  for (const pair of found.toSorted((a, b) => a.places.length - b.places.length)) {
    room -= pair.places.length
    if (room >= 0) kept.add(pair)
  }
  return found.filter((pair) => kept.has(pair))
}

/** The places of a sorted row that lie within a run. */
export function placesWithin(places: Uint32Array, { from, to }: Run): Uint32Array {
  return places.subarray(firstFrom(places, from), firstFrom(places, to))
}

function firstFrom(places: Uint32Array, least: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
