import type { Kysely } from 'kysely'
import type { NewSubscription, Subscription } from '../../digest/digest-store.ts'
import { StoreError } from '../database/store-error.ts'
import type { Tables } from '../database/tables.ts'
import { readSubscription, settingsOf, statusOf } from '../rows/subscription-row.ts'
import { subscriptionId } from './subscription-id.ts'

const mostTries = 5

/** `DigestStore.subscribe`. */
export async function subscribe(kysely: Kysely<Tables>, wanted: NewSubscription): Promise<Subscription> {
  const { platform, workspace, channel, next } = wanted
  const where = { platform, workspace, channel }
  const columns = {
    ...settingsOf(wanted),
    ...statusOf({ state: 'active', pausedUntil: null, reason: null, next }),
  }
  // It is unique in two ways, and PostgreSQL's `on conflict do update` minds one of them only.
  for (let tries = 0; tries < mostTries; tries += 1) {
    const made = await kysely
      .insertInto('subscriptions')
      .values({ id: subscriptionId(where), ...where, ...columns })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    const row =
      made ??
      (await kysely
        .updateTable('subscriptions')
        .set(columns)
        .where((eb) => eb.and(where))
        .returningAll()
        .executeTakeFirst())
    // Otherwise it was removed in between.
    if (row !== undefined) return readSubscription(row)
  }
  throw new StoreError(`The subscription of the channel ${channel} comes and goes: try again.`)
}
