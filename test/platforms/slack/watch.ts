import type { Call } from './call.ts'

/**
 * A moment in the life of a call: it came in, and nothing is done yet; it is done, and nothing is answered yet; the
 * answer is out.
 */
type Moment = 'received' | 'done' | 'answered'

export type Watcher = (call: Call, moment: Moment) => void

/** Those who watch the calls to the Web API. */
export interface Watchers {
  /** Returns what ends it. */
  add(watcher: Watcher): () => void
  /** Calls them all before it returns. */
  tell: Watcher
}

/** Nobody watches yet. */
export function createWatchers(): Watchers {
  const watchers = new Set<Watcher>()
  return {
    add(watcher) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    tell(call, moment) {
      for (const watcher of watchers) watcher(call, moment)
    },
  }
}
