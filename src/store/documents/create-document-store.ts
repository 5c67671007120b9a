import type { Kysely, Transaction } from 'kysely'
import type { DocumentStore, Edition } from '../../library/document-store.ts'
import { newestOf, type PublishedVersion, type Workspace } from '../../library/holdings.ts'
import { readRow } from '../database/read-row.ts'
import { type Row, type Tables, tables } from '../database/tables.ts'
import { countChange, deleteUnused, keepText, lastChange } from './texts.ts'
import { addAdmin, readSettings, removeAdmin, saveSettings } from './workspace-settings.ts'

/** The documents of workspaces in a database, by queries that SQLite and PostgreSQL both understand. */
export function createDocumentStore(database: Kysely<Tables>): DocumentStore {
  return {
    read: (of) =>
      // One moment for all tables; SQLite has that in every transaction.
      database
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (transaction) => {
          const library = await transaction
            .selectFrom('libraries')
            .selectAll()
            .where((eb) => eb.and(keyOf(of)))
            .executeTakeFirst()
          const channels = await transaction
            .selectFrom('channel_documents')
            .selectAll()
            .where((eb) => eb.and(keyOf(of)))
            .execute()
          return {
            revision: library?.revision ?? 0,
            main: library?.main ?? null,
            channels: new Map(channels.map(({ channel, document }) => [channel, document])),
            versions: await listVersions(transaction, of),
            ...(await readSettings(transaction, of)),
          }
        }),

    revision: () => lastChange(database),

    listRevisions: () =>
      database.selectFrom('libraries').select(['platform', 'workspace', 'revision']).execute(),

    async readTexts(hashes) {
      if (hashes.length === 0) return new Map()
      const rows = await database.selectFrom('texts').selectAll().where('id', 'in', hashes).execute()
      return new Map(rows.map(({ id, content }) => [id, content]))
    },

    publish: (of, edition) => change(of, (transaction) => addVersion(transaction, of, edition)),

    publishAfter: (of, revision, edition) =>
      unlessChanged(() => change(of, (transaction) => addVersion(transaction, of, edition), revision)),

    remove: (of, document) =>
      change(of, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('document_versions')
          .where((eb) => eb.and({ ...keyOf(of), document }))
          .executeTakeFirst()
        await transaction
          .updateTable('libraries')
          .set({ main: null })
          .where((eb) => eb.and({ ...keyOf(of), main: document }))
          .execute()
        await transaction
          .deleteFrom('channel_documents')
          .where((eb) => eb.and({ ...keyOf(of), document }))
          .execute()
        // Its words are in there, too.
        await transaction
          .deleteFrom('library_indexes')
          .where((eb) => eb.and(keyOf(of)))
          .execute()
        await deleteUnused(transaction)
        return numDeletedRows > 0n
      }),

    setMain: (of, main) => change(of, (transaction) => saveSettings(transaction, of, { main })),
    setChannel: (of, channel, document) =>
      change(of, (transaction) => saveSettings(transaction, of, { channels: [{ channel, document }] })),
    setDates: (of, dates) => change(of, (transaction) => saveSettings(transaction, of, { dates })),
    setHints: (of, hints) => change(of, (transaction) => saveSettings(transaction, of, { hints })),
    setChannelHints: (of, channel, hints) =>
      change(of, (transaction) => saveSettings(transaction, of, { channels: [{ channel, hints }] })),
    addAdmin: (of, admin) => change(of, (transaction) => addAdmin(transaction, of, admin)),
    removeAdmin: (of, person) => change(of, (transaction) => removeAdmin(transaction, of, person)),

    async configureAfter(of, revision, changed) {
      const isDone = await unlessChanged(async () => {
        await change(of, (transaction) => saveSettings(transaction, of, changed), revision)
        return true
      })
      return isDone ?? false
    },
  }

  /**
   * What changes a library, with the number of that change; both or neither. Rejects with `changedMeanwhile` where its last one
   * isn't the one that is given.
   */
  function change<T>(
    of: Workspace,
    make: (transaction: Transaction<Tables>) => Promise<T>,
    after: number | null = null,
  ): Promise<T> {
    return database.transaction().execute(async (transaction) => {
      // From here to the end nobody else changes a library.
      const revision = await countChange(transaction)
      if (after !== null && (await revisionOf(transaction, of)) !== after) throw changedMeanwhile
      await transaction
        .insertInto('libraries')
        .values({ ...keyOf(of), revision, main: null })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet({ revision }))
        .execute()
      return make(transaction)
    })
  }
}

const changedMeanwhile = new Error('The library has changed meanwhile')

/** Null where the library has changed meanwhile. */
async function unlessChanged<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error === changedMeanwhile) return null
    throw error
  }
}

async function revisionOf(transaction: Transaction<Tables>, of: Workspace): Promise<number> {
  const found = await transaction
    .selectFrom('libraries')
    .select('revision')
    .where((eb) => eb.and(keyOf(of)))
    .executeTakeFirst()
  return found?.revision ?? 0
}

async function addVersion(
  transaction: Transaction<Tables>,
  of: Workspace,
  { document, text, by, at, fileName }: Edition,
): Promise<PublishedVersion> {
  const hash = await keepText(transaction, text)
  const [newest] = newestOf(await listVersions(transaction, of, document))
  if (newest?.hash === hash) return newest
  const version = { document, number: (newest?.number ?? 0) + 1, hash, by, at, fileName }
  await transaction
    .insertInto('document_versions')
    .values({
      ...keyOf(of),
      document,
      number: version.number,
      content: hash,
      published_by: by,
      published_at: at,
      file_name: fileName,
    })
    .execute()
  return version
}

async function listVersions(
  transaction: Transaction<Tables>,
  of: Workspace,
  document: string | null = null,
): Promise<readonly PublishedVersion[]> {
  const rows = await transaction
    .selectFrom('document_versions')
    .selectAll()
    .where((eb) => eb.and({ ...keyOf(of), ...(document === null ? {} : { document }) }))
    .orderBy('document')
    .orderBy('number')
    .execute()
  return rows.map(readVersion)
}

function readVersion(unchecked: Row<'document_versions'>): PublishedVersion {
  const { document, number, content, published_by, published_at, file_name } = readRow(
    tables.document_versions,
    unchecked,
  )
  return { document, number, hash: content, by: published_by, at: published_at, fileName: file_name }
}

/** A workspace's columns, and nothing else that the object may carry. */
function keyOf({ platform, workspace }: Workspace): Workspace {
  return { platform, workspace }
}
