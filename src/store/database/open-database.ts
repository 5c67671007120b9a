import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import pRetry from 'p-retry'
import { jobsSchema } from '../digests/jobs-schema.ts'
import type { Database } from './database.ts'
import { explainSqlite, sqliteCode } from './explain-sqlite.ts'
import { migrations } from './migrations.ts'
import { nameOfDatabase } from './name-of-database.ts'
import { postgresDatabase } from './postgres-database.ts'
import type { Tables } from './schema.ts'
import { sqliteDatabase } from './sqlite-database.ts'
import { StoreError, StoreUnavailable } from './store-error.ts'

// For the process to wait on the spot; longer waits are done without holding it up.
const busyMs = 20
const longestWaitMs = 5_000
// SQLite's result code for a file of another kind.
const notADatabase = 26

/**
 * Opens the database at `sqlite:<file>` (made where it is missing, `sqlite::memory:` for none) or at a `postgres://`
 * address, and brings its schema up to date. What is written stays written, through a power cut too. Throws StoreError.
 */
export function openDatabase(url: string): Promise<Database> {
  // Two processes that start on an empty database at once get in each other's way: one goes on, the other comes again.
  return pRetry(() => openOnce(url), {
    retries: 20,
    minTimeout: 20,
    maxTimeout: 300,
    maxRetryTime: longestWaitMs,
    shouldRetry: ({ error }) =>
      /database is locked|(?:table|relation) .*already exists|duplicate key/iu.test(error.message),
  })
}

async function openOnce(url: string): Promise<Database> {
  const name = nameOfDatabase(url)
  const database = url.startsWith('sqlite:')
    ? sqliteDatabase(openFile(url.slice('sqlite:'.length), name), name)
    : postgresDatabase(url, name)
  try {
    await migrate(database)
    return database
  } catch (error) {
    await database.kysely.destroy()
    throw asStoreError(error, database)
  }
}

/** Brings the schema of a database up to date, all or nothing. Throws StoreError where it is newer than we are. */
export async function migrate({ kysely, kind, name }: Database): Promise<void> {
  const { error } = await new Migrator({ db: kysely, provider: migrations }).migrateToLatest()
  if (error instanceof Error && /corrupted migrations|previously executed migration/iu.test(error.message)) {
    throw new StoreError(
      `The database ${name} cannot be used. It was written by a newer version of Rapporteur: start that one, or set DATABASE_URL to another database.`,
      error,
    )
  }
  if (error !== undefined) throw error
  // Where the schema was up to date nothing has been written yet, and a database may be one that can only be read.
  await kysely.transaction().execute(async (transaction) => {
    await transaction.updateTable('trackers').set({ changes: 0 }).where('platform', '=', '').execute()
  })
  if (kind === 'postgres') await checkRights(kysely, name)
}

/** The queue of jobs makes a schema of its own when the first digest is due, which is late for finding out. */
async function checkRights(database: Kysely<Tables>, name: string): Promise<void> {
  const { rows } = await sql<{ readonly may: boolean }>`
    select to_regnamespace(${jobsSchema}) is not null or has_database_privilege(current_database(), 'create') as may
  `.execute(database)
  if (rows[0]?.may === true) return
  throw new StoreUnavailable(
    'refused',
    `The database ${name} does not let this user create the schema ${jobsSchema}: grant CREATE on the database.`,
  )
}

function openFile(file: string, name: string): DatabaseSync {
  try {
    if (!/^(?::memory:$|file:)/u.test(file)) mkdirSync(dirname(file), { recursive: true })
    const database = new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true })
    // Readers and one writer side by side; every commit is on the disk before it counts.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    return database
  } catch (error) {
    throw asStoreError(error, { kind: 'sqlite', name })
  }
}

function asStoreError(error: unknown, { kind, name }: Pick<Database, 'kind' | 'name'>): StoreError {
  const explained = kind === 'sqlite' ? explainSqlite(error, name) : error
  if (explained instanceof StoreError) return explained
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreError(`The database ${name} cannot be used (${reason}). ${remedyFor(error, kind)}`, error)
}

function remedyFor(error: unknown, kind: Database['kind']): string {
  if (kind === 'postgres') return 'Correct DATABASE_URL, or see to the server.'
  return sqliteCode(error) === notADatabase
    ? 'The file is something else: set DATABASE_URL to another one.'
    : 'Set DATABASE_URL to a file in a folder that this user may write to.'
}
