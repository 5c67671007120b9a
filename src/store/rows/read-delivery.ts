import { z } from 'zod'
import type { Delivery } from '../../delivery/delivery-store.ts'
import { readRow } from '../database/read-row.ts'
import { StoreError } from '../database/store-error.ts'
import { type Row, tables } from '../database/tables.ts'

const payloads = z.array(z.unknown())
const parts = z.array(z.strictObject({ message: z.string().nullable(), attemptedAt: z.int().nullable() }))

/** A delivery out of its row. Throws StoreError. */
export function readDelivery(unchecked: Row<'deliveries'>): Delivery {
  const row = readRow(tables.deliveries, unchecked)
  const { id, kind, platform, workspace, channel, thread, person, request, state, tries, reason } = row
  const { subscription, local_date: date } = row
  const read = parts.safeParse(JSON.parse(row.parts))
  if (!read.success)
    throw new StoreError(`The row ${id} of the table deliveries can’t be read (parts).`, read.error)
  return {
    ...{ id, kind, platform, workspace, channel, thread, person, request, state, tries, reason },
    payloads: row.payloads === null ? null : payloads.parse(JSON.parse(row.payloads)),
    parts: read.data,
    dueAt: row.due_at,
    tryAt: row.try_at,
    changedAt: row.changed_at,
    digest: subscription === null || date === null ? null : { subscription, date },
  }
}
