import type { DatabaseSync } from 'node:sqlite'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { type Dialect, Kysely, SqliteAdapter } from 'kysely'
import { SqliteDialect } from 'kysely-sqlite'
import type { Database } from './database.ts'
import { explainSqlite, isBusy } from './explain-sqlite.ts'
import { guardDriver } from './guard-driver.ts'
import type { Tables } from './schema.ts'

// How long one process waits for another that is writing, and how often it looks.
const usualPatienceMs = 5_000
const lookMs = 20
const longestBreathMs = 10

/** An open SQLite database for queries; `name` is how sentences call it. Destroying it closes `connection`. */
export function sqliteDatabase(
  connection: DatabaseSync,
  name: string,
  patienceMs = usualPatienceMs,
): Database {
  const kysely = new Kysely<Tables>({ dialect: dialectFor(connection, name, patienceMs) })
  return { kysely, kind: 'sqlite', name }
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

  let breathedAt = performance.now()

  /** Nothing of `node:sqlite` ever waits, so a row of queries would keep everything else from its turn. */
  async function breathe(): Promise<void> {
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
