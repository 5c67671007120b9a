import pRetry from 'p-retry'
import type { Database, Dialect } from './database/database.ts'
import { migrate } from './database/migrate.ts'
import { StoreError } from './database/store-error.ts'
import { postgres } from './postgres/postgres.ts'
import { sqlite } from './sqlite/sqlite.ts'

const longestWaitMs = 5_000

/** The dialect of the database at an address. */
export function dialectOf(url: string): Dialect {
  return url.startsWith('sqlite:') ? sqlite : postgres
}

/**
 * Opens the database at `sqlite:<file>` (made where it is missing, `sqlite::memory:` for none) or at a `postgres://`
 * address, and brings its schema up to date. What is written stays written, through a power cut too. Throws StoreError.
 */
export function openDatabase(url: string): Promise<Database> {
  // Two processes that start on an empty database at once get in each other's way: one goes on, the other tries again.
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
  const database = dialectOf(url).connect(url)
  try {
    await migrate(database)
    await database.clock.compare()
    return database
  } catch (error) {
    await database.kysely.destroy()
    if (error instanceof StoreError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(
      `The database ${database.name} cannot be used (${reason}). Set DATABASE_URL to another one, or restore it from a backup.`,
      error,
    )
  }
}
