import { sql, type Transaction } from 'kysely'
import type { Result } from '../../delivery/delivery-store.ts'
import type { Dialect } from '../database/database.ts'
import type { StoreContext } from '../database/store-context.ts'
import type { Tables } from '../database/tables.ts'
import { updateRows } from '../database/update-rows.ts'
import { paused } from '../rows/subscription-row.ts'
import { deliveriesWith, unleased } from './in-hand.ts'

/** `DeliveryStore.settle`, in one transaction. */
export async function settleDeliveries(
  { kysely, dialect, enqueue }: StoreContext,
  results: readonly Result[],
  owner: string,
  now: number,
): Promise<readonly string[]> {
  if (results.length === 0) return []
  return kysely.transaction().execute(async (transaction) => {
    const ids = results.map(({ id }) => id)
    // Before their deliveries, as scheduling does: in the other order the two could wait for each other.
    const theirs = transaction.selectFrom('deliveries').select('subscription').where('id', 'in', ids)
    await dialect.lock(
      transaction.selectFrom('subscriptions').select('id').where('id', 'in', theirs).orderBy('id'),
    )
    await dialect.lock(deliveriesWith(transaction, ids))
    const held = new Set(await writeResults(transaction, dialect, results, owner, now))
    const written = results.filter(({ id }) => held.has(id))
    await notePosted(transaction, dialect, idsWith(written, 'posted'))
    await pauseRefused(transaction, dialect, written)
    const jobs = written.flatMap(({ id, state, tryAt }) =>
      state === 'due' || state === 'posting' || state === 'removing' ? [{ id, at: tryAt }] : [],
    )
    if (jobs.length > 0) await enqueue(transaction, jobs)
    return [...held]
  })
}

async function writeResults(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  results: readonly Result[],
  owner: string,
  now: number,
): Promise<readonly string[]> {
  const rows = results.map(({ id, state, parts, reason, tryAt, tries }) => ({
    id,
    state,
    parts: JSON.stringify(parts),
    reason,
    try_at: tryAt,
    tries,
  }))
  const isRemoval = new Map(results.map((result) => [result.id, result.isRemoval]))
  const removals = rows.filter(({ id }) => isRemoval.get(id))
  const others = rows.filter(({ id }) => !isRemoval.get(id))
  const isRemoving = sql<boolean>`owner = ${owner} and deliveries.state = 'removing'`
  const kept = sql<string | null>`case when given.state in ('due', 'posting') then payloads end`
  const also = { ...unleased, changed_at: now }
  const ended = await updateRows(
    transaction,
    dialect,
    'deliveries',
    others,
    { ...also, payloads: kept },
    sql<boolean>`owner = ${owner} and deliveries.state in ('claimed', 'posting')`,
  )
  // What is to be removed since is as it is now, and its removal is still to be done.
  const overtaken = others.filter(({ id }) => !ended.includes(id)).map(({ id, parts }) => ({ id, parts }))
  return [
    ...ended,
    ...(await updateRows(transaction, dialect, 'deliveries', overtaken, unleased, isRemoving)),
    ...(await updateRows(
      transaction,
      dialect,
      'deliveries',
      removals,
      { ...also, payloads: null },
      isRemoving,
    )),
  ]
}

/** The last digest of a channel is the one for the latest date, whichever was posted last. */
async function notePosted(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const rows = await transaction
    .selectFrom('deliveries')
    .select(['subscription', 'local_date', 'item', 'changes_until'])
    .where('id', 'in', ids)
    .where('subscription', 'is not', null)
    .orderBy('local_date')
    .execute()
  const latest = new Map(
    rows.flatMap(({ subscription: id, local_date, item, changes_until }) =>
      id === null
        ? []
        : [[id, { id, posted_date: local_date, posted_item: item, posted_changes: changes_until }] as const],
    ),
  )
  const isLatest = sql<boolean>`(subscriptions.posted_date is null or subscriptions.posted_date <= given.posted_date)`
  await updateRows(transaction, dialect, 'subscriptions', [...latest.values()], {}, isLatest)
}

/** One that a person has paused or stopped meanwhile stays as they want it. */
async function pauseRefused(
  transaction: Transaction<Tables>,
  dialect: Dialect,
  results: readonly Result[],
): Promise<void> {
  const ids = idsWith(results, 'refused')
  if (ids.length === 0) return
  const rows = await transaction
    .selectFrom('deliveries')
    .select(['subscription', 'reason'])
    .where('id', 'in', ids)
    .execute()
  const failed = new Map(
    rows.flatMap(({ subscription: id, reason }) => (id === null ? [] : [[id, { id, reason }] as const])),
  )
  await updateRows(
    transaction,
    dialect,
    'subscriptions',
    [...failed.values()],
    paused,
    sql<boolean>`state = 'active'`,
  )
}

function idsWith(results: readonly Result[], end: Result['state']): readonly string[] {
  return results.filter(({ state, isRemoval }) => state === end && !isRemoval).map(({ id }) => id)
}
