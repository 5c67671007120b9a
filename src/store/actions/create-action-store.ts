import type { Kysely, Selectable, Transaction } from 'kysely'
import { z } from 'zod'
import {
  type ActionState,
  type ActionStore,
  actionStates,
  type Change,
  type Person,
  type Status,
  type Tracker,
  type Wanted,
} from '../../actions/tracker.ts'
import { readRow } from '../database/read-row.ts'
import type { ActionChangesTable, ActionStatusesTable, Tables } from '../database/schema.ts'

// In the column `owner` of a change: it became nobody's.
const nobody = ''

const untouched = { state: 'open', owner: null } as const

/** Action items in three tables of a database, by queries that SQLite and PostgreSQL both understand. */
export function createActionStore(database: Kysely<Tables>): ActionStore {
  return {
    async list(tracker) {
      const rows = await database
        .selectFrom('action_standings')
        .selectAll()
        .where('platform', '=', tracker.platform)
        .where('workspace', '=', tracker.workspace)
        .where('document', '=', tracker.document)
        .execute()
      return rows.map(readStatus)
    },

    change: (tracker, wanted, by, at, origin) =>
      database.transaction().execute(async (transaction) => {
        const last = await lock(transaction, tracker)
        if (await hasOrigin(transaction, tracker, origin)) return null
        const before = await findStatus(transaction, tracker, wanted.passage)
        const change = changeOf(before ?? untouched, wanted, { number: last + 1, at, by })
        if (change === null) return null
        await keep(transaction, tracker, change, origin)
        await stand(transaction, tracker, after(before ?? { passage: wanted.passage, ...untouched }, change))
        return change
      }),

    async history(tracker, passage, limit) {
      const rows = await changesOf(database, tracker)
        .select(({ fn }) => fn.countAll<number>().over().as('count'))
        .where('passage', '=', passage)
        .orderBy('number', 'desc')
        // Without a row there would be no count.
        .limit(Math.max(limit, 1))
        .execute()
      return { changes: rows.slice(0, limit).map(readChange), count: rows[0]?.count ?? 0 }
    },

    async listSince(tracker, number, limit) {
      const last = await findLast(database, tracker)
      const rows = await changesOf(database, tracker)
        .where('number', '>', number)
        .where('number', '<=', last)
        .orderBy('number', 'desc')
        .limit(limit)
        .execute()
      return { changes: rows.map(readChange).toReversed(), last }
    },

    async listAll(tracker) {
      return (await changesOf(database, tracker).orderBy('number').execute()).map(readChange)
    },
  }
}

/** Locks a tracker until the transaction ends; resolves to the number of its last change. */
async function lock(transaction: Transaction<Tables>, tracker: Tracker): Promise<number> {
  const { changes } = await transaction
    .insertInto('trackers')
    .values({ ...keyOf(tracker), changes: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'workspace', 'document'])
        .doUpdateSet(({ ref }) => ({ changes: ref('trackers.changes') })),
    )
    .returning('changes')
    .executeTakeFirstOrThrow()
  return changes
}

async function findLast(database: Kysely<Tables>, tracker: Tracker): Promise<number> {
  const found = await database
    .selectFrom('trackers')
    .select('changes')
    .where('platform', '=', tracker.platform)
    .where('workspace', '=', tracker.workspace)
    .where('document', '=', tracker.document)
    .executeTakeFirst()
  return found?.changes ?? 0
}

function changesOf(database: Kysely<Tables>, tracker: Tracker) {
  return database
    .selectFrom('action_changes')
    .selectAll()
    .where('platform', '=', tracker.platform)
    .where('workspace', '=', tracker.workspace)
    .where('document', '=', tracker.document)
}

async function hasOrigin(database: Kysely<Tables>, tracker: Tracker, origin: string): Promise<boolean> {
  const found = await changesOf(database, tracker).where('origin', '=', origin).executeTakeFirst()
  return found !== undefined
}

async function findStatus(
  database: Kysely<Tables>,
  tracker: Tracker,
  passage: string,
): Promise<Status | null> {
  const row = await database
    .selectFrom('action_standings')
    .selectAll()
    .where('platform', '=', tracker.platform)
    .where('workspace', '=', tracker.workspace)
    .where('document', '=', tracker.document)
    .where('passage', '=', passage)
    .executeTakeFirst()
  return row === undefined ? null : readStatus(row)
}

/** What really changes of what is wanted; null where nothing does. */
function changeOf(
  before: Pick<Status, 'state' | 'owner'>,
  wanted: Wanted,
  made: Pick<Change, 'number' | 'at' | 'by'>,
): Change | null {
  const state = wanted.state === before.state ? null : wanted.state
  const owner = idOf(wanted.owner) === idOf(before.owner ?? 'nobody') ? null : wanted.owner
  if (state === null && owner === null && wanted.note === null) return null
  return { ...made, passage: wanted.passage, state, owner, note: wanted.note }
}

function idOf(owner: Person | 'nobody' | null): string | null {
  return owner === 'nobody' ? nobody : (owner?.id ?? null)
}

function after(before: Status, { state, owner }: Change): Status {
  return {
    passage: before.passage,
    state: state ?? before.state,
    owner: owner === 'nobody' ? null : (owner ?? before.owner),
  }
}

async function keep(
  transaction: Transaction<Tables>,
  tracker: Tracker,
  { number, passage, at, by, state, owner, note }: Change,
  origin: string,
): Promise<void> {
  const values = {
    ...keyOf(tracker),
    number,
    passage,
    changed_at: at,
    changed_by: by.id,
    changed_by_name: by.name,
    state,
    owner: idOf(owner),
    owner_name: owner === 'nobody' ? null : (owner?.name ?? null),
    note,
    origin,
  }
  await transaction.insertInto('action_changes').values(values).execute()
  await transaction
    .updateTable('trackers')
    .set({ changes: number })
    .where('platform', '=', tracker.platform)
    .where('workspace', '=', tracker.workspace)
    .where('document', '=', tracker.document)
    .execute()
}

async function stand(
  transaction: Transaction<Tables>,
  tracker: Tracker,
  { passage, state, owner }: Status,
): Promise<void> {
  const now = { state, owner: owner?.id ?? null, owner_name: owner?.name ?? null }
  await transaction
    .insertInto('action_standings')
    .values({ ...keyOf(tracker), passage, ...now })
    .onConflict((conflict) =>
      conflict.columns(['platform', 'workspace', 'document', 'passage']).doUpdateSet(now),
    )
    .execute()
}

/** A tracker's columns, and nothing else that the object may carry. */
function keyOf({ platform, workspace, document }: Tracker): Tracker {
  return { platform, workspace, document }
}

const stateSchema = z.enum(actionStates)
const standingSchema = z.object({ state: stateSchema })
const changeSchema = z.object({ number: z.int().min(1), changed_at: z.int(), state: stateSchema.nullable() })

function readStatus(row: Selectable<ActionStatusesTable>): Status {
  const { state }: { readonly state: ActionState } = readRow(
    'action_standings',
    row.passage,
    standingSchema,
    row,
  )
  return { passage: row.passage, state, owner: personOf(row.owner, row.owner_name) }
}

function readChange(row: Selectable<ActionChangesTable>): Change {
  const { number, changed_at: at, state } = readRow('action_changes', String(row.number), changeSchema, row)
  return {
    number,
    passage: row.passage,
    at,
    by: { id: row.changed_by, name: row.changed_by_name },
    state,
    owner: row.owner === nobody ? 'nobody' : personOf(row.owner, row.owner_name),
    note: row.note,
  }
}

function personOf(id: string | null, name: string | null): Person | null {
  return id === null ? null : { id, name }
}
