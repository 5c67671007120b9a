import type { Transaction } from 'kysely'
import type { DeliveryStore, Lease, SeenLease, UnreadableDelivery } from '../../delivery/delivery-store.ts'
import { readEach } from '../database/read-row.ts'
import type { StoreContext } from '../database/store-context.ts'
import type { Tables } from '../database/tables.ts'
import { updateRows } from '../database/update-rows.ts'
import { readDelivery } from '../rows/read-delivery.ts'
import { isClaimable, isInHand, unleased } from './in-hand.ts'

/** `DeliveryStore.claim`, in one transaction. A row that can't be read is ended, or it would come up for ever. */
export async function claimDeliveries(
  { kysely, dialect }: StoreContext,
  ids: readonly string[],
  { owner, until }: Lease,
  now: number,
  lapsed: readonly SeenLease[] = [],
): ReturnType<DeliveryStore['claim']> {
  const unreadable: UnreadableDelivery[] = []
  if (ids.length === 0) return { deliveries: [], unreadable, leased: [] }
  return kysely.transaction().execute(async (transaction) => {
    const free = transaction
      .selectFrom('deliveries')
      .select('id')
      .where('id', 'in', ids)
      .where(isClaimable(now, owner, lapsed))
      .orderBy('id')
    const rows = await transaction
      .updateTable('deliveries')
      .set(({ eb }) => ({
        state: eb
          .case()
          .when('state', '=', 'due')
          .then('claimed' as const)
          .else(eb.ref('state'))
          .end(),
        owner,
        lease_until: until,
      }))
      // What another transaction is at is not free, or will not be; waiting for it would help nobody.
      .where('id', 'in', dialect.skipLocked(free))
      .returningAll()
      .execute()
    const deliveries = readEach(rows, readDelivery, ({ message: reason }, row) => {
      const { id, platform, workspace, channel, thread, person } = row
      unreadable.push({ id, platform, workspace, channel, thread, person, reason })
    })
    const ends = unreadable.map(({ id, reason }) => ({ id, reason, state: 'refused' as const }))
    await updateRows({ transaction, dialect }, 'deliveries', ends, { ...unleased, changed_at: now })
    const claimed = new Set(rows.map(({ id }) => id))
    const left = ids.filter((id) => !claimed.has(id))
    const leased = left.length === 0 ? [] : await leasesOf(transaction, left, owner)
    return { deliveries: deliveries.toSorted((one, other) => one.dueAt - other.dueAt), unreadable, leased }
  })
}

/** The leases that others than `owner` have, or had when they died. */
function leasesOf(
  transaction: Transaction<Tables>,
  ids: readonly string[],
  owner: string,
): Promise<readonly SeenLease[]> {
  return transaction
    .selectFrom('deliveries')
    .select(['id', 'lease_until as until'])
    .where('id', 'in', ids)
    .where(isInHand)
    .where('lease_until', '>', 0)
    .where(({ or, eb }) => or([eb('owner', 'is', null), eb('owner', '<>', owner)]))
    .execute()
}
