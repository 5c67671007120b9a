import { LRUCache } from 'lru-cache'
import { atMost } from '../text/at-most.ts'
import { type Index, noTerm } from './build-index.ts'
import type { FindWords, WordMatch } from './near-words.ts'
import { parameters } from './parameters.ts'
import { cosine, type WordVectors } from './word-vectors.ts'

/** Finds the words of the texts that are near a folded word in meaning, nearest first; none without vectors. */
export function createMeaning(index: Index, vectors: WordVectors | null): FindWords {
  if (vectors === null) return () => []
  const known = index.words.flatMap((word, number) => {
    const rank = vectors.ranks.get(word)
    const term = index.termOfWord[number] ?? noTerm
    return rank === undefined || term === noTerm ? [] : [{ word, term, rank }]
  })
  const { leastCosine, factor, mostWords } = parameters.meaning
  const remembered = new LRUCache<string, readonly WordMatch[]>({
    ...atMost(10_000),
    memoMethod(asked) {
      const askedRank = vectors.ranks.get(asked)
      if (askedRank === undefined) return []
      const near = known.flatMap(({ word, term, rank }) => {
        const similarity = cosine(vectors, askedRank, rank)
        const ofWord = Math.min(factor, factor * similarity ** 2)
        return similarity < leastCosine ? [] : [{ word, term, similarity: ofWord }]
      })
      return near.sort((a, b) => b.similarity - a.similarity).slice(0, mostWords)
    },
  })
  return (word) => remembered.memo(word)
}
