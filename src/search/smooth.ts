import { compareRanked, type Ranked } from './best.ts'
import { type Index, termCount } from './build-index.ts'
import { parameters } from './parameters.ts'

/**
 * Passages like each other answer the same questions (the cluster hypothesis): a part of each score is the mean of those
 * passages among the best that are the most like it. It has room of its own, so one question is asked at a time.
 * `rarities` are those of the terms.
 */
export function createSmoothing(index: Index, rarities: Float32Array) {
  const { depth, words } = parameters.smoothing
  const countOfTerm = new Uint16Array(termCount(index))
  // The terms of the passages read so far: the weight and the passage of each place, the last place of a term, counted
  // from 1, and for each place the one before with the same term.
  const weights = new Float32Array(depth * words)
  const passages = new Uint16Array(depth * words)
  const before = new Uint32Array(depth * words)
  const lastOfTerm = new Uint32Array(termCount(index))
  const likeness = new Float32Array(depth * depth)

  /** The best, best first, each beside its neighbours; those below `smoothing.depth` stay as they are. */
  function smooth(ranked: readonly Ranked[]): readonly Ranked[] {
    const { share, neighbours } = parameters.smoothing
    const top = ranked.slice(0, depth)
    compare(top)
    const smoothed = top.map(({ entry, score }, place) => {
      const row = likeness.subarray(place * depth, place * depth + top.length)
      let [whole, theirs] = [0, 0]
      for (const other of takeLargest(row, neighbours)) {
        whole += row[other] ?? 0
        theirs += (row[other] ?? 0) * (top[other]?.score ?? 0)
      }
      return { entry, score: whole === 0 ? score : (1 - share) * score + (share * theirs) / whole }
    })
    return [...smoothed, ...ranked.slice(depth)].sort(compareRanked)
  }

  /** Fills in the cosine of each with each, by rows; 0 with itself. */
  function compare(top: readonly Ranked[]): void {
    likeness.fill(0)
    let size = 0
    const seen: number[] = []
    for (const [passage, { entry }] of top.entries()) {
      const start = index.orderStarts[entry] ?? 0
      const end = Math.min(index.orderStarts[entry + 1] ?? 0, start + words)
      const terms = countTerms(start, end)
      const first = size
      let squares = 0
      for (const term of terms) {
        const weight = (1 + Math.log(countOfTerm[term] ?? 1)) * (rarities[term] ?? 0)
        countOfTerm[term] = 0
        squares += weight * weight
        weights[size] = weight
        passages[size] = passage
        const last = lastOfTerm[term] ?? 0
        if (last === 0) seen.push(term)
        before[size] = last
        size++
        lastOfTerm[term] = size
      }
      const length = Math.sqrt(squares) || 1
      for (let place = first; place < size; place++) {
        const weight = (weights[place] ?? 0) / length
        weights[place] = weight
        for (let other = before[place] ?? 0; other !== 0; other = before[other - 1] ?? 0) {
          const at = passage * depth + (passages[other - 1] ?? 0)
          likeness[at] = (likeness[at] ?? 0) + weight * (weights[other - 1] ?? 0)
        }
      }
    }
    for (const term of seen) lastOfTerm[term] = 0
    for (let row = 1; row < top.length; row++) {
      for (let column = 0; column < row; column++) {
        likeness[column * depth + row] = likeness[row * depth + column] ?? 0
      }
    }
  }

  /** The different terms of these places of the order; how often each stands there is in `countOfTerm`. */
  function countTerms(start: number, end: number): readonly number[] {
    const terms: number[] = []
    for (let at = start; at < end; at++) {
      const term = index.order[at] ?? 0
      const count = countOfTerm[term] ?? 0
      if (count === 0) terms.push(term)
      countOfTerm[term] = count + 1
    }
    return terms
  }

  return { smooth }
}

/** The places of the largest above 0, at most so many, the largest first. */
function takeLargest(row: Float32Array, most: number): readonly number[] {
  const largest: number[] = []
  let least = 0
  for (let place = 0; place < row.length; place++) {
    const value = row[place] ?? 0
    if (value <= least) continue
    let at = Math.min(largest.length, most - 1)
    while (at > 0 && (row[largest[at - 1] ?? 0] ?? 0) < value) {
      largest[at] = largest[at - 1] ?? 0
      at--
    }
    largest[at] = place
    if (largest.length === most) least = row[largest[most - 1] ?? 0] ?? 0
  }
  return largest
}
