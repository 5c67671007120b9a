import { type Kysely, sql } from 'kysely'
import type { DigestStore, NewSubscription } from '../../digest/digest-store.ts'
import { StoreError } from '../database/store-error.ts'
import type { Tables } from '../database/tables.ts'
import { nextOf, readSubscription, scheduleOf, settingsOf, statusOf } from '../rows/subscription-row.ts'
import { subscriptionId } from './subscription-id.ts'

const mostTries = 5

/** `DigestStore.subscribe`. */
export async function subscribe(
  kysely: Kysely<Tables>,
  wanted: NewSubscription,
): ReturnType<DigestStore['subscribe']> {
  const { platform, workspace, channel, next } = wanted
  const where = { platform, workspace, channel }
  const columns = {
    ...settingsOf(wanted),
    ...statusOf({ state: 'active', pausedUntil: null, reason: null, next }),
  }
  const set = {
    document: columns.document,
    ...scheduleOf(wanted.schedule),
    state: 'active',
    ...nextOf(next),
  } as const
  // It is unique in two ways, and PostgreSQL's `on conflict do update` minds one of them only.
  for (let tries = 0; tries < mostTries; tries += 1) {
    const made = await kysely
      .insertInto('subscriptions')
      .values({ id: subscriptionId(where), ...where, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    const changed =
      made ??
      (await kysely
        .updateTable('subscriptions')
        .set(columns)
        .where((eb) => eb.and(where))
        .where(({ or, eb }) =>
          or(Object.entries(set).map(([column, value]) => eb(sql.ref(column), 'is distinct from', value))),
        )
        .returningAll()
        .executeTakeFirst())
    if (changed !== undefined) return { ...readSubscription(changed), isChanged: true }
    const same = await kysely
      .selectFrom('subscriptions')
      .selectAll()
      .where((eb) => eb.and(where))
      .executeTakeFirst()
    // Otherwise it was removed in between.
    if (same !== undefined) return { ...readSubscription(same), isChanged: false }
  }
  throw new StoreError(`The subscription of the channel ${channel} comes and goes: try again.`)
}
