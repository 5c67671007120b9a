import { LRUCache } from 'lru-cache'
import { atMost } from '../text/at-most.ts'
import { editDistance } from '../text/edit-distance.ts'
import { rememberFor } from '../text/remember-for.ts'
import { isStopWord, usualWords } from '../text/words.ts'
import { parameters } from './parameters.ts'
import { courtesy, isMeta, isSlang, isTime, surroundings } from './talk.ts'
import type { WordVectors } from './word-vectors.ts'

/** How far a folded word is a manner of speaking, 0 to 1, and says nothing of what a question is about. */
export type FindManner = (word: string) => number

// Words that people speak by, take a stand with and ask with: what is near them in meaning is no subject.
const seeds = [
  'hello hi hey thanks thank please sorry okay ok yeah yes wow guys bye um uh hmm',
  'actually really just maybe perhaps so anyway well probably honestly basically',
  'question ask asking answer wondering curious explain wonder know find tell',
].map((words) => words.split(' '))

/** Tells manners of speaking from subjects by the vectors: "wondering", "honestly" and "gonna" are near words of talk. */
export function createManner(vectors: WordVectors | null): FindManner {
  const { mannerOf, usual } = vectors === null ? withoutVectors : readVectors(vectors)
  const remembered = new LRUCache<string, number>({
    ...atMost(10_000),
    memoMethod(word) {
      if (isTime(word) || isMeta(word) || isSlang(word) || isNumeral(word)) return 1
      const rank = vectors?.ranks.get(word)
      if (rank === undefined) return isMisspelt(word, usual()) ? 1 : 0
      return rank >= parameters.spelling.everydayWords && isSwapped(word) ? 1 : mannerOf(rank)
    },
  })
  return (word) => remembered.memo(word)
}

/** How far words are a manner of speaking, by their vectors alone: the same for all texts. */
interface EnglishManner {
  readonly mannerOf: (rank: number) => number
  /** The words that people ask with, by their first letter. */
  readonly usual: () => Usual
}

type Usual = ReadonlyMap<string, readonly string[]>

const closed = [...usualWords, ...courtesy, ...surroundings, ...seeds.flat()]
const withoutVectors: EnglishManner = { mannerOf: () => 0, usual: lazy(() => byFirstLetter(closed)) }

const readVectors = rememberFor((vectors: WordVectors): EnglishManner => {
  const centres = seeds.map((words) => centreOf(words, vectors))
  const { from, to, frequent } = parameters.floor.manner
  const mannerOf = (rank: number): number => {
    const nearest = Math.max(...centres.map((centre) => cosineTo(centre, rank, vectors)))
    return Math.min(1, Math.max(0, (nearest - from) / (to - from)))
  }
  const usual = lazy(() => {
    const near = Array.from({ length: frequent }, (_, rank) => rank).filter((rank) => mannerOf(rank) === 1)
    return byFirstLetter([...closed, ...near.map((rank) => vectors.ranks.wordAt(rank))])
  })
  return { mannerOf, usual }
})

function byFirstLetter(words: readonly string[]): Usual {
  const long = [...new Set(words)].filter((word) => word.length > 2)
  return Map.groupBy(long, (word) => word.charAt(0))
}

/** Works it out on the first call only. */
function lazy<T extends object>(work: () => T): () => T {
  let made: T | null = null
  return () => (made ??= work())
}

/** Whether a word that is none is one of the most usual ones of asking with a letter or two wrong: "waht", "tommorow". */
function isMisspelt(word: string, usual: Usual): boolean {
  if (word.length < 3 || word.length > 12) return false
  const most = word.length < 7 ? 1 : 2
  return (usual.get(word.charAt(0)) ?? []).some((other) => editDistance(word, other, most) <= most)
}

/** Whether two neighbours of a stop word have changed places: "cna", "teh". */
function isSwapped(word: string): boolean {
  const letters = [...word]
  return letters.some((letter, at) => {
    const next = letters[at + 1]
    return (
      next !== undefined &&
      next !== letter &&
      isStopWord(
        letters
          .with(at, next)
          .with(at + 1, letter)
          .join(''),
      )
    )
  })
}

/** A number, with or without an ending, a quarter of a year, or a single letter. */
function isNumeral(word: string): boolean {
  return /^(?:\p{N}+(?:st|nd|rd|th|am|pm|s|h\p{N}*|hrs?|mins?)?|q[1-4]|\p{L})$/u.test(word)
}

/** The direction of the sum of some words' vectors, of length 1. */
function centreOf(
  words: readonly string[],
  { ranks, values, scales, dimensions }: WordVectors,
): Float64Array {
  const sum = new Float64Array(dimensions)
  for (const word of words) {
    const rank = ranks.get(word)
    if (rank === undefined) continue
    for (let at = 0; at < dimensions; at++) {
      sum[at] = (sum[at] ?? 0) + (values[rank * dimensions + at] ?? 0) * (scales[rank] ?? 0)
    }
  }
  const length = Math.hypot(...sum) || 1
  return sum.map((value) => value / length)
}

function cosineTo(centre: Float64Array, rank: number, { values, scales, dimensions }: WordVectors): number {
  let sum = 0
  for (let at = 0; at < dimensions; at++) sum += (centre[at] ?? 0) * (values[rank * dimensions + at] ?? 0)
  return sum * (scales[rank] ?? 0)
}
