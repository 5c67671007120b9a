import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Result } from '../../digest/digest-store.ts'
import { chunksOf } from '../database/chunks-of.ts'
import type { DeliveriesTable, Tables } from '../database/schema.ts'
import { type ValueType, valuesTable } from '../database/values-table.ts'
import type { DigestStoreOptions, Job } from './create-digest-store.ts'

type Row = Selectable<DeliveriesTable>

/** A result and the delivery that it is of, which is locked. */
interface Settled {
  readonly row: Row
  readonly result: Result
}

/** `DigestStore.settle`, in one transaction. */
export async function settleDeliveries(
  database: Kysely<Tables>,
  { isPostgres, enqueue }: DigestStoreOptions,
  results: readonly Result[],
  owner: string,
  now: number,
): Promise<void> {
  if (results.length === 0) return
  await database.transaction().execute(async (transaction) => {
    for (const some of chunksOf(results)) {
      if (isPostgres) await lockSubscriptions(transaction, some)
      const settled = await takeHeld(transaction, isPostgres, some, owner)
      if (settled.length === 0) continue
      await writeEnds(transaction, settled, now)
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
  results: readonly Result[],
): Promise<void> {
  const ids = results.filter(({ kind }) => kind === 'posted' || kind === 'failed').map(({ id }) => id)
  if (ids.length === 0) return
  await transaction
    .selectFrom('subscriptions')
    .select('id')
    .where('id', 'in', (query) =>
      query.selectFrom('deliveries').select('subscription').where('id', 'in', ids),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Those of the results whose deliveries the owner still has. */
async function takeHeld(
  transaction: Transaction<Tables>,
  isPostgres: boolean,
  results: readonly Result[],
  owner: string,
): Promise<readonly Settled[]> {
  const held = transaction
    .selectFrom('deliveries')
    .selectAll()
    .where(
      'id',
      'in',
      results.map(({ id }) => id),
    )
    .where('owner', '=', owner)
    .where('state', 'in', ['claimed', 'posting'])
    .orderBy('id')
  const rows = await (isPostgres ? held.forUpdate() : held).execute()
  const resultOf = new Map(results.map((result) => [result.id, result]))
  return rows.flatMap((row) => {
    const result = resultOf.get(row.id)
    return result === undefined ? [] : [{ row, result }]
  })
}

type End = Pick<
  Row,
  'id' | 'state' | 'try_at' | 'tries' | 'attempted_at' | 'message' | 'reason' | 'item' | 'changes_until'
>

const endTypes: Readonly<Record<keyof End, ValueType>> = {
  id: 'text',
  state: 'text',
  try_at: 'bigint',
  tries: 'bigint',
  attempted_at: 'bigint',
  message: 'text',
  reason: 'text',
  item: 'text',
  changes_until: 'bigint',
}

async function writeEnds(
  transaction: Transaction<Tables>,
  settled: readonly Settled[],
  now: number,
): Promise<void> {
  await transaction
    .with('ends(id, state, try_at, tries, attempted_at, message, reason, item, changes_until)', () =>
      valuesTable(endTypes, settled.map(endOf)),
    )
    .updateTable('deliveries')
    .from('ends')
    .set(({ ref }) => ({
      state: ref('ends.state'),
      try_at: ref('ends.try_at'),
      tries: ref('ends.tries'),
      attempted_at: ref('ends.attempted_at'),
      message: ref('ends.message'),
      reason: ref('ends.reason'),
      item: ref('ends.item'),
      changes_until: ref('ends.changes_until'),
      owner: null,
      lease_until: 0,
      changed_at: now,
    }))
    .whereRef('deliveries.id', '=', 'ends.id')
    .execute()
}

function endOf({ row, result }: Settled): End {
  const { id, try_at, tries, attempted_at, message, item, changes_until } = row
  const before = { id, try_at, tries, attempted_at, message, item, changes_until }
  switch (result.kind) {
    case 'posted':
      return { ...before, state: 'posted', message: result.message, attempted_at: null, reason: null }
    case 'delayed': {
      const again = {
        try_at: Math.ceil(result.at),
        tries: result.counts ? tries + 1 : tries,
        reason: result.reason,
      }
      const sent = result.mayStand ? {} : { attempted_at: null, item: null, changes_until: 0 }
      return { ...before, ...again, ...sent, state: 'due' }
    }
    case 'skipped':
    case 'failed':
      return { ...before, state: result.kind, reason: result.reason }
  }
}

/** The last digest of a channel is the one for the latest date, whichever was posted last. */
async function notePosted(transaction: Transaction<Tables>, settled: readonly Settled[]): Promise<void> {
  const latest = new Map<string, Row>()
  for (const { row, result } of settled) {
    const known = latest.get(row.subscription)
    const isLater = known === undefined || known.local_date < row.local_date
    if (result.kind === 'posted' && isLater) latest.set(row.subscription, row)
  }
  if (latest.size === 0) return
  const posted = [...latest.values()].map(({ subscription, local_date, item, changes_until }) => ({
    id: subscription,
    date: local_date,
    item,
    changes: changes_until,
  }))
  await transaction
    .with('posted(id, date, item, changes)', () =>
      valuesTable({ id: 'text', date: 'text', item: 'text', changes: 'bigint' }, posted),
    )
    .updateTable('subscriptions')
    .from('posted')
    .set(({ ref }) => ({
      posted_date: ref('posted.date'),
      posted_item: ref('posted.item'),
      posted_changes: ref('posted.changes'),
    }))
    .whereRef('subscriptions.id', '=', 'posted.id')
    .where(({ or, eb, ref }) =>
      or([
        eb('subscriptions.posted_date', 'is', null),
        eb('subscriptions.posted_date', '<=', ref('posted.date')),
      ]),
    )
    .execute()
}

/** One that a person has paused or stopped meanwhile stays as they want it. */
async function pauseFailed(transaction: Transaction<Tables>, settled: readonly Settled[]): Promise<void> {
  const failed = new Map(
    settled.flatMap(({ row: { subscription }, result }) =>
      result.kind === 'failed' ? [[subscription, { id: subscription, reason: result.reason }]] : [],
    ),
  )
  if (failed.size === 0) return
  await transaction
    .with('failed(id, reason)', () => valuesTable({ id: 'text', reason: 'text' }, [...failed.values()]))
    .updateTable('subscriptions')
    .from('failed')
    .set(({ ref }) => ({
      state: 'paused',
      reason: ref('failed.reason'),
      paused_until: null,
      next_date: null,
      next_at: null,
    }))
    .whereRef('subscriptions.id', '=', 'failed.id')
    .where('subscriptions.state', '=', 'active')
    .execute()
}
