import type { Transaction } from 'kysely'
import type { Tables } from '../database/schema.ts'

/**
 * Locks deliveries until the transaction ends, always in the same order, so that two transactions cannot wait for each
 * other. SQLite has one writer anyway.
 */
export async function lockDeliveries(
  transaction: Transaction<Tables>,
  isPostgres: boolean,
  ids: readonly string[],
): Promise<void> {
  if (!isPostgres || ids.length === 0) return
  await transaction
    .selectFrom('deliveries')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute()
}
