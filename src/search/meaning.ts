import { LRUCache } from 'lru-cache'
import { atMost } from '../text/at-most.ts'
import { stemOf } from '../text/words.ts'
import type { Index, TermNumbers } from './build-index.ts'
import { isFunctionWord } from './function-words.ts'
import type { FindWords, WordMatch } from './near-words.ts'
import { parameters } from './parameters.ts'
import { noTerm } from './read-words.ts'
import { cosine, type WordVectors } from './word-vectors.ts'

/**
 * Finds the words of the texts that are near a folded word in meaning, nearest first; none without vectors. Opposites are
 * near for vectors, which know only in what company a word is kept: they are left out, and so are function words.
 */
export function createMeaning(index: Index, vectors: WordVectors | null): FindWords {
  if (vectors === null) return () => []
  // In a large collection few questions need them.
  let known: readonly KnownWord[] | null = null
  const { leastCosine, factor, mostWords } = parameters.meaning
  const remembered = new LRUCache<string, readonly WordMatch[]>({
    ...atMost(10_000),
    memoMethod(asked) {
      const askedRank = vectors.ranks.get(asked)
      if (askedRank === undefined || isFunctionWord(asked)) return []
      known ??= knownWords(index, vectors)
      const near = known.flatMap(({ word, term, rank }) => {
        const similarity = cosine(vectors, askedRank, rank)
        const ofWord = Math.min(factor, factor * similarity ** 2)
        return similarity < leastCosine ? [] : [{ word, term, similarity: ofWord }]
      })
      return near
        .filter(({ word }) => vectors.synonyms?.areOpposites(asked, word) !== true)
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, mostWords)
    },
  })
  return (word) => remembered.memo(word)
}

interface KnownWord {
  readonly word: string
  readonly term: number
  readonly rank: number
}

/** The words of the texts that have a vector. */
function knownWords(index: Index, { ranks }: WordVectors): readonly KnownWord[] {
  const known: KnownWord[] = []
  for (let number = 0; number < index.words.length; number++) {
    const word = index.words[number] ?? ''
    const term = index.termOfWord[number] ?? noTerm
    const rank = term === noTerm ? undefined : ranks.get(word)
    if (rank !== undefined && !isFunctionWord(word)) known.push({ word, term, rank })
  }
  return known
}

/** The words of the texts that a list of English words names for a folded word. */
export interface SynonymWords {
  /** Synonyms, what is made of the word, and the kind of which it is one. */
  readonly all: FindWords
  /** Those that stand beside a word which the texts have: only synonyms near in meaning, and less similar. */
  readonly close: FindWords
}

/** Finds synonyms among these terms; none without vectors, or without the list that comes with them. */
export function createSynonymWords(terms: TermNumbers, vectors: WordVectors | null): SynonymWords {
  if (vectors === null || vectors.synonyms === null) return noSynonyms
  const { ranks, synonyms } = vectors
  const { same, broader, close, leastClose } = parameters.synonyms
  const inTexts = (words: readonly string[], similarity: (word: string) => number): readonly WordMatch[] =>
    words.flatMap((word) => {
      const term = terms.get(stemOf(word))
      return term === undefined ? [] : [{ word, term, similarity: similarity(word) }]
    })
  const all = new LRUCache<string, readonly WordMatch[]>({
    ...atMost(10_000),
    memoMethod: (word) => [
      ...inTexts(synonyms.sameAs(word), () => same),
      ...inTexts(synonyms.broaderThan(word), () => broader),
    ],
  })
  const near = new LRUCache<string, readonly WordMatch[]>({
    ...atMost(10_000),
    memoMethod(word) {
      const rank = ranks.get(word)
      if (rank === undefined) return []
      const likeness = (other: string): number => cosine(vectors, rank, ranks.get(other) ?? rank)
      return inTexts(
        synonyms.sameAs(word).filter((other) => likeness(other) >= leastClose),
        (other) => close * likeness(other),
      )
    },
  })
  return { all: (word) => all.memo(word), close: (word) => near.memo(word) }
}

export const noSynonyms: SynonymWords = { all: () => [], close: () => [] }
