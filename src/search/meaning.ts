import { createCache } from '../text/create-cache.ts'
import { type Index, noTerm } from './build-index.ts'
import { parameters } from './parameters.ts'
import { cosine, type WordVectors } from './word-vectors.ts'

/** A word of the texts that means nearly the same; similarity is below 1. */
interface WordOfMeaning {
  readonly word: string
  readonly term: number
  readonly similarity: number
}

/** From a folded word to the words of the texts that are near it. */
export type Meaning = (word: string) => readonly WordOfMeaning[]

/** Finds the words of the texts that are near a folded word in meaning, nearest first; none without vectors. */
export function createMeaning(index: Index, vectors: WordVectors | null): Meaning {
  if (vectors === null) return () => []
  const known = index.words.flatMap((word, number) => {
    const rank = vectors.ranks.get(word)
    const term = index.termOfWord[number] ?? noTerm
    return rank === undefined || term === noTerm ? [] : [{ word, term, rank }]
  })
  const remembered = createCache<readonly WordOfMeaning[]>(10_000)
  return (word) => {
    const before = remembered.get(word)
    if (before !== undefined) return before
    const rank = vectors.ranks.get(word)
    const found = rank === undefined ? [] : nearest(rank)
    remembered.set(word, found)
    return found
  }

  function nearest(asked: number): readonly WordOfMeaning[] {
    const { leastCosine, factor, mostWords } = parameters.meaning
    const near = known.flatMap(({ word, term, rank }) => {
      const similarity = vectors === null ? 0 : cosine(vectors, asked, rank)
      return similarity < leastCosine
        ? []
        : [{ word, term, similarity: Math.min(factor, factor * similarity ** 2) }]
    })
    near.sort((a, b) => b.similarity - a.similarity)
    return near.slice(0, mostWords)
  }
}
