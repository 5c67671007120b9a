import { sql, type Transaction } from 'kysely'
import type { BrokenSubscription, DigestStore, Plan, Subscription } from '../../digest/digest-store.ts'
import type { Dialect, Job } from '../database/database.ts'
import type { StoreContext } from '../database/store-context.ts'
import { StoreError } from '../database/store-error.ts'
import type { Row, Tables } from '../database/tables.ts'
import { givenRows, insertRows, updateRows } from '../database/update-rows.ts'
import { deliveriesWith, unleased } from '../deliveries/in-hand.ts'
import { brokenSubscription, nextOf, paused, readSubscription } from '../rows/subscription-row.ts'

interface Due {
  readonly subscription: Subscription
  readonly plan: Plan
}

/** `DigestStore.schedule`, in one transaction. */
export function scheduleDue(
  { kysely, dialect, enqueue }: StoreContext,
  now: number,
  limit: number,
  plan: (subscription: Subscription) => Plan | string,
  superseded: string,
): ReturnType<DigestStore['schedule']> {
  return kysely.transaction().execute(async (transaction) => {
    const rows = await takeDue(transaction, dialect, now, limit)
    const broken: BrokenSubscription[] = []
    const due = rows.flatMap((row): readonly Due[] => {
      const planned = planFor(row, plan)
      if (typeof planned !== 'string') return [planned]
      broken.push(brokenSubscription(row, planned))
      return []
    })
    // It would be due for ever.
    const reasons = broken.map(({ id, reason }) => ({ id, reason }))
    await updateRows(transaction, dialect, 'subscriptions', reasons, paused)
    await supersede(transaction, dialect, due, superseded, now)
    const added = await addDeliveries(transaction, dialect, due, now)
    await moveOn(transaction, dialect, due)
    if (added.length > 0) await enqueue(transaction, added)
    return { count: rows.length, broken }
  })
}

/** The longest due first. On PostgreSQL those that another process is at are passed over, so that they share the work. */
function takeDue(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  now: number,
  limit: number,
): Promise<readonly Row<'subscriptions'>[]> {
  const due = transaction
    .selectFrom('subscriptions')
    .selectAll()
    .where('state', '=', 'active')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
  return dialect.skipLocked(due).execute()
}

/** What a subscription owes; or why that can't be told. */
function planFor(
  row: Row<'subscriptions'>,
  plan: (subscription: Subscription) => Plan | string,
): Due | string {
  try {
    const subscription = readSubscription(row)
    const planned = plan(subscription)
    return typeof planned === 'string' ? planned : { subscription, plan: planned }
  } catch (error) {
    if (error instanceof StoreError) return error.message
    throw error
  }
}

/** Ends what is in hand for a date before the latest of the plan, unless its message may stand already. */
async function supersede(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  due: readonly Due[],
  reason: string,
  now: number,
): Promise<void> {
  const latest = due.flatMap(({ subscription: { id }, plan: { deliveries } }) => {
    const date = deliveries.at(-1)?.date
    return date === undefined ? [] : [{ subscription: id, local_date: date }]
  })
  if (latest.length === 0) return
  const overtaken = await transaction
    .with('latest', () => givenRows(dialect, 'deliveries', latest))
    .selectFrom('deliveries')
    .innerJoin('latest', 'latest.subscription', 'deliveries.subscription')
    .select('deliveries.id')
    .where('deliveries.state', 'in', ['due', 'claimed'])
    .where('deliveries.local_date', '<', sql<string>`${sql.ref('latest.local_date')}`)
    .execute()
  if (overtaken.length === 0) return
  const ids = overtaken.map(({ id }) => id)
  await dialect.lock(deliveriesWith(transaction, ids))
  await transaction
    .updateTable('deliveries')
    .set({ state: 'skipped', reason, ...unleased, changed_at: now })
    .where('id', 'in', ids)
    // It may have been sent since.
    .where('state', 'in', ['due', 'claimed'])
    .execute()
}

/** Writes deliveries down; resolves to those that were not there yet and are to be posted, with their times. */
async function addDeliveries(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  due: readonly Due[],
  now: number,
): Promise<readonly Job[]> {
  const planned = due.flatMap(({ subscription, plan }) =>
    plan.deliveries.map((delivery) => ({ subscription, ...delivery })),
  )
  const rows = planned.map(({ id, subscription, date, dueAt, skipped }) => ({
    id,
    kind: 'digest' as const,
    platform: subscription.platform,
    workspace: subscription.workspace,
    channel: subscription.channel,
    thread: null,
    person: subscription.setBy.id,
    request: null,
    payloads: null,
    parts: '[]',
    acknowledged: 1 as const,
    subscription: subscription.id,
    local_date: date,
    due_at: dueAt,
    state: skipped === null ? ('due' as const) : ('skipped' as const),
    try_at: dueAt,
    tries: 0,
    ...unleased,
    reason: skipped,
    item: null,
    changes_until: 0,
    changed_at: now,
  }))
  // One may be there by its id or by its date.
  const added = new Set(await insertRows(transaction, dialect, 'deliveries', rows))
  return planned
    .filter(({ id, skipped }) => skipped === null && added.has(id))
    .map(({ id, dueAt }) => ({ id, at: dueAt }))
}

/** What is due next, and the latest date that is written down. */
async function moveOn(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  due: readonly Due[],
): Promise<void> {
  const moves = due.map(({ subscription: { id, lastDate }, plan: { deliveries, next } }) => ({
    id,
    ...nextOf(next),
    last_date: laterOf(lastDate, deliveries.at(-1)?.date ?? null),
  }))
  await updateRows(transaction, dialect, 'subscriptions', moves)
}

function laterOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
