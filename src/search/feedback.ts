import type { Ranked } from './best.ts'
import { entriesWith, type Index, termCount } from './build-index.ts'
import { parameters } from './parameters.ts'

/**
 * Feedback from the best passages (the relevance model RM3): the terms that stand out in them say what the question is
 * about. It has room of its own, so one question is asked at a time. `rarities` are those of the terms.
 */
export function createFeedback(index: Index, rarities: Float32Array) {
  const { feedback } = parameters
  const weightOfTerm = new Float64Array(termCount(index))
  const passagesWithTerm = new Uint8Array(termCount(index))
  const lastWithTerm = new Int32Array(termCount(index))

  /** What the terms learnt from the best passages, which come first, add to the score of each; by their places. */
  function score(best: readonly Ranked[], words: number): Float64Array {
    const sums = new Float64Array(best.length)
    const learnt = learn(best)
    const byEntry = best
      .map((_, place) => place)
      .sort((a, b) => (best[a]?.entry ?? 0) - (best[b]?.entry ?? 0))
    const whole = learnt.reduce((total, { weight }) => total + weight, 0) || 1
    for (const { term, weight } of learnt) {
      const factor = (weight / whole) * (rarities[term] ?? 0) * words
      const end = index.starts[term + 1] ?? 0
      let at = index.starts[term] ?? 0
      for (const place of byEntry) {
        const entry = best[place]?.entry ?? 0
        at = seek(index.entries, entry, at, end)
        if (at === end) break
        if (index.entries[at] === entry) sums[place] = (sums[place] ?? 0) + factor * (index.weights[at] ?? 0)
      }
    }
    return sums
  }

  /**
   * The terms, by how much of the best passages they make up. How far a passage falls behind the best decides how much
   * is learnt from it: where one stands out, from that one; where many agree, from all of them.
   */
  function learn(best: readonly Ranked[]): readonly { readonly term: number; readonly weight: number }[] {
    const touched: number[] = []
    const top = best[0]?.score || 1
    for (const { entry, score: reached } of readUntil(best)) {
      const [from, to] = [index.orderStarts[entry] ?? 0, index.orderStarts[entry + 1] ?? 0]
      const share = (reached / top) ** feedback.steepness / (to - from)
      for (let at = from; at < to; at++) {
        const term = index.order[at] ?? 0
        if (weightOfTerm[term] === 0) {
          touched.push(term)
          passagesWithTerm[term] = 0
          lastWithTerm[term] = -1
        }
        weightOfTerm[term] = (weightOfTerm[term] ?? 0) + share
        if (lastWithTerm[term] !== entry) passagesWithTerm[term] = (passagesWithTerm[term] ?? 0) + 1
        lastWithTerm[term] = entry
      }
    }
    const learnt: { term: number; weight: number }[] = []
    for (const term of touched) {
      const weight = (weightOfTerm[term] ?? 0) * (rarities[term] ?? 0)
      weightOfTerm[term] = 0
      if ((passagesWithTerm[term] ?? 0) < feedback.leastPassagesWithTerm) continue
      if (!/^\d+$/u.test(index.terms[term] ?? '')) learnt.push({ term, weight })
    }
    return learnt.sort((a, b) => b.weight - a.weight || a.term - b.term).slice(0, feedback.terms)
  }

  function readUntil(best: readonly Ranked[]): readonly Ranked[] {
    let words = 0
    const enough = best.findIndex(({ entry }) => {
      if (words >= feedback.words) return true
      words += (index.orderStarts[entry + 1] ?? 0) - (index.orderStarts[entry] ?? 0)
      return false
    })
    return best.slice(0, Math.min(enough === -1 ? best.length : enough, feedback.mostPassages))
  }

  return { score }
}

/** How much each term tells: the inverse of the share of entries that have it. */
export function measureRarities(index: Index): Float32Array {
  const rarities = new Float32Array(termCount(index))
  for (let term = 0; term < rarities.length; term++) {
    const having = entriesWith(index, term)
    rarities[term] = Math.log(1 + (index.size - having + 0.5) / (having + 0.5))
  }
  return rarities
}

/** The first place from `start` on, before `end`, whose number is not smaller than `wanted`; else `end`. */
function seek(numbers: Uint32Array, wanted: number, start: number, end: number): number {
  let step = 1
  while (start + step < end && (numbers[start + step] ?? 0) < wanted) step *= 2
  let [low, high] = [start + (step >> 1), Math.min(end, start + step)]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
