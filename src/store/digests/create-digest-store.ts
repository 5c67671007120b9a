import { sql } from 'kysely'
import type { Channel } from '../../command/place.ts'
import type { BrokenSubscription, DigestStore } from '../../digest/digest-store.ts'
import { readEach } from '../database/read-row.ts'
import type { StoreContext } from '../database/store-context.ts'
import { updateRows } from '../database/update-rows.ts'
import { readDelivery } from '../rows/read-delivery.ts'
import {
  brokenSubscription,
  nextOf,
  paused,
  readSubscription,
  scheduleOf,
  settingsOf,
  statusOf,
} from '../rows/subscription-row.ts'
import { scheduleDue } from './schedule-due.ts'
import { subscribe } from './subscribe.ts'

/** Digests in two tables of a database. */
export function createDigestStore(context: StoreContext): DigestStore {
  const { kysely, dialect, report } = context
  const subscriptions = kysely.selectFrom('subscriptions').selectAll()
  return {
    async find(channel) {
      const row = await subscriptions.where((eb) => eb.and(keyOf(channel))).executeTakeFirst()
      return row === undefined ? null : readSubscription(row)
    },

    async get(ids) {
      const rows = await subscriptions.where('id', 'in', [...new Set(ids)]).execute()
      return new Map(readEach(rows, readSubscription, report).map((each) => [each.id, each]))
    },

    async list(platform, workspace) {
      const rows = await subscriptions
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
      if (row === undefined) return null
      const { digest, dueAt, state, reason } = readDelivery(row)
      return digest === null ? null : { date: digest.date, dueAt, state, reason }
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
      const rows = await subscriptions
        .where('state', '=', 'active')
        .where('id', '>', after ?? '')
        .orderBy('id')
        .limit(limit)
        .execute()
      const broken: BrokenSubscription[] = []
      const readable = readEach(rows, readSubscription, (error, row) => {
        broken.push(brokenSubscription(row, error.message))
      })
      return { subscriptions: readable, broken, last: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
    },

    pause: (broken) =>
      kysely.transaction().execute(async (transaction) => {
        const rows = broken.map(({ id, reason }) => ({ id, reason }))
        await updateRows(
          { transaction, dialect },
          'subscriptions',
          rows,
          paused,
          sql<boolean>`state = 'active'`,
        )
      }),

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
  }
}

/** A channel's columns, and nothing else that the object may carry. */
function keyOf({ platform, workspace, channel }: Channel): Channel {
  return { platform, workspace, channel }
}
