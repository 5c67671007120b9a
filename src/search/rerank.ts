import type { Ranked } from './best.ts'
import type { Index } from './build-index.ts'
import type { QueryTerm } from './expand.ts'
import { parameters } from './parameters.ts'

/** A word of the query, by its position, and how similar a term is to it. */
interface Answer {
  readonly word: number
  readonly similarity: number
}

/**
 * Reorders the best entries by what only reading them tells: which words of the question stand side by side, and how
 * many of them are answered. A term answers one word only, the most similar one, so that "safeguards
 * verification" is not answered twice by "verification".
 */
export function rerank(
  best: readonly Ranked[],
  query: readonly QueryTerm[],
  index: Index,
): readonly Ranked[] {
  const size = index.size <= parameters.meaning.smallCollection ? 'small' : 'large'
  const exponent = parameters.coverage[size]
  const answersOf = answersByTerm(query)
  return best
    .map(({ entry, score }) => {
      const terms = index.order.subarray(index.orderStarts[entry], index.orderStarts[entry + 1])
      const together = weighPairs(terms, query, answersOf, size)
      const covered = shareCovered(entry, terms, query, answersOf)
      return { entry, score: (score + together) * covered ** exponent }
    })
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
}

function answersByTerm(query: readonly QueryTerm[]): ReadonlyMap<number, readonly Answer[]> {
  const answers = new Map<number, Answer[]>()
  for (const [word, { matches }] of query.entries()) {
    for (const { term, similarity } of matches) {
      answers.getOrInsert(term, []).push({ word, similarity })
    }
  }
  for (const list of answers.values()) list.sort((a, b) => b.similarity - a.similarity || a.word - b.word)
  return answers
}

/**
 * The weight of the question's pairs of neighbours that are neighbours in the text, or only near each other there;
 * repetition adds less and less.
 */
function weighPairs(
  terms: Uint32Array,
  query: readonly QueryTerm[],
  answersOf: ReadonlyMap<number, readonly Answer[]>,
  size: 'small' | 'large',
): number {
  const { window, half } = parameters.phrase
  const [bonus, nearBonus] = [parameters.phrase.bonus[size], parameters.phrase.nearBonus[size]]
  const joined = new Uint16Array(query.length)
  const near = new Uint16Array(query.length)
  const last = new Int32Array(query.length).fill(-window)
  let before = -1
  for (let at = 0; at < terms.length; at++) {
    const word = answersOf.get(terms[at] ?? 0)?.[0]?.word ?? -1
    if (word >= 0) {
      if (word > 0 && before === word - 1) joined[word] = (joined[word] ?? 0) + 1
      if (word > 0 && at - (last[word - 1] ?? 0) < window) near[word] = (near[word] ?? 0) + 1
      if (word + 1 < query.length && at - (last[word + 1] ?? 0) < window)
        near[word + 1] = (near[word + 1] ?? 0) + 1
      last[word] = at
    }
    before = word
  }
  let weight = 0
  for (let word = 1; word < query.length; word++) {
    const [beside, close] = [joined[word] ?? 0, near[word] ?? 0]
    if (close === 0 && beside === 0) continue
    const ofPair = ((query[word - 1]?.weight ?? 0) + (query[word]?.weight ?? 0)) / 2
    weight += ofPair * ((bonus * beside) / (beside + half) + (nearBonus * close) / (close + half))
  }
  return weight
}

/** The share of the question's weight that the entry answers. */
function shareCovered(
  entry: number,
  terms: Uint32Array,
  query: readonly QueryTerm[],
  answersOf: ReadonlyMap<number, readonly Answer[]>,
): number {
  const similarity = query.map(({ initialism }) => initialism?.entries.get(entry) ?? 0)
  const taken = new Map<number, Answer>()
  for (const term of terms) {
    const [closest] = answersOf.get(term) ?? []
    if (closest === undefined || taken.has(term)) continue
    taken.set(term, closest)
    similarity[closest.word] = Math.max(similarity[closest.word] ?? 0, closest.similarity)
  }
  let [whole, covered] = [0, 0]
  for (const [word, { weight }] of query.entries()) {
    whole += weight
    covered += weight * Math.sqrt(similarity[word] ?? 0)
  }
  return covered / (whole || 1)
}
