import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { SqliteDialect } from 'kysely-sqlite'
import pRetry from 'p-retry'
import { createPostStore } from './create-post-store.ts'
import { migrations } from './migrations.ts'
import type { PostStore } from './post-store.ts'
import type { Tables } from './schema.ts'

/** What outlives the process. */
export interface Store {
  readonly posts: PostStore
  readonly close: () => Promise<void>
}

/** The database cannot be used; the message is a sentence that names it and says what to do. */
export class StoreError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'StoreError'
  }
}

// How long one process waits for another that is writing.
const busyMs = 5_000

/**
 * Opens the SQLite file (made where it is missing, `:memory:` for none) and brings its schema up to date. What is
 * written stays written, through a power cut too. Throws StoreError.
 */
export function openStore(file: string): Promise<Store> {
  // Two processes that start on an empty file at once get in each other's way: one goes on, the other comes again.
  return pRetry(() => openOnce(file), {
    retries: 20,
    minTimeout: 20,
    maxTimeout: 300,
    shouldRetry: ({ error }) => /database is locked|already exists/iu.test(error.message),
  })
}

async function openOnce(file: string): Promise<Store> {
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openFile(file) }) })
  try {
    const { error } = await new Migrator({ db: database, provider: migrations }).migrateToLatest()
    if (error !== undefined) throw error
  } catch (error) {
    await database.destroy()
    throw storeError(file, error)
  }
  return { posts: createPostStore(database), close: () => database.destroy() }
}

function openFile(file: string): DatabaseSync {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const database = new DatabaseSync(file, { timeout: busyMs, enableForeignKeyConstraints: true })
    // Readers and one writer side by side; every commit is on the disk before it counts.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;')
    return database
  } catch (error) {
    throw storeError(file, error)
  }
}

function storeError(file: string, error: unknown): StoreError {
  const reason = error instanceof Error ? error.message : String(error)
  const remedy = /corrupted migrations|previously executed migration/iu.test(reason)
    ? 'It was written by a newer version of Rapporteur: start that one, or set DATABASE_URL to another file.'
    : 'Set DATABASE_URL to a file in a folder that this user may write to.'
  return new StoreError(`The database ${file} cannot be used (${reason}). ${remedy}`, error)
}
