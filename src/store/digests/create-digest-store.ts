import { type ExpressionBuilder, type Kysely, type SqlBool, sql, type Transaction } from 'kysely'
import type { Channel } from '../../command/place.ts'
import type { DigestStore, Lease, Owed } from '../../digest/digest-store.ts'
import type { Tables } from '../database/schema.ts'
import { attemptDeliveries } from './attempt-deliveries.ts'
import { lockDeliveries } from './lock-deliveries.ts'
import { readDelivery } from './read-delivery.ts'
import { readSubscription } from './read-subscription.ts'
import { scheduleDue } from './schedule-due.ts'
import { settleDeliveries } from './settle-deliveries.ts'
import { subscribe } from './subscribe.ts'

/** What differs between databases. */
export interface DigestStoreOptions {
  /** On PostgreSQL many write at once, so rows are locked; SQLite has one writer. */
  readonly isPostgres: boolean
  /** Writes jobs that bring deliveries up at their times (milliseconds), in the same transaction. */
  readonly enqueue: (transaction: Transaction<Tables>, deliveries: readonly Job[]) => Promise<void>
}

/** A delivery's id, and when it is to be brought up, milliseconds since 1970. */
export interface Job {
  readonly id: string
  readonly at: number
}

/** Digests in two tables of a database, by queries that SQLite and PostgreSQL both understand but for locking. */
export function createDigestStore(database: Kysely<Tables>, options: DigestStoreOptions): DigestStore {
  const { isPostgres } = options
  return {
    async find(channel) {
      const row = await subscriptionOf(database, channel).executeTakeFirst()
      return row === undefined ? null : readSubscription(row)
    },

    async get(subscription) {
      const row = await database
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '=', subscription)
        .executeTakeFirst()
      return row === undefined ? null : readSubscription(row)
    },

    async list(platform, workspace) {
      const rows = await database
        .selectFrom('subscriptions')
        .selectAll()
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('state', '<>', 'stopped')
        .orderBy('channel')
        .execute()
      return rows.map(readSubscription)
    },

    async latest(subscription) {
      const row = await database
        .selectFrom('deliveries')
        .selectAll()
        .where('subscription', '=', subscription)
        .orderBy('local_date', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? null : readDelivery(row)
    },

    subscribe: (wanted) => subscribe(database, wanted),

    async restore({ platform, workspace, channel }, before) {
      if (before === null) {
        await database
          .deleteFrom('subscriptions')
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('channel', '=', channel)
          .execute()
        return
      }
      // What was written down and posted meanwhile stays so.
      const { document, schedule, state, pausedUntil, reason, setBy, setAt, next } = before
      await database
        .updateTable('subscriptions')
        .set({
          document,
          local_time: schedule.time,
          zone: schedule.zone,
          weekdays: schedule.days.join(''),
          state,
          paused_until: pausedUntil,
          reason,
          set_by: setBy.id,
          set_by_name: setBy.name,
          set_at: setAt,
          next_date: next?.date ?? null,
          next_at: next?.at ?? null,
        })
        .where('id', '=', before.id)
        .execute()
    },

    async update(subscription, { state, pausedUntil, reason, next }) {
      const updated = await database
        .updateTable('subscriptions')
        .set({
          state,
          paused_until: pausedUntil,
          reason,
          next_date: next?.date ?? null,
          next_at: next?.at ?? null,
        })
        .where('id', '=', subscription)
        .returning('id')
        .executeTakeFirst()
      return updated !== undefined
    },

    async reschedule({ id, schedule, next: known }, next) {
      if (known === null) return
      await database
        .updateTable('subscriptions')
        .set({ next_date: next.date, next_at: next.at })
        .where('id', '=', id)
        .where('state', '=', 'active')
        .where('next_date', '=', known.date)
        .where('next_at', '=', known.at)
        .where('local_time', '=', schedule.time)
        .where('zone', '=', schedule.zone)
        .where('weekdays', '=', schedule.days.join(''))
        .execute()
    },

    async listActive(after, limit) {
      const rows = await database
        .selectFrom('subscriptions')
        .selectAll()
        .where('state', '=', 'active')
        .where('id', '>', after ?? '')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(readSubscription)
    },

    schedule: (now, limit, plan, superseded) => scheduleDue(database, options, now, limit, plan, superseded),

    async nextDue() {
      const { at } = await database
        .selectFrom('subscriptions')
        .select(({ fn }) => fn.min('next_at').as('at'))
        .where('state', '=', 'active')
        .where('next_at', 'is not', null)
        .executeTakeFirstOrThrow()
      return at
    },

    listReady: (now, limit) => readyAt(database, now).limit(limit).execute().then(idsOf),

    listAbandoned: (now, forgotten, limit) =>
      readyAt(database, now)
        .where((where) =>
          where.or([where('state', 'in', ['claimed', 'posting']), where('try_at', '<=', forgotten)]),
        )
        .limit(limit)
        .execute()
        .then(idsOf),

    claim: (ids, lease, now) => claimDeliveries(database, isPostgres, ids, lease, now),

    renew: (lease) => renewLeases(database, isPostgres, lease),

    attempt: (attempts, lease, now) => attemptDeliveries(database, isPostgres, attempts, lease, now),

    settle: (results, owner, now) => settleDeliveries(database, options, results, owner, now),

    async countInHand() {
      const rows = await database
        .selectFrom('deliveries')
        .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
        .where(isInHand)
        .groupBy('state')
        .execute()
      const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]))
      return { due: counts.due ?? 0, claimed: counts.claimed ?? 0, posting: counts.posting ?? 0 }
    },

    async prune(before) {
      await database
        .deleteFrom('deliveries')
        .where('state', 'in', ['posted', 'failed', 'skipped'])
        .where('changed_at', '<', before)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('deliveries as later')
              .select('later.id')
              .whereRef('later.subscription', '=', 'deliveries.subscription')
              .whereRef('later.local_date', '>', 'deliveries.local_date'),
          ),
        )
        .execute()
    },
  }
}

function subscriptionOf(database: Kysely<Tables>, { platform, workspace, channel }: Channel) {
  return database
    .selectFrom('subscriptions')
    .selectAll()
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .where('channel', '=', channel)
}

/** Written out, as the index of what is in hand has it: with parameters no database would know that it serves. */
const isInHand = sql<SqlBool>`state in ('due', 'claimed', 'posting')`

function isFree(now: number) {
  return ({ and, eb }: ExpressionBuilder<Tables, 'deliveries'>) =>
    and([isInHand, eb('try_at', '<=', now), eb('lease_until', '<=', now)])
}

function readyAt(database: Kysely<Tables>, now: number) {
  return database.selectFrom('deliveries').select('id').where(isFree(now)).orderBy('due_at')
}

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id)
}

function claimDeliveries(
  database: Kysely<Tables>,
  isPostgres: boolean,
  ids: readonly string[],
  { owner, until }: Lease,
  now: number,
): Promise<readonly Owed[]> {
  if (ids.length === 0) return Promise.resolve([])
  return database.transaction().execute(async (transaction) => {
    const free = transaction.selectFrom('deliveries').select('id').where('id', 'in', ids).where(isFree(now))
    // What another transaction is at is not free, or will not be; waiting for it would help nobody.
    const chosen = isPostgres ? free.orderBy('id').forUpdate().skipLocked() : free
    const rows = await transaction
      .updateTable('deliveries')
      .set({ state: 'claimed', owner, lease_until: until })
      .where('id', 'in', chosen)
      .returningAll()
      .execute()
    if (rows.length === 0) return []
    const found = await transaction
      .selectFrom('subscriptions')
      .selectAll()
      .where('id', 'in', [...new Set(rows.map(({ subscription }) => subscription))])
      .execute()
    const subscriptions = new Map(found.map((row) => [row.id, readSubscription(row)]))
    return rows
      .toSorted((one, other) => one.due_at - other.due_at)
      .flatMap((row): readonly Owed[] => {
        const subscription = subscriptions.get(row.subscription)
        return subscription === undefined ? [] : [{ delivery: readDelivery(row), subscription }]
      })
  })
}

async function renewLeases(
  database: Kysely<Tables>,
  isPostgres: boolean,
  { owner, until }: Lease,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom('deliveries')
      .select('id')
      .where('owner', '=', owner)
      .where(isInHand)
      .execute()
    await lockDeliveries(transaction, isPostgres, idsOf(held))
    await transaction
      .updateTable('deliveries')
      .set({ lease_until: until })
      .where('owner', '=', owner)
      .where(isInHand)
      .execute()
  })
}
