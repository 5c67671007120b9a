import { createLinks } from '../../publishing/create-links.ts'
import { usualLimits } from '../../publishing/publisher-limits.ts'
import { isLoopback } from '../is-loopback.ts'
import type { Part } from '../part.ts'
import { type Backend, openBackend, type Wiring } from './backend.ts'

/** The database that outlives the process. */
export interface DatabasePart extends Part {
  /** Throws before the part has started. */
  readonly opened: () => Backend
  /** Null before the part has started. */
  readonly openedYet: () => Backend | null
}

/** A database that is away at the start is waited for, while `/readyz` says so. */
export function createDatabasePart(wiring: Wiring): DatabasePart {
  const { config, server } = wiring
  // Others reach a server that listens to all only by a name that it doesn't know.
  const address = () => config.publicUrl ?? (isLoopback(config.host) ? server.address() : null)
  let backend: Backend | null = null
  return {
    name: 'database',
    opened() {
      if (backend === null) throw new Error('The database is not open')
      return backend
    },
    openedYet: () => backend,
    async start(context) {
      const opened = await openBackend(wiring, config.database, context, {
        limits: usualLimits,
        hasKeys: typeof config.api !== 'string',
        link: ({ visits, now }) => createLinks(visits, address, now),
      })
      // Nobody waits for a start once the process is to end.
      if (context.leaving.aborted) return opened.store.close()
      backend = opened
      wiring.metrics.watchLedger(opened.store.deliveries)
    },
    async stop() {
      await backend?.store.close()
    },
  }
}
