import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { type Dialect, Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import { StoreUnavailable } from '../database/store-error.ts'
import type { Tables } from '../database/tables.ts'
import { wrapDriver } from '../database/wrap-driver.ts'
import { explainSqlite, isBusy } from './explain-sqlite.ts'
import { OneAtATime, statementsOf } from './sqlite-driver.ts'

// How long one process waits for another that is writing, and how often it looks.
const usualPatienceMs = 5_000
const lookMs = 20
const longestBlockMs = 10
// For how long a database file is taken to be where it was, by what only reads.
const trustedMs = 100

/** Queries on an open SQLite database; `name` is what messages call it. Destroying it closes `connection`. */
export function sqliteKysely(
  connection: DatabaseSync,
  name: string,
  patienceMs = usualPatienceMs,
): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: dialectFor(connection, name, patienceMs) })
}

function dialectFor(connection: DatabaseSync, name: string, patienceMs: number): Dialect {
  const database = statementsOf(connection)
  const inner = new SqliteDialect({ database })
  const checkFile = fileCheck(connection.location(), name)

  /** Waits without holding up the whole process, as SQLite's own waiting would. */
  async function runOnceFree<T>(statement: () => Promise<T>, since: number, isRead: boolean): Promise<T> {
    if (!connection.isTransaction) checkFile(isRead)
    for (;;) {
      try {
        return await statement()
      } catch (error) {
        const isTooLate = performance.now() - since > patienceMs
        if (!isBusy(error) || isTooLate || connection.isTransaction) throw error
        await sleep(lookMs)
      }
    }
  }

  let yieldedAt = performance.now()

  async function beforeConnection(): Promise<void> {
    // Nothing of `node:sqlite` ever waits, so many queries in a row would block the process.
    if (performance.now() - yieldedAt < longestBlockMs) return
    await setImmediate()
    yieldedAt = performance.now()
  }

  return {
    createDriver: () =>
      wrapDriver(new OneAtATime({ database }), {
        beforeConnection,
        explain: (error) => explainSqlite(error, name),
        run: runOnceFree,
        // A transaction that began by reading could not wait for another's end before it writes.
        begin: (isReadOnly) => (isReadOnly ? 'begin' : 'begin immediate'),
      }),
    createQueryCompiler: () => inner.createQueryCompiler(),
    createAdapter: () => new OurSqliteAdapter(),
    createIntrospector: (database) => inner.createIntrospector(database),
  }
}

/**
 * What throws StoreUnavailable where another file is at a path than when this was called, or none: SQLite goes on writing
 * to the file that it has open, wherever that is now. Reads trust a look of a moment ago.
 */
function fileCheck(path: string | null, name: string): (isRead: boolean) => void {
  if (path === null) return () => undefined
  const opened = identityOf(path)
  let checkedAt = Number.NEGATIVE_INFINITY
  return (isRead) => {
    if (isRead && performance.now() - checkedAt < trustedMs) return
    const isSame = identityOf(path) === opened
    checkedAt = isSame ? performance.now() : Number.NEGATIVE_INFINITY
    if (isSame) return
    throw new StoreUnavailable(
      'gone',
      `The database file ${name} was moved, deleted or replaced while it was open: put it back, or restart this program to use the one that is there now.`,
    )
  }
}

/** Which file is at a path; null where none is. */
function identityOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined ? null : `${stats.dev}/${stats.ino}`
}

class OurSqliteAdapter extends SqliteAdapter {
  /** Migrations are all or nothing, and two processes that start at once make them one after the other. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** The driver queues requests for its one connection itself: Kysely's queue would hide how long they have waited. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
