import { editDistance } from '../text/edit-distance.ts'

// A spelling that is further off than this share of its length means something else.
const furthest = 0.34
const longest = 60

/** The one whose name is spelt nearest to what was typed, in any case; null where none is near. */
export function nearestOf<T>(typed: string, candidates: readonly T[], nameOf: (each: T) => string): T | null {
  const word = typed.toLowerCase()
  if (word.length < 3 || word.length > longest) return null
  let best: T | null = null
  let least = Math.floor(word.length * furthest) + 1
  for (const candidate of candidates) {
    const name = nameOf(candidate).toLowerCase()
    if (Math.abs(name.length - word.length) >= least) continue
    const far = editDistance(word, name, least - 1)
    if (far < least) {
      least = far
      best = candidate
    }
  }
  return best
}
