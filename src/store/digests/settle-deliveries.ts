import { sql, type Transaction } from 'kysely'
import type { Result } from '../../digest/digest-store.ts'
import { chunksOf } from '../database/chunks-of.ts'
import type { Job } from '../database/database.ts'
import type { Row, Tables } from '../database/tables.ts'
import { updateRows } from '../database/update-rows.ts'
import type { DigestContext } from './digest-context.ts'
import { deliveriesWith, unleased } from './in-hand.ts'
import { paused } from './subscription-row.ts'

/** A result and the delivery that it is of, which is locked. */
interface Settled {
  readonly row: Row<'deliveries'>
  readonly result: Result
}

/** `DigestStore.settle`, in one transaction. */
export async function settleDeliveries(
  { kysely, dialect, enqueue }: DigestContext,
  results: readonly Result[],
  owner: string,
  now: number,
): Promise<void> {
  if (results.length === 0) return
  await kysely.transaction().execute(async (transaction) => {
    for (const some of chunksOf(results)) {
      await lockSubscriptions(transaction, dialect, some)
      const settled = await takeHeld(transaction, dialect, some, owner)
      if (settled.length === 0) continue
      await updateRows(transaction, 'deliveries', settled.map(endOf), { ...unleased, changed_at: now })
      await notePosted(transaction, settled)
      await pauseFailed(transaction, settled)
      const jobs = settled.flatMap(({ result }): readonly Job[] =>
        result.kind === 'delayed' ? [{ id: result.id, at: Math.ceil(result.at) }] : [],
      )
      if (jobs.length > 0) await enqueue(transaction, jobs)
    }
  })
}

/** Before their deliveries, as scheduling does: in the other order the two could wait for each other. */
async function lockSubscriptions(
  transaction: Transaction<Tables>,
  dialect: DigestContext['dialect'],
  results: readonly Result[],
): Promise<void> {
  const ids = results.filter(({ kind }) => kind === 'posted' || kind === 'failed').map(({ id }) => id)
  if (ids.length === 0) return
  const theirs = transaction.selectFrom('deliveries').select('subscription').where('id', 'in', ids)
  await dialect.lock(
    transaction.selectFrom('subscriptions').select('id').where('id', 'in', theirs).orderBy('id'),
  )
}

/** Those of the results whose deliveries the owner still has. */
async function takeHeld(
  transaction: Transaction<Tables>,
  dialect: DigestContext['dialect'],
  results: readonly Result[],
  owner: string,
): Promise<readonly Settled[]> {
  const resultOf = new Map(results.map((result) => [result.id, result]))
  const held = deliveriesWith(transaction, [...resultOf.keys()])
    .selectAll()
    .where('owner', '=', owner)
    .where('state', 'in', ['claimed', 'posting'])
  const rows = await dialect.forUpdate(held).execute()
  return rows.flatMap((row) => {
    const result = resultOf.get(row.id)
    return result === undefined ? [] : [{ row, result }]
  })
}

/** The columns in which a result stands. */
function endOf({ row, result }: Settled) {
  const { id, try_at, tries, attempted_at, message, item, changes_until } = row
  const before = { id, try_at, tries, attempted_at, message, item, changes_until }
  switch (result.kind) {
    case 'posted':
      return { ...before, state: result.kind, message: result.message, attempted_at: null, reason: null }
    case 'delayed': {
      const again = {
        try_at: Math.ceil(result.at),
        tries: result.counts ? tries + 1 : tries,
        reason: result.reason,
      }
      const sent = result.mayStand ? {} : { attempted_at: null, item: null, changes_until: 0 }
      return { ...before, ...again, ...sent, state: 'due' as const }
    }
    case 'skipped':
    case 'failed':
      return { ...before, state: result.kind, reason: result.reason }
  }
}

/** The last digest of a channel is the one for the latest date, whichever was posted last. */
async function notePosted(transaction: Transaction<Tables>, settled: readonly Settled[]): Promise<void> {
  const latest = new Map<string, Row<'deliveries'>>()
  for (const { row, result } of settled) {
    const known = latest.get(row.subscription)
    const isLater = known === undefined || known.local_date < row.local_date
    if (result.kind === 'posted' && isLater) latest.set(row.subscription, row)
  }
  const posted = [...latest.values()].map(({ subscription, local_date, item, changes_until }) => ({
    id: subscription,
    posted_date: local_date,
    posted_item: item,
    posted_changes: changes_until,
  }))
  const isLatest = sql<boolean>`(subscriptions.posted_date is null or subscriptions.posted_date <= given.posted_date)`
  await updateRows(transaction, 'subscriptions', posted, {}, isLatest)
}

/** One that a person has paused or stopped meanwhile stays as they want it. */
async function pauseFailed(transaction: Transaction<Tables>, settled: readonly Settled[]): Promise<void> {
  const failed = new Map(
    settled.flatMap(({ row: { subscription }, result }) =>
      result.kind === 'failed' ? [[subscription, { id: subscription, reason: result.reason }]] : [],
    ),
  )
  await updateRows(transaction, 'subscriptions', [...failed.values()], paused, sql<boolean>`state = 'active'`)
}
