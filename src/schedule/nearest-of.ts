import { editDistance } from '../text/edit-distance.ts'

// A spelling that is further off than this share of its length means something else.
const furthest = 0.34
const longest = 60

/** The word, all in small letters, that is spelt nearest to what was typed; null where none is near. */
export function nearestOf(typed: string, words: readonly string[]): string | null {
  if (typed.length < 3 || typed.length > longest) return null
  let best: string | null = null
  let most = Math.floor(typed.length * furthest)
  for (const word of words) {
    const edits = editDistance(typed, word, most)
    if (edits > most) continue
    best = word
    most = edits - 1
  }
  return best
}
