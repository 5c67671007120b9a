import { compareRanked, type Ranked } from './best.ts'
import type { Index } from './build-index.ts'
import { rarity } from './feedback.ts'
import { parameters } from './parameters.ts'

/**
 * Passages like each other answer the same questions (the cluster hypothesis): a part of each score is the mean of those
 * passages among the best that are the most like it. It has room of its own, so one question is asked at a time.
 */
export function createSmoothing(index: Index) {
  const weightOfTerm = new Float32Array(index.terms.length)

  /** The best, best first, each beside its neighbours; those below `smoothing.depth` stay as they are. */
  function smooth(ranked: readonly Ranked[]): readonly Ranked[] {
    const { share, depth, neighbours } = parameters.smoothing
    const top = ranked.slice(0, depth)
    const likeness = compare(top)
    const smoothed = top.map(({ entry, score }, place) => {
      const row = likeness.subarray(place * top.length, (place + 1) * top.length)
      const nearest = takeNearest(row, neighbours)
      const whole = nearest.reduce((sum, each) => sum + (row[each] ?? 0), 0)
      if (whole === 0) return { entry, score }
      const theirs = nearest.reduce((sum, each) => sum + (row[each] ?? 0) * (top[each]?.score ?? 0), 0)
      return { entry, score: (1 - share) * score + (share * theirs) / whole }
    })
    return [...smoothed, ...ranked.slice(depth)].sort(compareRanked)
  }

  /** The cosine of each with each, by rows; 0 with itself. */
  function compare(top: readonly Ranked[]): Float32Array {
    const vectors = top.map(({ entry }) => vectorOf(entry))
    const likeness = new Float32Array(top.length * top.length)
    for (const [place, own] of vectors.entries()) {
      for (let at = 0; at < own.terms.length; at++) weightOfTerm[own.terms[at] ?? 0] = own.weights[at] ?? 0
      for (let other = 0; other < place; other++) {
        const { terms, weights } = vectors[other] ?? own
        let sum = 0
        for (let at = 0; at < terms.length; at++) {
          sum += (weightOfTerm[terms[at] ?? 0] ?? 0) * (weights[at] ?? 0)
        }
        likeness[place * top.length + other] = sum
        likeness[other * top.length + place] = sum
      }
      for (const term of own.terms) weightOfTerm[term] = 0
    }
    return likeness
  }

  /** The different terms of an entry, each with its count's logarithm and its rarity, of length 1 together. */
  function vectorOf(entry: number) {
    const start = index.orderStarts[entry] ?? 0
    const end = Math.min(index.orderStarts[entry + 1] ?? 0, start + parameters.smoothing.words)
    const terms = new Set(index.order.subarray(start, end))
    for (let at = start; at < end; at++) {
      const term = index.order[at] ?? 0
      weightOfTerm[term] = (weightOfTerm[term] ?? 0) + 1
    }
    const weights = Float32Array.from(
      terms,
      (term) => (1 + Math.log(weightOfTerm[term] ?? 1)) * rarity(index, term),
    )
    const length = Math.hypot(...weights) || 1
    for (const term of terms) weightOfTerm[term] = 0
    return { terms: Uint32Array.from(terms), weights: weights.map((weight) => weight / length) }
  }

  return { smooth }
}

/** The places of the largest, at most so many, the largest first. */
function takeNearest(row: Float32Array, most: number): readonly number[] {
  const nearest: number[] = []
  for (let place = 0; place < row.length; place++) {
    const likeness = row[place] ?? 0
    if (nearest.length === most && likeness <= (row[nearest[most - 1] ?? 0] ?? 0)) continue
    let at = nearest.length
    while (at > 0 && (row[nearest[at - 1] ?? 0] ?? 0) < likeness) at--
    nearest.splice(at, 0, place)
    if (nearest.length > most) nearest.pop()
  }
  return nearest
}
