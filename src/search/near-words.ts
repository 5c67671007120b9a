import Fuse from 'fuse.js'
import { LRUCache } from 'lru-cache'
import { atMost } from '../text/at-most.ts'
import { editDistance } from '../text/edit-distance.ts'
import { sortPlaces } from '../text/sort-places.ts'
import type { Index } from './build-index.ts'
import { parameters } from './parameters.ts'
import { noTerm } from './read-words.ts'

/** A word of the texts that may stand for one that was asked for, its term, and how similar it is: at most 1. */
export interface WordMatch {
  readonly word: string
  readonly term: number
  readonly similarity: number
}

/** From a folded word to the words of the texts that may stand for it, the most similar first. */
export type FindWords = (word: string) => readonly WordMatch[]

/**
 * Finds the words that are spelt like a typed one, best first. Pairs of letters choose the candidates, Fuse.js judges
 * them, and among those that are equally near the more frequent word and the one with the same first letter win.
 */
export function* createNearWords(index: Index): Generator<void, FindWords> {
  const { shortestMeant, longestMeant, shortestWord, longestWord } = parameters.spelling
  const searched: number[] = []
  for (const [number, word] of index.words.entries()) {
    const isOfLength = word.length >= shortestMeant && word.length <= longestMeant
    if (index.termOfWord[number] === noTerm || !isOfLength || !/\p{L}/u.test(word)) continue
    searched.push(number)
    if (number % 500 === 0) yield
  }
  const having = yield* findByPair(searched.map((number) => index.words[number] ?? ''))
  const shared = new Uint8Array(searched.length)

  function wordAt(candidate: number): string {
    return index.words[searched[candidate] ?? 0] ?? ''
  }

  /** The words that share the most pairs of letters with the typed one, of about its length. */
  function chooseCandidates(typed: string): readonly number[] {
    const touched: number[] = []
    for (const pair of pairsOf(typed)) {
      for (const candidate of having(pair)) {
        if (shared[candidate] === 0) touched.push(candidate)
        shared[candidate] = (shared[candidate] ?? 0) + 1
      }
    }
    const { lengthDifference } = parameters.spelling
    const least = Math.max(2, typed.length - 2 * lengthDifference) / 2
    const chosen = touched.flatMap((candidate) => {
      const count = shared[candidate] ?? 0
      shared[candidate] = 0
      const { length } = wordAt(candidate)
      const isClose = count >= least && Math.abs(length - typed.length) <= lengthDifference
      return isClose ? [{ candidate, score: count / (length + typed.length) }] : []
    })
    chosen.sort((a, b) => b.score - a.score || a.candidate - b.candidate)
    return chosen.slice(0, parameters.spelling.candidates).map(({ candidate }) => candidate)
  }

  function judge(typed: string): readonly WordMatch[] {
    const {
      worstScore,
      tolerance,
      decay,
      leastSimilarity,
      mostWords,
      edits: allowed,
      distance: part,
    } = parameters.spelling
    const candidates = chooseCandidates(typed)
    const fuse = new Fuse(candidates.map(wordAt), {
      includeScore: true,
      threshold: worstScore,
      distance: tolerance,
      ignoreFieldNorm: true,
    })
    const farthest = 1 + allowed.filter((length) => typed.length >= length).length
    const judged = fuse.search(typed).flatMap(({ item, refIndex, score = 0 }) => {
      const edits = editDistance(typed, item, farthest)
      const number = searched[candidates[refIndex] ?? 0] ?? 0
      if (edits > farthest) return []
      const frequency = Math.log(1 + (index.entriesWithWord[number] ?? 0))
      const otherBeginning = item[0] === typed[0] ? 0 : part.otherBeginning
      const distance = edits + part.score * score - part.frequency * frequency + otherBeginning
      return [{ word: item, term: index.termOfWord[number] ?? 0, distance }]
    })
    judged.sort((a, b) => a.distance - b.distance)
    const nearest = judged[0]?.distance ?? 0
    const different = judged.filter(({ term }, at) => judged.findIndex((other) => other.term === term) === at)
    return different
      .map(({ word, term, distance }) => ({
        word,
        term,
        similarity: Math.exp(-decay * (distance - nearest)),
      }))
      .filter(({ similarity }) => similarity >= leastSimilarity)
      .slice(0, mostWords)
  }

  const remembered = new LRUCache<string, readonly WordMatch[]>({ ...atMost(10_000), memoMethod: judge })
  return (typed) => {
    const isWord = typed.length >= shortestWord && typed.length <= longestWord && !/\d/u.test(typed)
    return isWord ? remembered.memo(typed) : []
  }
}

/** From a pair of letters to the words that have it, by their places. It pauses often. */
function* findByPair(words: readonly string[]): Generator<void, (pair: number) => Uint32Array> {
  const numbers = new Map<number, number>()
  // The pairs of one word after the other, each once, and where those of each end.
  const pairs = new Uint32Array(words.reduce((sum, { length }) => sum + length + 1, 0))
  const ends = new Uint32Array(words.length)
  const lastWord: number[] = []
  let size = 0
  for (const [at, word] of words.entries()) {
    for (let letter = 0; letter <= word.length; letter++) {
      const number = numbers.getOrInsert(pairAt(word, letter), numbers.size)
      if (lastWord[number] === at) continue
      lastWord[number] = at
      pairs[size++] = number
    }
    ends[at] = size
    if (at % 500 === 0) yield
  }
  const { starts, places } = yield* sortPlaces(words.length, numbers.size, (at, take) => {
    for (let pair = ends[at - 1] ?? 0; pair < (ends[at] ?? 0); pair++) take(pairs[pair] ?? 0)
  })
  return findSorted(numbers, starts, places)
}

/** Apart from what the lists were made of, so that this isn't kept. */
function findSorted(numbers: ReadonlyMap<number, number>, starts: Uint32Array, words: Uint32Array) {
  return (pair: number): Uint32Array => {
    const number = numbers.get(pair)
    return number === undefined ? words.subarray(0, 0) : words.subarray(starts[number], starts[number + 1])
  }
}

/** The different pairs of neighbouring letters of a word, its two ends marked. */
function pairsOf(word: string): ReadonlySet<number> {
  return new Set(Array.from({ length: word.length + 1 }, (_, at) => pairAt(word, at)))
}

/** A letter and the one before it, or an end of the word: both code units in one number. */
function pairAt(word: string, at: number): number {
  const before = at === 0 ? wordBegins : word.charCodeAt(at - 1)
  const after = at === word.length ? wordEnds : word.charCodeAt(at)
  return (before << 16) | after
}

const wordBegins = '^'.charCodeAt(0)
const wordEnds = '$'.charCodeAt(0)
