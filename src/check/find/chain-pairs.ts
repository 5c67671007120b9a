import { gapCost } from '../align/similarity.ts'
import type { Budget } from '../budget.ts'
import type { TokenIndex } from '../tokens/token-index.ts'
import { type PairPlaces, placesWithin } from './look-up-pairs.ts'

/** A word of the quotation and the same word in a document, each followed by the same next word. */
export interface Pair {
  readonly typed: number
  readonly word: number
}

/** The numbers of a quotation's words, and what each counts. */
export interface Quoted {
  readonly words: Int32Array
  readonly weights: Float64Array
}

// A pair may follow one of the last few, or the last that is shifted no more against the document than by some words;
// what stands further away in the document is another passage.
const mostSteps = 24
const mostShift = 4
const furthest = 200

/**
 * The pairs, in the order of both the quotation and the document, that weigh most together, among those for which the
 * quotation would begin from `from` up to `to`. Null where there is none.
 */
export function chainPairs(
  pairs: readonly PairPlaces[],
  { words, weights }: Quoted,
  index: TokenIndex,
  from: number,
  to: number,
  budget: Budget,
): { readonly pairs: readonly Pair[]; readonly weight: number } | null {
  const near: Pair[] = []
  for (const { at, places } of pairs) {
    for (const word of placesWithin(places, { from: from + at, to: to + at })) {
      const isPair = index.words[word] === words[at] && index.words[word + 1] === words[at + 1]
      if (isPair) near.push({ typed: at, word })
    }
  }
  budget.left -= near.length * (mostSteps + 2 * mostShift)
  const sums = new Float64Array(near.length)
  const before = new Int32Array(near.length).fill(-1)
  let best = -1
  const lastOn = new Map<number, number>()
  near.forEach((pair, at) => {
    sums[at] = weightOf(pair, weights)
    const diagonal = pair.word - pair.typed
    for (let shift = -mostShift; shift <= mostShift; shift += 1)
      follow(lastOn.get(diagonal + shift) ?? -1, at)
    for (let other = at - 1; other >= at - mostSteps; other -= 1) follow(other, at)
    lastOn.set(diagonal, at)
    if (best === -1 || (sums[at] ?? 0) > (sums[best] ?? 0)) best = at
  })
  const weight = sums[best] ?? 0
  const chain: Pair[] = []
  for (let at = best; at >= 0; at = before[at] ?? -1) {
    const pair = near[at]
    if (pair !== undefined) chain.push(pair)
  }
  return chain.length === 0 ? null : { pairs: chain.reverse(), weight }

  function follow(other: number, at: number): void {
    const pair = near[at]
    const gain = pair === undefined ? null : gainOf(near[other], pair, weights)
    if (gain === null || (sums[other] ?? 0) + gain <= (sums[at] ?? 0)) return
    sums[at] = (sums[other] ?? 0) + gain
    before[at] = other
  }
}

function weightOf({ typed }: Pair, weights: Float64Array): number {
  return (weights[typed] ?? 0) + (weights[typed + 1] ?? 0)
}

/** What a pair adds after another; null where it cannot follow it. */
function gainOf(before: Pair | undefined, pair: Pair, weights: Float64Array): number | null {
  if (before === undefined) return null
  const typed = pair.typed - before.typed
  const words = pair.word - before.word
  if (typed === 1 && words === 1) return weights[pair.typed + 1] ?? 0
  if (typed < 2 || words < 2 || words > furthest) return null
  const shift = Math.abs(words - typed)
  return weightOf(pair, weights) - (shift === 0 ? 0 : gapCost(shift))
}
