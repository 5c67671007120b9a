import type { WordVectors } from './word-vectors.ts'
import { parameters } from './parameters.ts'

/** How far a folded word is a manner of speaking, 0 to 1, and says nothing of what a question is about. */
export type FindManner = (word: string) => number

// Words that people speak by: what is near them in meaning is no subject.
const seeds = [
  'hello hi hey thanks thank please sorry okay ok yeah yes wow guys bye um uh hmm',
  'actually really just maybe perhaps so anyway well probably honestly basically',
]
// Words that say when. In meaning they are near whatever is in the news, so there is a list.
const times = new Set(
  `am april august autumn day days december evening february friday hour hours january july june last march midnight
  minute minutes monday month months morning night noon november october oclock pm saturday september spring summer
  sunday thursday today tomorrow tonight tuesday wednesday week weekend weeks winter year years yesterday`.split(/\s+/u),
)

/** Tells manners of speaking from subjects by the vectors: "wondering", "honestly" and "gonna" are near words of talk. */
export function createManner(vectors: WordVectors | null): FindManner {
  const isTime = (word: string): boolean => times.has(word) || isNumeral(word)
  if (vectors === null) return (word) => (isTime(word) ? 1 : 0)
  const centres = seeds.map((words) => centreOf(words.split(' '), vectors))
  const { from, to } = parameters.floor.manner
  return (word) => {
    if (isTime(word)) return 1
    const rank = vectors.ranks.get(word)
    if (rank === undefined) return 0
    const nearest = Math.max(...centres.map((centre) => cosineTo(centre, rank, vectors)))
    return Math.min(1, Math.max(0, (nearest - from) / (to - from)))
  }
}

/** A number, with or without an ending, or a single letter. */
function isNumeral(word: string): boolean {
  return /^(?:\p{N}+(?:st|nd|rd|th|am|pm|s)?|\p{L})$/u.test(word)
}

/** The direction of the sum of some words' vectors, of length 1. */
function centreOf(words: readonly string[], { ranks, values, scales, dimensions }: WordVectors): Float64Array {
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
