import type { Kysely } from 'kysely'
import type { DigestStore, Lease } from '../../digest/digest-store.ts'
import { chunksOf } from '../database/chunks-of.ts'
import type { Tables } from '../database/schema.ts'
import { valuesTable } from '../database/values-table.ts'
import { lockDeliveries } from './lock-deliveries.ts'

/** `DigestStore.attempt`, in one transaction. */
export function attemptDeliveries(
  database: Kysely<Tables>,
  isPostgres: boolean,
  attempts: Parameters<DigestStore['attempt']>[0],
  { owner, until }: Lease,
  now: number,
): Promise<readonly string[]> {
  if (attempts.length === 0) return Promise.resolve([])
  return database.transaction().execute(async (transaction) => {
    await lockDeliveries(
      transaction,
      isPostgres,
      attempts.map(({ id }) => id),
    )
    const held: string[] = []
    for (const some of chunksOf(attempts)) {
      const rows = some.map(({ id, item, changesUntil }) => ({ id, item, changes_until: changesUntil }))
      const updated = await transaction
        .with('attempts(id, item, changes_until)', () =>
          valuesTable({ id: 'text', item: 'text', changes_until: 'bigint' }, rows),
        )
        .updateTable('deliveries')
        .from('attempts')
        .set(({ fn, ref, val }) => ({
          state: 'posting',
          lease_until: until,
          attempted_at: fn.coalesce('deliveries.attempted_at', val(now)),
          item: ref('attempts.item'),
          changes_until: ref('attempts.changes_until'),
          changed_at: now,
        }))
        .whereRef('deliveries.id', '=', 'attempts.id')
        .where('deliveries.owner', '=', owner)
        .where('deliveries.state', 'in', ['claimed', 'posting'])
        .returning('deliveries.id')
        .execute()
      held.push(...updated.map(({ id }) => id))
    }
    return held
  })
}
