import type { Kysely } from 'kysely'
import type { DeliveryStore } from '../../delivery/delivery-store.ts'
import type { StoreContext } from '../database/store-context.ts'
import type { Tables } from '../database/tables.ts'
import { readDelivery } from '../rows/read-delivery.ts'
import { attemptDeliveries } from './attempt-deliveries.ts'
import { claimDeliveries } from './claim-deliveries.ts'
import { deliveriesWith, isInHand, isReady } from './in-hand.ts'
import { settleDeliveries } from './settle-deliveries.ts'

// How much longer a delivery is kept if its messages may still be there: a person may want to remove them.
const keepStandingMs = 370 * 24 * 3_600_000

/** The ledger, in one table of a database. */
export function createDeliveryStore(context: StoreContext): DeliveryStore {
  const { kysely, dialect } = context
  return {
    async add({ payloads, isAcknowledged, dueAt, ...delivery }, { owner, until }) {
      const fresh = {
        state: 'claimed',
        payloads: JSON.stringify(payloads),
        parts: '[]',
        acknowledged: isAcknowledged ? 1 : 0,
        due_at: dueAt,
        try_at: dueAt,
        tries: 0,
        owner,
        lease_until: until,
        reason: null,
        changed_at: dueAt,
      } as const
      const { id, kind, platform, workspace, channel, thread, person, request } = delivery
      const key = { id, kind, platform, workspace, channel, thread, person, request }
      const digest = { subscription: null, local_date: null, item: null, changes_until: 0 }
      const added = await kysely
        .insertInto('deliveries')
        .values({ ...key, ...fresh, ...digest })
        // What did not stand may be asked for again; of everything else nothing changes.
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet(fresh).where('deliveries.state', 'in', ['refused', 'skipped']),
        )
        .returning('id')
        .executeTakeFirst()
      return added !== undefined
    },

    async find(id) {
      const row = await kysely.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : readDelivery(row)
    },

    async findUnacknowledged(request, since) {
      const found = await kysely
        .selectFrom('deliveries')
        .select('id')
        .where('request', '=', request)
        .where('due_at', '>=', since)
        .where('acknowledged', '=', 0)
        .where('state', 'in', ['due', 'claimed', 'posting', 'posted'])
        .executeTakeFirst()
      return found?.id ?? null
    },

    async findByMessage({ platform, workspace, channel }, message) {
      const rows = await kysely
        .selectFrom('deliveries')
        .selectAll()
        .where((eb) => eb.and({ platform, workspace, channel, kind: 'quote' }))
        .execute()
      const found = rows.map(readDelivery).find(({ parts }) => parts.some((part) => part.message === message))
      return found?.id ?? null
    },

    async acknowledge(id) {
      await kysely.updateTable('deliveries').set({ acknowledged: 1 }).where('id', '=', id).execute()
    },

    async beginRemoval({ platform, workspace }, id) {
      const begun = await kysely
        .updateTable('deliveries')
        .set({ state: 'removing', try_at: 0 })
        // An id is no key to another workspace's.
        .where((eb) => eb.and({ id, platform, workspace }))
        .where('state', 'in', ['due', 'claimed', 'posting', 'posted', 'unsure', 'removing'])
        .returning('id')
        .executeTakeFirst()
      return begun !== undefined
    },

    listReady: async (now, limit) => idsOf(await readyAt(kysely, now).limit(limit).execute()),

    async listAbandoned(now, forgotten, limit) {
      const abandoned = readyAt(kysely, now).where((where) =>
        where.or([where('state', '<>', 'due'), where('try_at', '<=', forgotten)]),
      )
      return idsOf(await abandoned.limit(limit).execute())
    },

    claim: (...about) => claimDeliveries(context, ...about),

    async renew(ids, { owner, until }) {
      if (ids.length === 0) return
      await kysely.transaction().execute(async (transaction) => {
        await dialect.lock(deliveriesWith(transaction, ids))
        await transaction
          .updateTable('deliveries')
          .set({ lease_until: until })
          .where('id', 'in', ids)
          .where('owner', '=', owner)
          .where(isInHand)
          .execute()
      })
    },

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
      return {
        due: countOf('due'),
        claimed: countOf('claimed'),
        posting: countOf('posting'),
        removing: countOf('removing'),
      }
    },

    async prune(before) {
      await kysely
        .deleteFrom('deliveries')
        .where(({ or, and, eb }) =>
          or([
            and([eb('changed_at', '<', before), eb('state', 'in', ['refused', 'skipped', 'removed'])]),
            and([eb('changed_at', '<', before - keepStandingMs), eb('state', 'in', ['posted', 'unsure'])]),
          ]),
        )
        .where(({ or, exists, selectFrom, eb }) =>
          or([
            eb('subscription', 'is', null),
            exists(
              selectFrom('deliveries as later')
                .select('later.id')
                .whereRef('later.subscription', '=', 'deliveries.subscription')
                .whereRef('later.local_date', '>', 'deliveries.local_date'),
            ),
          ]),
        )
        .execute()
    },
  }
}

function readyAt(kysely: Kysely<Tables>, now: number) {
  return kysely.selectFrom('deliveries').select('id').where(isReady(now)).orderBy('due_at')
}

function idsOf(rows: readonly { readonly id: string }[]): readonly string[] {
  return rows.map(({ id }) => id)
}
