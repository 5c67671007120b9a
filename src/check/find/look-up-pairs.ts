import type { Run, TokenIndex } from '../tokens/token-index.ts'

// Pairs of words that stand everywhere, or again and again in the quotation, say little about where it is from.
const mostPlaces = 60_000
const mostRepeats = 8

/** A pair of neighbouring words of the quotation and where the documents may have it: some places have other words. */
export interface PairPlaces {
  readonly at: number
  readonly places: Uint32Array
}

/** The pairs of neighbouring words that the documents have within a run of words, in the quotation's order. */
export function lookUpPairs(words: Int32Array, index: TokenIndex, within: Run): readonly PairPlaces[] {
  const found: PairPlaces[] = []
  const seen = new Map<number, number>()
  for (let at = 0; at + 1 < words.length; at += 1) {
    const [first = -1, second = -1] = [words[at], words[at + 1]]
    if (first <= 0 || second <= 0) continue
    const key = first * 2 ** 26 + second
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    const places = times > mostRepeats ? null : placesWithin(index.pairPlaces(first, second), within)
    if (places !== null && places.length > 0) found.push({ at, places })
  }
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
