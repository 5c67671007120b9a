import type { Kysely, Transaction } from 'kysely'
import type { DocumentStore, Edition } from '../../library/document-store.ts'
import {
  mostAdmins,
  type NamedAdmin,
  newestOf,
  type PublishedVersion,
  type Workspace,
} from '../../library/holdings.ts'
import { readDateLanguage, usualDates } from '../../text/date-language.ts'
import { readRow } from '../database/read-row.ts'
import { type Row, type Tables, tables } from '../database/tables.ts'
import { countChange, deleteUnused, keepText, lastChange } from './texts.ts'

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
          const settings = await transaction
            .selectFrom('settings')
            .select(['dates', 'hints'])
            .where((eb) => eb.and(keyOf(of)))
            .executeTakeFirst()
          const channelHints = await transaction
            .selectFrom('channel_settings')
            .select(['channel', 'hints'])
            .where((eb) => eb.and(keyOf(of)))
            .execute()
          return {
            revision: library?.revision ?? 0,
            main: library?.main ?? null,
            channels: new Map(channels.map(({ channel, document }) => [channel, document])),
            versions: await listVersions(transaction, of),
            // One that a newer program has set.
            dates: readDateLanguage(settings?.dates ?? usualDates) ?? usualDates,
            hints: settings?.hints !== 0,
            channelHints: new Map(channelHints.map(({ channel, hints }) => [channel, hints === 1])),
            admins: await listAdmins(transaction, of),
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

    async publishAfter(of, revision, edition) {
      try {
        return await change(of, (transaction) => addVersion(transaction, of, edition), revision)
      } catch (error) {
        if (error === changedMeanwhile) return null
        throw error
      }
    },

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

    setMain: (of, main) =>
      change(of, async (transaction) => {
        await transaction
          .updateTable('libraries')
          .set({ main })
          .where((eb) => eb.and(keyOf(of)))
          .execute()
      }),

    setChannel: (of, channel, document) =>
      change(of, async (transaction) => {
        const key = { ...keyOf(of), channel }
        await transaction
          .deleteFrom('channel_documents')
          .where((eb) => eb.and(key))
          .execute()
        if (document !== null)
          await transaction
            .insertInto('channel_documents')
            .values({ ...key, document })
            .execute()
      }),

    setDates: (of, dates) => change(of, (transaction) => set(transaction, of, { dates })),

    setHints: (of, isOn) => change(of, (transaction) => set(transaction, of, { hints: isOn ? 1 : 0 })),

    setChannelHints: (of, channel, isOn) =>
      change(of, async (transaction) => {
        const key = { ...keyOf(of), channel }
        await transaction
          .deleteFrom('channel_settings')
          .where((eb) => eb.and(key))
          .execute()
        if (isOn !== null)
          await transaction
            .insertInto('channel_settings')
            .values({ ...key, hints: isOn ? 1 : 0 })
            .execute()
      }),

    addAdmin: (of, { id: person, name: person_name }) =>
      change(of, async (transaction) => {
        const key = { ...keyOf(of), person }
        const { numUpdatedRows } = await transaction
          .updateTable('workspace_admins')
          .set({ person_name })
          .where((eb) => eb.and(key))
          .executeTakeFirst()
        if (numUpdatedRows > 0n) return true
        const { named, last } = await transaction
          .selectFrom('workspace_admins')
          .select(({ fn }) => [fn.countAll().as('named'), fn.max('number').as('last')])
          .where((eb) => eb.and(keyOf(of)))
          .executeTakeFirstOrThrow()
        if (Number(named) >= mostAdmins) return false
        await transaction
          .insertInto('workspace_admins')
          .values({ ...key, person_name, number: Number(last ?? 0) + 1 })
          .execute()
        return true
      }),

    removeAdmin: (of, person) =>
      change(of, async (transaction) => {
        const key = { ...keyOf(of), person }
        const found = await transaction
          .deleteFrom('workspace_admins')
          .where((eb) => eb.and(key))
          .returning(['person as id', 'person_name as name'])
          .executeTakeFirst()
        if (found === undefined) return null
        await transaction
          .deleteFrom('visits')
          .where((eb) => eb.and(key))
          .execute()
        return found
      }),
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

async function revisionOf(transaction: Transaction<Tables>, of: Workspace): Promise<number> {
  const found = await transaction
    .selectFrom('libraries')
    .select('revision')
    .where((eb) => eb.and(keyOf(of)))
    .executeTakeFirst()
  return found?.revision ?? 0
}

async function set(
  transaction: Transaction<Tables>,
  of: Workspace,
  changed: Partial<Pick<Row<'settings'>, 'dates' | 'hints'>>,
): Promise<void> {
  await transaction
    .insertInto('settings')
    .values({ ...keyOf(of), keeps_questions: 0, dates: null, hints: null, ...changed })
    .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet(changed))
    .execute()
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

async function listAdmins(transaction: Transaction<Tables>, of: Workspace): Promise<readonly NamedAdmin[]> {
  return transaction
    .selectFrom('workspace_admins')
    .select(['person as id', 'person_name as name'])
    .where((eb) => eb.and(keyOf(of)))
    .orderBy('number')
    .execute()
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
