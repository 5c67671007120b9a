import type { Kysely } from 'kysely'
import type { NewSubscription, Subscription } from '../../digest/digest-store.ts'
import type { Tables } from '../database/schema.ts'
import { StoreError } from '../database/store-error.ts'
import { readSubscription } from './read-subscription.ts'
import { subscriptionId } from './subscription-id.ts'

const mostTries = 5

/** `DigestStore.subscribe`. */
export async function subscribe(
  database: Kysely<Tables>,
  { platform, workspace, channel, document, schedule, setBy, setAt, next }: NewSubscription,
): Promise<Subscription> {
  const where = { platform, workspace, channel }
  const wanted = {
    document,
    local_time: schedule.time,
    zone: schedule.zone,
    weekdays: schedule.days.join(''),
    state: 'active',
    paused_until: null,
    reason: null,
    set_by: setBy.id,
    set_by_name: setBy.name,
    set_at: setAt,
    next_date: next?.date ?? null,
    next_at: next?.at ?? null,
  }
  // It is unique in two ways, and PostgreSQL's `on conflict do update` minds one of them only.
  for (let tries = 0; tries < mostTries; tries += 1) {
    const made = await database
      .insertInto('subscriptions')
      .values({ id: subscriptionId(where), ...where, ...wanted })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    const row =
      made ??
      (await database
        .updateTable('subscriptions')
        .set(wanted)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('channel', '=', channel)
        .returningAll()
        .executeTakeFirst())
    // Else somebody has removed it in between.
    if (row !== undefined) return readSubscription(row)
  }
  throw new StoreError(`The subscription of the channel ${channel} comes and goes: try again.`)
}
