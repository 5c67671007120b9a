import pRetry from 'p-retry'
import type { Log } from '../../log.ts'
import { StoreUnavailable } from '../../store/database/store-error.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import type { PartContext } from '../part.ts'

/**
 * Opens a database. One that is away is waited for, as a platform is, and the wait is told; any other mistake rejects with
 * its sentence.
 */
export async function openAtLast(url: string, log: Log, context: PartContext): Promise<Store> {
  let wasAway = false
  const store = await pRetry(() => openStore(url), {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 1_000,
    maxTimeout: 15_000,
    signal: context.leaving,
    shouldRetry: ({ error }) => isAway(error),
    onFailedAttempt({ error }) {
      if (!isAway(error)) return
      wasAway = true
      context.onTrouble(error.message)
      log.warn(`${error.message} I try again until it works.`)
    },
  })
  if (wasAway) context.onTrouble(null)
  return store
}

function isAway(error: unknown): boolean {
  return error instanceof StoreUnavailable && error.obstacle === 'gone'
}
