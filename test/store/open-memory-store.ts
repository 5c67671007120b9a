import { createStore } from '../../src/store/create-store.ts'
import type { Database } from '../../src/store/database/database.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { openFile } from '../../src/store/sqlite/open-file.ts'
import { sqlite } from '../../src/store/sqlite/sqlite.ts'
import { sqliteClock } from '../../src/store/sqlite/sqlite-clock.ts'
import { sqliteKysely } from '../../src/store/sqlite/sqlite-kysely.ts'
import type { Store } from '../../src/store/store.ts'

const name = ':memory:'

let schema: Promise<Uint8Array> | undefined

/**
 * An empty store in memory, as `openStore` opens one. All have their schema from one that was brought up to date: that takes
 * longer than most tests.
 */
export async function openMemoryStore(): Promise<Store> {
  const connection = openFile(name)
  connection.deserialize(await emptyDatabase())
  return createStore(databaseOn(connection), `sqlite:${name}`, ({ message }) => console.error(message))
}

/** An SQLite file without a row, as bytes. */
export function emptyDatabase(): Promise<Uint8Array> {
  schema ??= makeSchema()
  return schema
}

async function makeSchema(): Promise<Uint8Array> {
  const connection = openFile(name)
  await migrate(databaseOn(connection))
  const bytes = connection.serialize()
  connection.close()
  return bytes
}

function databaseOn(connection: ReturnType<typeof openFile>): Database {
  return { kysely: sqliteKysely(connection, name), name, dialect: sqlite, clock: sqliteClock(connection) }
}
