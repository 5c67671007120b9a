import { compareRanked, type Ranked, takeBest } from './best.ts'
import type { Index } from './build-index.ts'
import type { QueryTerm } from './expand.ts'
import { createFeedback, measureRarities } from './feedback.ts'
import { parameters, sizeOf } from './parameters.ts'
import { createReader } from './rerank.ts'
import { createSmoothing } from './smooth.ts'

/** Whether an entry may be found. */
export type Accepts = (entry: number) => boolean

/**
 * Ranks the entries of one index; it has room of its own for the scores, so one question is ranked at a time. BM25F over
 * what each word was widened to, with feedback where the collection is large; then a closer reading of the best.
 */
export function createRanker(index: Index) {
  const scores = new Float32Array(index.size)
  const ofWord = new Float32Array(index.size)
  const reader = createReader(index)
  const rarities = measureRarities(index)
  const feedback = createFeedback(index, rarities)
  const smoothing = createSmoothing(index, rarities)

  /** Adds one word's part to the scores: of all that stands for it in an entry the best counts, never the sum. */
  function addWord({ matches, initialism, weight }: QueryTerm, touched: number[]): void {
    const only = matches[0]
    if (only !== undefined && matches.length === 1 && initialism === null) {
      addTerm(only.term, weight * only.similarity, touched)
      return
    }
    const having: number[] = []
    const better = (entry: number, value: number): void => {
      const before = ofWord[entry] ?? 0
      if (before === 0) having.push(entry)
      if (value > before) ofWord[entry] = value
    }
    for (const { term, similarity } of matches) {
      for (let at = index.starts[term] ?? 0; at < (index.starts[term + 1] ?? 0); at++) {
        better(index.entries[at] ?? 0, similarity * (index.weights[at] ?? 0))
      }
    }
    for (const [entry, similarity] of initialism?.entries ?? []) better(entry, similarity)
    for (const entry of having) {
      if (scores[entry] === 0) touched.push(entry)
      scores[entry] = (scores[entry] ?? 0) + weight * (ofWord[entry] ?? 0)
      ofWord[entry] = 0
    }
  }

  function addTerm(term: number, factor: number, touched: number[]): void {
    const { starts, entries, weights } = index
    for (let at = starts[term] ?? 0, end = starts[term + 1] ?? 0; at < end; at++) {
      const entry = entries[at] ?? 0
      if (scores[entry] === 0) touched.push(entry)
      scores[entry] = (scores[entry] ?? 0) + factor * (weights[at] ?? 0)
    }
  }

  function collect(touched: readonly number[], count: number, accepts: Accepts | null): readonly Ranked[] {
    const best = takeBest(accepts === null ? touched : touched.filter(accepts), scores, count)
    for (const entry of touched) scores[entry] = 0
    return best
  }

  /** The best, in the order that reading them closely gives; in large collections they also teach each other. */
  function order(best: readonly Ranked[], query: readonly QueryTerm[]): readonly Ranked[] {
    const read = reader.read(best, query)
    read.sort(compareRanked)
    if (sizeOf(index) === 'small') return read
    if (index.size < parameters.feedback.leastPassages) return smoothing.smooth(read)
    const { share } = parameters.feedback
    const learnt = feedback.score(read, query.length)
    const again = read.map(({ entry, own, pairs, coverage }, place) => {
      const score = (1 - share) * own + share * (learnt[place] ?? 0)
      return { entry, score: (score + pairs) * coverage }
    })
    return smoothing.smooth(again.sort(compareRanked))
  }

  return {
    /** The best entries for a question, at most `count`; scores from 0 to 1. `accepts` leaves entries out. */
    rank(query: readonly QueryTerm[], count: number, accepts: Accepts | null): readonly Ranked[] {
      const whole = query.reduce((sum, { weight }) => sum + weight, 0)
      const touched: number[] = []
      for (const word of query) addWord(word, touched)
      const best = collect(touched, Math.max(count, parameters.depth), accepts)
      const ranked = order(best, query)
      const most = whole * (parameters.k1 + 1) || 1
      return ranked.slice(0, count).map(({ entry, score }) => ({ entry, score: Math.min(1, score / most) }))
    },
  }
}
