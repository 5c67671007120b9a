import type { Kysely } from 'kysely'
import type { Channel } from '../../command/place.ts'
import type { DigestStore } from '../../digest/digest-store.ts'
import { readEach } from '../database/read-row.ts'
import type { Tables } from '../database/tables.ts'
import { attemptDeliveries } from './attempt-deliveries.ts'
import { claimDeliveries } from './claim-deliveries.ts'
import type { DigestContext } from './digest-context.ts'
import { deliveriesWith, isFree, isInHand } from './in-hand.ts'
import { readDelivery } from './read-delivery.ts'
import { scheduleDue } from './schedule-due.ts'
import { settleDeliveries } from './settle-deliveries.ts'
import { subscribe } from './subscribe.ts'
import { nextOf, readSubscription, scheduleOf, settingsOf, statusOf } from './subscription-row.ts'

/** Digests in two tables of a database. */
export function createDigestStore(context: DigestContext): DigestStore {
  const { kysely, dialect, report } = context
  return {
    async find(channel) {
      const row = await kysely
        .selectFrom('subscriptions')
        .selectAll()
        .where((eb) => eb.and(keyOf(channel)))
        .executeTakeFirst()
      return row === undefined ? null : readSubscription(row)
    },

    async get(subscription) {
      const row = await kysely
        .selectFrom('subscriptions')
        .selectAll()
        .where('id', '=', subscription)
        .executeTakeFirst()
      return row === undefined ? null : readSubscription(row)
    },

    async list(platform, workspace) {
      const rows = await kysely
        .selectFrom('subscriptions')
        .selectAll()
        .where((eb) => eb.and({ platform, workspace }))
        .where('state', '<>', 'stopped')
        .orderBy('channel')
        .execute()
      return readEach(rows, readSubscription, report)
    },

    async latest(subscription) {
      const row = await kysely
        .selectFrom('deliveries')
        .selectAll()
        .where('subscription', '=', subscription)
        .orderBy('local_date', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? null : readDelivery(row)
    },

    subscribe: (wanted) => subscribe(kysely, wanted),

    async restore(channel, before) {
      if (before === null) {
        await kysely
          .deleteFrom('subscriptions')
          .where((eb) => eb.and(keyOf(channel)))
          .execute()
        return
      }
      // What was written down and posted meanwhile stays so.
      await kysely
        .updateTable('subscriptions')
        .set({ ...settingsOf(before), ...statusOf(before) })
        .where('id', '=', before.id)
        .execute()
    },

    async update(subscription, change) {
      const updated = await kysely
        .updateTable('subscriptions')
        .set(statusOf(change))
        .where('id', '=', subscription)
        .returning('id')
        .executeTakeFirst()
      return updated !== undefined
    },

    async reschedule({ id, schedule, next: known }, next) {
      if (known === null) return
      const seen = { id, state: 'active', ...nextOf(known), ...scheduleOf(schedule) } as const
      await kysely
        .updateTable('subscriptions')
        .set(nextOf(next))
        .where((eb) => eb.and(seen))
        .execute()
    },

    async listActive(after, limit) {
      const rows = await kysely
        .selectFrom('subscriptions')
        .selectAll()
        .where('state', '=', 'active')
        .where('id', '>', after ?? '')
        .orderBy('id')
        .limit(limit)
        .execute()
      return readEach(rows, readSubscription, report)
    },

    schedule: (now, limit, plan, superseded) => scheduleDue(context, now, limit, plan, superseded),

    async nextDue() {
      const { at } = await kysely
        .selectFrom('subscriptions')
        .select(({ fn }) => fn.min('next_at').as('at'))
        .where('state', '=', 'active')
        .where('next_at', 'is not', null)
        .executeTakeFirstOrThrow()
      return at
    },

    listReady: async (now, limit) => idsOf(await readyAt(kysely, now).limit(limit).execute()),

    async listAbandoned(now, forgotten, limit) {
      const abandoned = readyAt(kysely, now).where((where) =>
        where.or([where('state', 'in', ['claimed', 'posting']), where('try_at', '<=', forgotten)]),
      )
      return idsOf(await abandoned.limit(limit).execute())
    },

    claim: (ids, lease, now) => claimDeliveries(context, ids, lease, now),

    renew: ({ owner, until }) =>
      kysely.transaction().execute(async (transaction) => {
        const held = await transaction
          .selectFrom('deliveries')
          .select('id')
          .where('owner', '=', owner)
          .where(isInHand)
          .execute()
        if (held.length === 0) return
        await dialect.lock(deliveriesWith(transaction, idsOf(held)))
        await transaction
          .updateTable('deliveries')
          .set({ lease_until: until })
          .where('owner', '=', owner)
          .where(isInHand)
          .execute()
      }),

    attempt: (attempts, lease, now) => attemptDeliveries(context, attempts, lease, now),

    settle: (results, owner, now) => settleDeliveries(context, results, owner, now),

    async countInHand() {
      const rows = await kysely
        .selectFrom('deliveries')
        .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
        .where(isInHand)
        .groupBy('state')
        .execute()
      const countOf = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
      return { due: countOf('due'), claimed: countOf('claimed'), posting: countOf('posting') }
    },

    async prune(before) {
      await kysely
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

/** A channel's columns, and nothing else that the object may carry. */
function keyOf({ platform, workspace, channel }: Channel): Channel {
  return { platform, workspace, channel }
}

function readyAt(kysely: Kysely<Tables>, now: number) {
  return kysely.selectFrom('deliveries').select('id').where(isFree(now)).orderBy('due_at')
}

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id)
}
