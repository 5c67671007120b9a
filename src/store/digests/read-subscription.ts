import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Subscription } from '../../digest/digest-store.ts'
import type { Occurrence } from '../../schedule/schedule.ts'
import { readRow } from '../database/read-row.ts'
import type { SubscriptionsTable } from '../database/schema.ts'

const date = z.iso.date()
const rowSchema = z.object({
  local_time: z.string().regex(/^\d\d:\d\d$/u),
  weekdays: z.string().regex(/^[1-7]+$/u),
  state: z.enum(['active', 'paused', 'stopped']),
  paused_until: date.nullable(),
  set_at: z.int(),
  next_date: date.nullable(),
  next_at: z.int().nullable(),
  last_date: date.nullable(),
  posted_date: date.nullable(),
  posted_changes: z.int().nullable(),
})

/** A subscription out of its row. Throws StoreError. */
export function readSubscription(row: Selectable<SubscriptionsTable>): Subscription {
  const checked = readRow('subscriptions', row.id, rowSchema, row)
  return {
    id: row.id,
    platform: row.platform,
    workspace: row.workspace,
    channel: row.channel,
    document: row.document,
    schedule: { time: checked.local_time, zone: row.zone, days: [...checked.weekdays].map(Number) },
    state: checked.state,
    pausedUntil: checked.paused_until,
    reason: row.reason,
    setBy: { id: row.set_by, name: row.set_by_name },
    setAt: checked.set_at,
    next: occurrenceOf(checked.next_date, checked.next_at),
    lastDate: checked.last_date,
    posted:
      checked.posted_date === null
        ? null
        : { date: checked.posted_date, item: row.posted_item, changesUntil: checked.posted_changes ?? 0 },
  }
}

function occurrenceOf(date: string | null, at: number | null): Occurrence | null {
  return date === null || at === null ? null : { date, at }
}
