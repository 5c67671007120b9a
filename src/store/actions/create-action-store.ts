import type { Kysely, Transaction } from 'kysely'
import type { ActionStore, Change, Person, Status, Tracker, Wanted } from '../../actions/tracker.ts'
import { readRow } from '../database/read-row.ts'
import { type Row, type Tables, tables } from '../database/tables.ts'

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
        .where((eb) => eb.and(keyOf(tracker)))
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
        await addChange(transaction, tracker, change, origin)
        await writeStatus(
          transaction,
          tracker,
          after(before ?? { passage: wanted.passage, ...untouched }, change),
        )
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
      const changes = rows.slice(0, limit).map(({ count: _, ...row }) => readChange(row))
      return { changes, count: rows[0]?.count ?? 0 }
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
    .where((eb) => eb.and(keyOf(tracker)))
    .executeTakeFirst()
  return found?.changes ?? 0
}

function changesOf(database: Kysely<Tables>, tracker: Tracker) {
  return database
    .selectFrom('action_changes')
    .selectAll()
    .where((eb) => eb.and(keyOf(tracker)))
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
    .where((eb) => eb.and(keyOf(tracker)))
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

async function addChange(
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
    .where((eb) => eb.and(keyOf(tracker)))
    .execute()
}

async function writeStatus(
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

function readStatus(unchecked: Row<'action_standings'>): Status {
  const { passage, state, owner, owner_name } = readRow(tables.action_standings, unchecked)
  return { passage, state, owner: personOf(owner, owner_name) }
}

function readChange(unchecked: Row<'action_changes'>): Change {
  const row = readRow(tables.action_changes, unchecked)
  const { number, passage, changed_at: at, state, owner, note } = row
  return {
    number,
    passage,
    at,
    by: { id: row.changed_by, name: row.changed_by_name },
    state,
    owner: owner === nobody ? 'nobody' : personOf(owner, row.owner_name),
    note,
  }
}

function personOf(id: string | null, name: string | null): Person | null {
  return id === null ? null : { id, name }
}
