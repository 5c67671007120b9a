import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Plan, Subscription } from '../../digest/digest-store.ts'
import { chunksOf } from '../database/chunks-of.ts'
import type { SubscriptionsTable, Tables } from '../database/schema.ts'
import { valuesTable } from '../database/values-table.ts'
import type { DigestStoreOptions } from './create-digest-store.ts'
import { lockDeliveries } from './lock-deliveries.ts'
import { readSubscription } from './read-subscription.ts'

interface Due {
  readonly subscription: Subscription
  readonly plan: Plan
}

/** `DigestStore.schedule`, in one transaction. */
export function scheduleDue(
  database: Kysely<Tables>,
  options: DigestStoreOptions,
  now: number,
  limit: number,
  plan: (subscription: Subscription) => Plan,
  superseded: string,
): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    const rows = await takeDue(transaction, options.isPostgres, now, limit)
    const due = rows
      .map(readSubscription)
      .map((subscription): Due => ({ subscription, plan: plan(subscription) }))
    for (const some of chunksOf(due)) {
      await supersede(transaction, options.isPostgres, some, superseded, now)
      const added = await addDeliveries(transaction, some, now)
      await moveOn(transaction, some)
      if (added.length > 0) await options.enqueue(transaction, added)
    }
    return due.length
  })
}

/** The longest due first. On PostgreSQL those that another process is at are passed over, so that they share the work. */
function takeDue(
  transaction: Transaction<Tables>,
  isPostgres: boolean,
  now: number,
  limit: number,
): Promise<Selectable<SubscriptionsTable>[]> {
  const due = transaction
    .selectFrom('subscriptions')
    .selectAll()
    .where('state', '=', 'active')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
  return (isPostgres ? due.forUpdate().skipLocked() : due).execute()
}

/** Ends what is in hand for a date before the latest of the plan, unless its message may stand already. */
async function supersede(
  transaction: Transaction<Tables>,
  isPostgres: boolean,
  due: readonly Due[],
  reason: string,
  now: number,
): Promise<void> {
  const latest = due.flatMap(({ subscription: { id }, plan: { deliveries } }) => {
    const date = deliveries.at(-1)?.date
    return date === undefined ? [] : [{ id, date }]
  })
  if (latest.length === 0) return
  const overtaken = await transaction
    .with('latest(id, date)', () => valuesTable({ id: 'text', date: 'text' }, latest))
    .selectFrom('deliveries')
    .innerJoin('latest', 'latest.id', 'deliveries.subscription')
    .select('deliveries.id')
    .where('deliveries.state', 'in', ['due', 'claimed'])
    .where('deliveries.attempted_at', 'is', null)
    .where('deliveries.local_date', '<', sql<string>`${sql.ref('latest.date')}`)
    .execute()
  if (overtaken.length === 0) return
  const ids = overtaken.map(({ id }) => id)
  await lockDeliveries(transaction, isPostgres, ids)
  await transaction
    .updateTable('deliveries')
    .set({ state: 'skipped', reason, owner: null, lease_until: 0, changed_at: now })
    .where('id', 'in', ids)
    // It may have been sent since.
    .where('state', 'in', ['due', 'claimed'])
    .where('attempted_at', 'is', null)
    .execute()
}

/** Writes deliveries down; resolves to those that were not there yet and are to be posted, with their times. */
async function addDeliveries(
  transaction: Transaction<Tables>,
  due: readonly Due[],
  now: number,
): Promise<readonly { readonly id: string; readonly at: number }[]> {
  const planned = due.flatMap(({ subscription, plan }) =>
    plan.deliveries.map((delivery) => ({ subscription: subscription.id, ...delivery })),
  )
  const added = new Set<string>()
  for (const some of chunksOf(planned)) {
    const rows = some.map(({ id, subscription, date, dueAt, skipped }) => ({
      id,
      subscription,
      local_date: date,
      due_at: dueAt,
      state: skipped === null ? 'due' : 'skipped',
      try_at: dueAt,
      tries: 0,
      owner: null,
      lease_until: 0,
      attempted_at: null,
      message: null,
      reason: skipped,
      item: null,
      changes_until: 0,
      changed_at: now,
    }))
    const inserted = await transaction
      .insertInto('deliveries')
      .values(rows)
      // Whether by its id or by its date.
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    for (const { id } of inserted) added.add(id)
  }
  return planned
    .filter(({ id, skipped }) => skipped === null && added.has(id))
    .map(({ id, dueAt }) => ({ id, at: dueAt }))
}

/** What is due next, and the latest date that is written down. */
async function moveOn(transaction: Transaction<Tables>, due: readonly Due[]): Promise<void> {
  const moves = due.map(({ subscription: { id, lastDate }, plan: { deliveries, next } }) => ({
    id,
    next_date: next?.date ?? null,
    next_at: next?.at ?? null,
    last_date: laterOf(lastDate, deliveries.at(-1)?.date ?? null),
  }))
  await transaction
    .with('moves(id, next_date, next_at, last_date)', () =>
      valuesTable({ id: 'text', next_date: 'text', next_at: 'bigint', last_date: 'text' }, moves),
    )
    .updateTable('subscriptions')
    .from('moves')
    .set(({ ref }) => ({
      next_date: ref('moves.next_date'),
      next_at: ref('moves.next_at'),
      last_date: ref('moves.last_date'),
    }))
    .whereRef('subscriptions.id', '=', 'moves.id')
    .execute()
}

function laterOf(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
