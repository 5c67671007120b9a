import type { Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'
import type { Part } from '../part.ts'
import { openAtLast } from './open-at-last.ts'

/** The database that outlives the process, at this address. */
export interface DatabasePart extends Part {
  /** Throws before the part has started. */
  readonly store: () => Store
}

/** A database that is away at the start is waited for, while `/readyz` says so. */
export function createDatabasePart(url: string, onOpen: (store: Store) => void, log: Log): DatabasePart {
  let store: Store | null = null
  return {
    name: 'database',
    store() {
      if (store === null) throw new Error('The database is not open')
      return store
    },
    async start(context) {
      const opened = await openAtLast(url, log, context)
      // Nobody waits for a start once the process is to end.
      if (context.leaving.aborted) return opened.close()
      store = opened
      onOpen(store)
    },
    async stop() {
      await store?.close()
    },
  }
}
