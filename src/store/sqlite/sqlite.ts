import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { createLoopQueue } from '../database/create-loop-queue.ts'
import type { Dialect } from '../database/database.ts'
import { StoreError } from '../database/store-error.ts'
import { backupFile } from './backup-file.ts'
import { openFile, warnOfReaders } from './open-file.ts'
import { sqliteClock } from './sqlite-clock.ts'
import { sqliteKysely } from './sqlite-kysely.ts'

/** SQLite files, at `sqlite:` and a path. */
export const sqlite: Dialect = {
  nameOf: fileOf,
  isMissing: (url) => !existsSync(fileOf(url)),
  warnOfReaders: (url) => warnOfReaders(fileOf(url)),
  connect(url) {
    const name = fileOf(url)
    const connection = openFile(name)
    return { kysely: sqliteKysely(connection, name), name, dialect: sqlite, clock: sqliteClock(connection) }
  },
  backup: (url, file, progress) => backupFile(fileOf(url), file, progress),
  checkRights: async () => undefined,
  createQueue(_, ledger) {
    // The ledger itself is asked again and again; whatever is written into it is looked at soon.
    const queue = createLoopQueue((limit) => ledger.listReady(ledger.now(), limit))
    return { ...queue, enqueue: async () => queue.look() }
  },
  rowsAsTable(json, columns) {
    const fields = columns.map(({ name }) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`)
    return sql`select ${sql.join(fields)} from json_each(${json})`
  },
  bytes: { select: (column) => sql.ref(column), read: readBytes },
  forUpdate: (query) => query,
  skipLocked: (query) => query,
  lock: async () => undefined,
}

function readBytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  throw new StoreError('Bytes that were kept can’t be read.')
}

function fileOf(url: string): string {
  return url.slice('sqlite:'.length)
}
