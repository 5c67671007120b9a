import Fuse from 'fuse.js'
import { LRUCache } from 'lru-cache'

/** A word of the vocabulary that may have been meant, with its likeness to the typed one (0 to 1). */
export interface NearWord {
  readonly word: string
  readonly likeness: number
}

// Fuse.js's score is the share of wrong characters, 0 to 1. At 0.34 a word of six letters may have two wrong, as a
// swapped pair counts ("sanctoins"); at 0.4 "football" begins to find "fooled".
const worstScore = 0.34
const shortestWord = 4
const mostNearWords = 3

/** Finds the words of a vocabulary that are spelt like a typed one, best first, by Fuse.js; remembers the answers. */
export function createNearWords(vocabulary: readonly string[]): (typed: string) => readonly NearWord[] {
  const fuse = new Fuse(vocabulary, {
    includeScore: true,
    threshold: worstScore,
    location: 0,
    distance: 30,
    ignoreFieldNorm: true,
  })
  const remembered = new LRUCache<string, readonly NearWord[]>({ max: 5_000 })
  return (typed) => {
    const known = remembered.get(typed)
    if (known !== undefined) return known
    const found = typed.length < shortestWord || /\d/u.test(typed) ? [] : search(fuse, typed)
    remembered.set(typed, found)
    return found
  }
}

function search(fuse: Fuse<string>, typed: string): readonly NearWord[] {
  // Fuse.js looks for the pattern anywhere in a text; between words, a much longer one is another word.
  const longest = typed.length < 7 ? 1 : 2
  return fuse
    .search(typed.slice(0, 32))
    .filter(({ item }) => Math.abs(item.length - typed.length) <= longest && item[0] === typed[0])
    .slice(0, mostNearWords)
    .map(({ item, score = 0 }) => ({ word: item, likeness: 1 - score }))
}
