import { LRUCache } from 'lru-cache'
import type { SeenLease } from './delivery-store.ts'

/** Watches the leases of other processes, by a stopwatch that nobody can set. */
export interface LeaseWatch {
  /** Those of the deliveries whose lease was seen unchanged for as long as its owner, if alive, would not leave it. */
  readonly lapsed: (ids: readonly string[]) => readonly SeenLease[]
  readonly see: (leases: readonly SeenLease[]) => void
}

// Far more than a process leaves behind that dies.
const mostLeases = 1_000

/** Says that a lease has lapsed once it was seen unchanged for `watchMs`; `elapsed` is a stopwatch in milliseconds. */
export function createLeaseWatch(watchMs: number, elapsed = () => performance.now()): LeaseWatch {
  const seen = new LRUCache<string, SeenLease & { readonly since: number }>({ max: mostLeases })
  return {
    lapsed: (ids) =>
      ids.flatMap((id) => {
        const known = seen.get(id)
        return known !== undefined && elapsed() - known.since >= watchMs ? [known] : []
      }),
    see(leases) {
      for (const { id, until } of leases) {
        if (seen.get(id)?.until !== until) seen.set(id, { id, until, since: elapsed() })
      }
    },
  }
}
