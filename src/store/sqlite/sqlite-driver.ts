import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type DatabaseConnection, type SqliteDatabase, SqliteDriver, type SqliteStatement } from 'kysely'
import { LRUCache } from 'lru-cache'

// Each is a few kilobytes; those of the usual work are some fifty.
const mostStatements = 100

/** `node:sqlite` as Kysely's dialect wants it. A statement that was prepared is kept for its next use. */
export function statementsOf(database: DatabaseSync): SqliteDatabase {
  const prepared = new LRUCache<string, SqliteStatement>({ max: mostStatements })

  function prepare(sql: string): SqliteStatement {
    const statement = database.prepare(sql)
    return {
      reader: statement.columns().length > 0,
      all: (values) => statement.all(...values.filter(isInput)),
      run: (values) => statement.run(...values.filter(isInput)),
      iterate: (values) => statement.iterate(...values.filter(isInput)),
    }
  }

  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = prepared.get(sql) ?? prepare(sql)
      prepared.set(sql, statement)
      return statement
    },
  }
}

/** Kysely's driver, whose one connection is one caller's at a time, in the order in which they came. */
export class OneAtATime extends SqliteDriver {
  #last: Promise<void> = Promise.resolve()
  #free: () => void = () => undefined

  override async acquireConnection(): Promise<DatabaseConnection> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const before = this.#last
    this.#last = promise
    await before
    this.#free = resolve
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    this.#free()
  }
}

/** What SQLite stores. Anything else would be a mistake of ours, and is refused. */
function isInput(value: unknown): value is SQLInputValue {
  if (value === null || ['string', 'number', 'bigint'].includes(typeof value)) return true
  if (value instanceof Uint8Array) return true
  throw new TypeError(`SQLite stores no ${typeof value}`)
}
