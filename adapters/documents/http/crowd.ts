import { LRUCache } from 'lru-cache'
import { documentsWords as words } from '../documents-words.ts'
import type { Visitor } from './visitors.ts'

// Each of them may keep about three megabytes, for as long as a session is kept.
const most = 40
const keptForMs = 12 * 3_600_000

/** Lets so many visitors of a public playground bring files in half a day; a sentence for whoever finds no room. */
export function createCrowd(): (visitor: Visitor) => string | null {
  const inside = new LRUCache<string, true>({ max: most, ttl: keptForMs })
  return ({ workspace }) => {
    inside.purgeStale()
    if (inside.size >= most && !inside.has(workspace)) return words.full
    inside.set(workspace, true)
    return null
  }
}
