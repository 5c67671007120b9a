import { sql } from 'kysely'
import type { DigestStore, Lease } from '../../digest/digest-store.ts'
import { chunksOf } from '../database/chunks-of.ts'
import { updateRows } from '../database/update-rows.ts'
import type { DigestContext } from './digest-context.ts'
import { deliveriesWith } from './in-hand.ts'

/** `DigestStore.attempt`, in one transaction. */
export async function attemptDeliveries(
  { kysely, dialect }: DigestContext,
  attempts: Parameters<DigestStore['attempt']>[0],
  { owner, until }: Lease,
  now: number,
): Promise<readonly string[]> {
  if (attempts.length === 0) return []
  return kysely.transaction().execute(async (transaction) => {
    const ids = attempts.map(({ id }) => id)
    await dialect.lock(deliveriesWith(transaction, ids))
    const held: string[] = []
    for (const some of chunksOf(attempts)) {
      const rows = some.map(({ id, item, changesUntil }) => ({ id, item, changes_until: changesUntil }))
      const also = {
        state: 'posting',
        lease_until: until,
        attempted_at: sql<number>`coalesce(attempted_at, cast(${now} as bigint))`,
        changed_at: now,
      } as const
      const isHeld = sql<boolean>`owner = ${owner} and state in ('claimed', 'posting')`
      held.push(...(await updateRows(transaction, 'deliveries', rows, also, isHeld)))
    }
    return held
  })
}
