import type { Index } from './build-index.ts'
import { parameters } from './parameters.ts'
import type { WordVectors } from './word-vectors.ts'

/** How much more usual a word of this rank is in the texts than in everyday English, if so many entries have it: 0 to `mostHome`. */
export type FindHome = (rank: number | undefined, entries: number) => number

/**
 * The logarithm of how many times more entries have a word than texts of everyday English as long would have it, where
 * a word of frequency rank r makes up about 1 / (11 (r + 1)) of all words (Zipf). Without vectors nothing is known of English.
 */
export function createHome(index: Index, vectors: WordVectors | null): FindHome {
  if (vectors === null) return () => 0
  const { mostHome, discount } = parameters.floor
  const length = index.order.length / Math.max(1, index.size)
  return (rank = vectors.ranks.size, entries) => {
    if (entries === 0) return 0
    const inEnglish = 1 - Math.exp(-length / (11 * (rank + 1)))
    // What stands in one entry only may stand there by chance.
    const share = (entries - discount) / index.size
    return Math.min(mostHome, Math.max(0, Math.log(share / inEnglish)))
  }
}
