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
  const { coverage, meaning, phrase } = parameters
  const exponent = index.size <= meaning.smallCollection ? coverage.small : coverage.large
  const answersOf = answersByTerm(query)
  return best
    .map(({ entry, score }) => {
      const terms = index.order.subarray(index.orderStarts[entry], index.orderStarts[entry + 1])
      const together = phrase.bonus * weighPairs(terms, query, answersOf)
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

/** The weight of the question's pairs of neighbours that are neighbours in the text; repetition adds less and less. */
function weighPairs(
  terms: Uint32Array,
  query: readonly QueryTerm[],
  answersOf: ReadonlyMap<number, readonly Answer[]>,
): number {
  const pairs = new Map<number, number>()
  let before = -1
  for (const term of terms) {
    const word = answersOf.get(term)?.[0]?.word ?? -1
    if (word > 0 && before === word - 1) pairs.set(word, (pairs.get(word) ?? 0) + 1)
    before = word
  }
  let weight = 0
  for (const [word, count] of pairs) {
    const ofPair = ((query[word - 1]?.weight ?? 0) + (query[word]?.weight ?? 0)) / 2
    weight += (ofPair * count) / (count + 1)
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
