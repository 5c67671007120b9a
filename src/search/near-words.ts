import Fuse from 'fuse.js'
import { LRUCache } from 'lru-cache'
import { atMost } from '../text/at-most.ts'
import { editDistance } from '../text/edit-distance.ts'
import type { Index } from './build-index.ts'
import { pairsOf } from './letter-pairs.ts'
import { parameters } from './parameters.ts'

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
export function createNearWords(index: Index): FindWords {
  const { shortestWord, longestWord } = parameters.spelling
  const { spelt, pairs, pairStarts, pairWords } = index
  const numbers = new Map(Array.from(pairs, (pair, number) => [pair, number]))
  const shared = new Uint8Array(spelt.length)

  function wordAt(candidate: number): string {
    return index.words[spelt[candidate] ?? 0] ?? ''
  }

  /** The words that share the most pairs of letters with the typed one, of about its length. */
  function chooseCandidates(typed: string): readonly number[] {
    const touched: number[] = []
    for (const pair of pairsOf(typed)) {
      const number = numbers.get(pair)
      if (number === undefined) continue
      for (const candidate of pairWords.subarray(pairStarts[number], pairStarts[number + 1])) {
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
      const number = spelt[candidates[refIndex] ?? 0] ?? 0
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
