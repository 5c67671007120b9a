import { type Ranked, takeBest } from './best.ts'
import { entriesWith, type Index } from './build-index.ts'
import type { QueryTerm } from './expand.ts'
import { parameters } from './parameters.ts'
import { rerank } from './rerank.ts'

/** Whether an entry may be found. */
export type Accepts = (entry: number) => boolean

/**
 * Ranks the entries of one index; it has room of its own for the scores, so one question is ranked at a time. BM25F over
 * what each word was widened to, with feedback where the collection is large; then a closer reading of the best.
 */
export function createRanker(index: Index) {
  const scores = new Float32Array(index.size)
  const ofWord = new Float32Array(index.size)
  const { phrase, feedback, k1 } = parameters

  /** Adds one word's part to the scores: of all that stands for it in an entry the best counts, never the sum. */
  function addWord({ matches, initialism, weight }: QueryTerm, share: number, touched: number[]): void {
    const factor = weight * share
    const [only, second] = matches
    if (only !== undefined && second === undefined && initialism === null) {
      addTerm(only.term, factor * only.similarity, touched)
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
      scores[entry] = (scores[entry] ?? 0) + factor * (ofWord[entry] ?? 0)
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

  /** The terms that stand out in the best passages, with their share of the weight (the relevance model RM3). */
  function learn(best: readonly Ranked[]): readonly { readonly term: number; readonly share: number }[] {
    const read = readUntil(best)
    const top = read[0]?.score || 1
    const trust = read.map(({ score }) => (score / top) ** feedback.steepness)
    const together = trust.reduce((sum, each) => sum + each, 0) || 1
    const learnt = new Map<number, { weight: number; passages: number; last: number }>()
    for (const [place, { entry }] of read.entries()) {
      const share = (trust[place] ?? 0) / together
      const [from, to] = [index.orderStarts[entry] ?? 0, index.orderStarts[entry + 1] ?? 0]
      for (let at = from; at < to; at++) {
        const term = index.order[at] ?? 0
        const known = learnt.get(term) ?? { weight: 0, passages: 0, last: -1 }
        known.weight += share / (to - from)
        if (known.last !== entry) known.passages++
        known.last = entry
        learnt.set(term, known)
      }
    }
    const telling = [...learnt]
      .filter(([, { passages }]) => passages >= feedback.leastPassagesWithTerm)
      .filter(([term]) => !/^\d+$/u.test(index.terms[term] ?? ''))
      .map(([term, { weight }]) => ({ term, weight: weight * rarity(index, term) }))
      .sort((a, b) => b.weight - a.weight || a.term - b.term)
      .slice(0, feedback.terms)
    const sum = telling.reduce((total, { weight }) => total + weight, 0) || 1
    return telling.map(({ term, weight }) => ({ term, share: weight / sum }))
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

  return {
    /** The best entries for a question, at most `count`; scores from 0 to 1. `accepts` leaves entries out. */
    rank(query: readonly QueryTerm[], count: number, accepts: Accepts | null): readonly Ranked[] {
      const whole = query.reduce((sum, { weight }) => sum + weight, 0)
      const deep = Math.max(count, phrase.depth)
      const touched: number[] = []
      for (const word of query) addWord(word, 1, touched)
      let best = collect(touched, deep, accepts)
      if (index.size >= feedback.leastPassages && best.length > 0) {
        const learnt = learn(best)
        const again: number[] = []
        for (const word of query) addWord(word, 1 - feedback.share, again)
        for (const { term, share } of learnt) {
          addTerm(term, feedback.share * share * rarity(index, term) * query.length, again)
        }
        best = collect(again, deep, accepts)
      }
      const ranked = query.length > 1 ? rerank(best, query, index) : best
      const most = whole * (k1 + 1) || 1
      return ranked.slice(0, count).map(({ entry, score }) => ({ entry, score: Math.min(1, score / most) }))
    },
  }
}

function rarity(index: Index, term: number): number {
  const having = entriesWith(index, term)
  return Math.log(1 + (index.size - having + 0.5) / (having + 0.5))
}
