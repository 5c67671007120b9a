import { statSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { type Dialect, Kysely, SqliteAdapter } from 'kysely'
import { SqliteDialect } from 'kysely-sqlite'
import { guardDriver } from '../database/guard-driver.ts'
import { StoreUnavailable } from '../database/store-error.ts'
import type { Tables } from '../database/tables.ts'
import { explainSqlite, isBusy } from './explain-sqlite.ts'

// How long one process waits for another that is writing, and how often it looks.
const usualPatienceMs = 5_000
const lookMs = 20
const longestBreathMs = 10

/** Queries on an open SQLite database; `name` is what messages call it. Destroying it closes `connection`. */
export function sqliteKysely(
  connection: DatabaseSync,
  name: string,
  patienceMs = usualPatienceMs,
): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: dialectFor(connection, name, patienceMs) })
}

function dialectFor(connection: DatabaseSync, name: string, patienceMs: number): Dialect {
  const inner = new SqliteDialect({ database: connection })

  /** Waits without holding up the whole process, as SQLite's own waiting would. */
  async function runOnceFree<T>(statement: () => Promise<T>, since: number): Promise<T> {
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

  const path = connection.location()
  const opened = path === null ? null : identityOf(path)
  let breathedAt = performance.now()

  /** Nothing of `node:sqlite` ever waits, so a row of queries would keep everything else from its turn. */
  async function breathe(): Promise<void> {
    // SQLite goes on with the file that it has open, wherever that is now; nobody would find again what it wrote.
    if (path !== null && identityOf(path) !== opened) {
      throw new StoreUnavailable(
        'gone',
        `The database file ${name} was moved, deleted or replaced while it was open: put it back, or restart this program to use the one that is there now.`,
      )
    }
    if (performance.now() - breathedAt < longestBreathMs) return
    await setImmediate()
    breathedAt = performance.now()
  }

  return {
    createDriver: () =>
      guardDriver(inner.createDriver(), {
        breathe,
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

/** Which file is at a path; null where none is. A look takes a few microseconds. */
function identityOf(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false })
  return stats === undefined ? null : `${stats.dev}/${stats.ino}`
}

class OurSqliteAdapter extends SqliteAdapter {
  /** Migrations are all or nothing, and two processes that start at once make them one after the other. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** The driver has whoever wants the one connection wait for it; Kysely's own queue would hide since when they do. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
