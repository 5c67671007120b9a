import { sql } from 'kysely'
import type { Attempt, Lease } from '../../delivery/delivery-store.ts'
import type { StoreContext } from '../database/store-context.ts'
import { updateRows } from '../database/update-rows.ts'
import { deliveriesWith } from './in-hand.ts'

/** `DeliveryStore.attempt`, in one transaction. */
export async function attemptDeliveries(
  { kysely, dialect }: StoreContext,
  attempts: readonly Attempt[],
  { owner, until }: Lease,
  now: number,
): Promise<readonly string[]> {
  if (attempts.length === 0) return []
  return kysely.transaction().execute(async (transaction) => {
    const ids = attempts.map(({ id }) => id)
    await dialect.lock(deliveriesWith(transaction, ids))
    const rows = attempts.map(({ id, parts, subject }) => ({
      id,
      parts: JSON.stringify(parts),
      item: subject?.item ?? null,
      changes_until: subject?.changesUntil ?? 0,
    }))
    const also = { state: 'posting', lease_until: until, changed_at: now } as const
    const isHeld = sql<boolean>`owner = ${owner} and state in ('claimed', 'posting')`
    return updateRows(transaction, dialect, 'deliveries', rows, also, isHeld)
  })
}
