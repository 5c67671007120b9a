import type { BrokenSubscription, Subscription } from '../../digest/digest-store.ts'
import { readRow } from '../database/read-row.ts'
import { type Row, tables } from '../database/tables.ts'

/** A subscription out of its row. Throws StoreError. */
export function readSubscription(unchecked: Row<'subscriptions'>): Subscription {
  const row = readRow(tables.subscriptions, unchecked)
  const { id, platform, workspace, channel, document, state, reason } = row
  const { next_date: date, next_at: at, posted_date: posted } = row
  return {
    id,
    platform,
    workspace,
    channel,
    document,
    schedule: { time: row.local_time, zone: row.zone, days: [...row.weekdays].map(Number) },
    state,
    pausedUntil: row.paused_until,
    reason,
    setBy: { id: row.set_by, name: row.set_by_name },
    setAt: row.set_at,
    next: date === null || at === null ? null : { date, at },
    lastDate: row.last_date,
    posted:
      posted === null ? null : { date: posted, item: row.posted_item, changesUntil: row.posted_changes ?? 0 },
  }
}

/** What a person sets up, in columns. */
export function settingsOf({
  document,
  schedule,
  setBy,
  setAt,
}: Pick<Subscription, 'document' | 'schedule' | 'setBy' | 'setAt'>) {
  return {
    document,
    ...scheduleOf(schedule),
    set_by: setBy.id,
    set_by_name: setBy.name,
    set_at: setAt,
  }
}

/** When digests are to be posted, in columns. */
export function scheduleOf({ time, zone, days }: Subscription['schedule']) {
  return { local_time: time, zone, weekdays: days.join('') }
}

/** Whether and when a subscription is due, in columns. */
export function statusOf({
  state,
  pausedUntil,
  reason,
  next,
}: Pick<Subscription, 'state' | 'pausedUntil' | 'reason' | 'next'>) {
  return { state, paused_until: pausedUntil, reason, ...nextOf(next) }
}

/** What is due next, in columns. */
export function nextOf(next: Subscription['next']) {
  return { next_date: next?.date ?? null, next_at: next?.at ?? null }
}

/** The columns of a subscription that is paused until it's resumed. */
export const paused = { state: 'paused', paused_until: null, next_date: null, next_at: null } as const

/** What its owner is told of a subscription that is paused for a reason. */
export function brokenSubscription(
  { id, platform, workspace, channel, set_by: person }: Row<'subscriptions'>,
  reason: string,
): BrokenSubscription {
  return { id, platform, workspace, channel, person, reason }
}
