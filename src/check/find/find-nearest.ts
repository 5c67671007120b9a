import type { Budget } from '../budget.ts'
import type { Run, TokenIndex } from '../tokens/token-index.ts'
import { chainPairs, type Pair, type Quoted } from './chain-pairs.ts'
import { lookUpPairs } from './look-up-pairs.ts'

/** Words of a library that are likely to be those of a quotation, from `from` up to `to`. */
export interface Region extends Run {
  /** The weight of the words that are known to agree. */
  readonly weight: number
  /** Words of the quotation, and those of the document that are the same, amid others that are: safe to cut at. */
  readonly cuts: readonly Pair[]
}

// So many of the most promising places are looked at closely.
const mostPlaces = 4
const wordsBetweenCuts = 48
const mostBetweenCuts = 150
const spare = 3
const stepsOfPair = 20

/**
 * The places where most of these words stand in about this order, best first. Every pair of neighbouring words votes for
 * the place where the quotation would begin if it stood there.
 */
export function findNearest(
  quoted: Quoted,
  index: TokenIndex,
  within: Run,
  budget: Budget,
): readonly Region[] {
  const { words } = quoted
  const pairs = lookUpPairs(words, index, within)
  const width = Math.max(6, Math.ceil(Math.log2(words.length / 4)))
  const votes = new Float32Array(((within.to - within.from + words.length) >> width) + 2)
  budget.left -= votes.length
  for (const { at, places } of pairs) {
    budget.left -= stepsOfPair + places.length
    const vote = Math.log2(1 + index.words.length / places.length)
    const offset = words.length - at - within.from
    for (const place of places) {
      const bin = (place + offset) >> width
      votes[bin] = (votes[bin] ?? 0) + vote
    }
  }
  return bestBins(votes)
    .flatMap((bin) => {
      const from = (bin << width) - words.length + within.from
      const chain = chainPairs(pairs, quoted, index, from, from + (2 << width), budget)
      return chain === null ? [] : [{ ...regionOf(chain.pairs, words.length, index), weight: chain.weight }]
    })
    .sort((a, b) => b.weight - a.weight)
}

/** The bins that have most votes together with the next one, none of them overlapping. */
function bestBins(votes: Float32Array): readonly number[] {
  const best: { readonly bin: number; readonly sum: number }[] = []
  for (let bin = 0; bin + 1 < votes.length; bin += 1) {
    const sum = (votes[bin] ?? 0) + (votes[bin + 1] ?? 0)
    if (sum === 0 || (best.length === mostPlaces && sum <= (best.at(-1)?.sum ?? 0))) continue
    const near = best.findIndex((other) => Math.abs(other.bin - bin) <= 1)
    if (near !== -1) {
      if ((best[near]?.sum ?? 0) >= sum) continue
      best.splice(near, 1)
    }
    best.push({ bin, sum })
    best.sort((a, b) => b.sum - a.sum)
    best.length = Math.min(best.length, mostPlaces)
  }
  return best.map(({ bin }) => bin)
}

/** From the first pair to the last, with room for the words before and after them. */
function regionOf(pairs: readonly Pair[], count: number, index: TokenIndex): Omit<Region, 'weight'> {
  const [first, last] = [pairs[0], pairs.at(-1)]
  if (first === undefined || last === undefined) return { from: 0, to: 0, cuts: [] }
  const before = first.typed === 0 ? 0 : first.typed + spare
  const rest = count - last.typed - 2
  const after = rest === 0 ? 0 : rest + spare
  let from = first.word
  while (first.word - from < before && (index.words[from - 1] ?? 0) !== 0) from -= 1
  let to = last.word + 2
  while (to - last.word - 2 < after && (index.words[to] ?? 0) !== 0) to += 1
  return { from, to, cuts: chooseCuts(pairs) }
}

/** Places amid runs of four words or more; where there is none for long, any. */
function chooseCuts(pairs: readonly Pair[]): readonly Pair[] {
  const cuts: Pair[] = []
  pairs.forEach((pair, at) => {
    const words = pair.typed - (cuts.at(-1)?.typed ?? 0)
    const isAmid = follows(pairs[at - 1], pair) && follows(pair, pairs[at + 1])
    if (words >= mostBetweenCuts || (words >= wordsBetweenCuts && isAmid)) cuts.push(pair)
  })
  return cuts
}

function follows(before: Pair | undefined, after: Pair | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    after.typed === before.typed + 1 &&
    after.word === before.word + 1
  )
}
