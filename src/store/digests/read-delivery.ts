import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Delivery } from '../../digest/digest-store.ts'
import { readRow } from '../database/read-row.ts'
import type { DeliveriesTable } from '../database/schema.ts'

const rowSchema = z.object({
  local_date: z.iso.date(),
  due_at: z.int(),
  state: z.enum(['due', 'claimed', 'posting', 'posted', 'failed', 'skipped']),
  tries: z.int().min(0),
  attempted_at: z.int().nullable(),
  changes_until: z.int(),
  changed_at: z.int(),
})

/** A delivery out of its row. Throws StoreError. */
export function readDelivery(row: Selectable<DeliveriesTable>): Delivery {
  const checked = readRow('deliveries', row.id, rowSchema, row)
  return {
    id: row.id,
    subscription: row.subscription,
    date: checked.local_date,
    dueAt: checked.due_at,
    state: checked.state,
    tries: checked.tries,
    attemptedAt: checked.attempted_at,
    message: row.message,
    reason: row.reason,
    changedAt: checked.changed_at,
    item: row.item,
    changesUntil: checked.changes_until,
  }
}
