import { LRUCache } from 'lru-cache'
import { atMost } from '../../text/at-most.ts'
import type { Analyser } from '../../text/languages/analyser.ts'
import { atFirstUse } from '../at-first-use.ts'
import type { Index, TermNumbers } from '../build-index.ts'
import { bestOfTerms, type TermMatch } from '../expand.ts'
import { createNearWords } from '../near-words.ts'
import { noTerm } from '../read-words.ts'

/** Beside the word itself: a word derived from it, and one of which only a part of it consists. */
const asDerived = 0.7
const asPart = 0.7
const mostWords = 60
const mostParts = 2
const shortestPart = 2

/**
 * From a folded word to the terms of the texts that stand for it: the word itself, its relatives, else what it's made of. It
 * pauses, since every word of the texts is looked at.
 */
export type FindTerms = (word: string) => Generator<void, readonly TermMatch[]>

// Words of the texts looked at between two pauses.
const wordsAtATime = 1_000

/** Finds terms in one index by what one language knows of words. It pauses as it reads the words. */
export function* createRelatives(
  index: Index,
  terms: TermNumbers,
  analyser: Analyser,
): Generator<void, FindTerms> {
  const { contains, looseStemOf, stemOf } = analyser
  const size = index.termOfWord.length
  const nearWords = yield* atFirstUse(size, () => createNearWords(index))
  const numbers: number[] = []
  for (let number = 0; number < size; number++) if (index.termOfWord[number] !== noTerm) numbers.push(number)
  const derived = yield* atFirstUse(size, () => findDerived(index, numbers))
  const remembered = new LRUCache<string, readonly TermMatch[]>(atMost(5_000))
  return function* find(word) {
    const known = remembered.get(word)
    if (known !== undefined) return known
    const found = yield* look(word)
    remembered.set(word, found)
    return found
  }

  function* look(asked: string): Generator<void, readonly TermMatch[]> {
    const own = terms.get(stemOf(asked))
    const alike = looseStemOf === null ? [] : ((yield* derived()).get(looseStemOf(asked)) ?? [])
    const related = [...alike.map((number) => toMatch(number, asDerived)), ...(yield* holding(asked))]
    const found: TermMatch[] =
      own === undefined ? [] : [{ term: own, similarity: 1, matchKind: 'same', word: asked }]
    found.push(...related.sort((a, b) => b.similarity - a.similarity).slice(0, mostWords))
    if (found.length === 0) found.push(...(yield* partsOf(asked)))
    if (found.length === 0 && analyser.isSpelt) {
      const near = (yield* nearWords())(asked)
      found.push(...near.map((each) => ({ ...each, matchKind: 'spelling' as const })))
    }
    return bestOfTerms(found)
  }

  /** Longer words that hold the one that was asked for. */
  function* holding(asked: string): Generator<void, readonly TermMatch[]> {
    if (contains === null) return []
    return yield* matching((word) =>
      word.length > asked.length - 2 && word !== asked ? contains(word, asked) : 0,
    )
  }

  /** The longest words of which the one that was asked for is made. */
  function* partsOf(asked: string): Generator<void, readonly TermMatch[]> {
    if (contains === null) return []
    const parts = yield* matching((word) =>
      word.length >= shortestPart && word.length < asked.length ? asPart * contains(asked, word) : 0,
    )
    return parts.toSorted((a, b) => b.word.length - a.word.length).slice(0, mostParts)
  }

  /** The words that are similar at all, in order. */
  function* matching(similarityOf: (word: string) => number): Generator<void, readonly TermMatch[]> {
    const found: TermMatch[] = []
    for (const [at, number] of numbers.entries()) {
      const similarity = similarityOf(index.words[number] ?? '')
      if (similarity !== 0) found.push(toMatch(number, similarity))
      if (at % wordsAtATime === wordsAtATime - 1) yield
    }
    return found
  }

  function toMatch(number: number, similarity: number): TermMatch {
    const word = index.words[number] ?? ''
    return { term: index.termOfWord[number] ?? noTerm, similarity, matchKind: 'same', word }
  }
}

/** The words by what they have in common with those that are only derived from each other. */
function* findDerived(
  index: Index,
  numbers: readonly number[],
): Generator<void, ReadonlyMap<string, readonly number[]>> {
  const derived = new Map<string, number[]>()
  for (const [at, number] of numbers.entries()) {
    const loose = index.loose[number]
    if (loose === undefined) break
    const known = derived.get(loose)
    if (known === undefined) derived.set(loose, [number])
    else known.push(number)
    if (at % 500 === 0) yield
  }
  return derived
}
