import type { Transaction } from 'kysely'
import type { Lease, Owed, Subscription } from '../../digest/digest-store.ts'
import { readEach } from '../database/read-row.ts'
import { StoreError } from '../database/store-error.ts'
import type { Row, Tables } from '../database/tables.ts'
import { updateRows } from '../database/update-rows.ts'
import type { DigestContext } from './digest-context.ts'
import { deliveriesWith, isFree, unleased } from './in-hand.ts'
import { readDelivery } from './read-delivery.ts'
import { readSubscription } from './subscription-row.ts'

/** `DigestStore.claim`, in one transaction. */
export async function claimDeliveries(
  { kysely, dialect, report }: DigestContext,
  ids: readonly string[],
  { owner, until }: Lease,
  now: number,
): Promise<readonly Owed[]> {
  if (ids.length === 0) return []
  return kysely.transaction().execute(async (transaction) => {
    // What another transaction is at is not free, or will not be; waiting for it would help nobody.
    const free = dialect.skipLocked(deliveriesWith(transaction, ids).where(isFree(now)))
    const rows = await transaction
      .updateTable('deliveries')
      .set({ state: 'claimed', owner, lease_until: until })
      .where('id', 'in', free)
      .returningAll()
      .execute()
    if (rows.length === 0) return []
    const unreadable: { readonly id: string; readonly reason: string }[] = []
    const subscriptions = await subscriptionsOf(transaction, rows)
    const owed = readEach(
      rows.toSorted((one, other) => one.due_at - other.due_at),
      (row): Owed => ({ delivery: readDelivery(row), subscription: subscriptions(row.subscription) }),
      (error, { id }) => {
        unreadable.push({ id, reason: error.message })
        report(error)
      },
    )
    // They would only come up again.
    await updateRows(transaction, 'deliveries', unreadable, { state: 'failed', ...unleased, changed_at: now })
    return owed
  })
}

/** The subscriptions of deliveries, each to be read, which throws StoreError, when it is asked for. */
async function subscriptionsOf(
  transaction: Transaction<Tables>,
  deliveries: readonly Row<'deliveries'>[],
): Promise<(id: string) => Subscription> {
  const ids = new Set(deliveries.map(({ subscription }) => subscription))
  const rows = await transaction
    .selectFrom('subscriptions')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id) => {
    const row = byId.get(id)
    if (row === undefined) throw new StoreError(`The subscription ${id} of a delivery is missing.`)
    return readSubscription(row)
  }
}
