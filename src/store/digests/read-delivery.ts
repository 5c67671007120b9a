import type { Delivery } from '../../digest/digest-store.ts'
import { readRow } from '../database/read-row.ts'
import { type Row, tables } from '../database/tables.ts'

/** A delivery out of its row. Throws StoreError. */
export function readDelivery(unchecked: Row<'deliveries'>): Delivery {
  const row = readRow(tables.deliveries, unchecked)
  const { id, subscription, state, tries, message, reason, item } = row
  return {
    id,
    subscription,
    date: row.local_date,
    dueAt: row.due_at,
    state,
    tries,
    attemptedAt: row.attempted_at,
    message,
    reason,
    changedAt: row.changed_at,
    item,
    changesUntil: row.changes_until,
  }
}
