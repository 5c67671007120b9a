import { type FileHandle, open, rm } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { StoreError } from '../database/store-error.ts'
import { type Tables, tables } from '../database/tables.ts'
import { type AnyRow, exportHeader } from './export-format.ts'

const rowsAtOnce = 1_000

/**
 * Writes everything that a database holds, but what is gone within a day, into a new file, as it is at one moment, in lines of JSON: a header, the rows, and
 * how many they were. The bot may run meanwhile. Resolves to that number. Throws StoreError, and then leaves no file.
 */
export async function exportDatabase(
  { kysely }: Database,
  file: string,
  progress: (text: string) => void,
): Promise<number> {
  const handle = await create(file)
  try {
    const count = await kysely
      .transaction()
      // On PostgreSQL one snapshot for all statements; SQLite has that in every transaction.
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) => writeTables(transaction, handle, progress))
    await handle.sync()
    await handle.close()
    return count
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(file, { force: true })
    throw error
  }
}

async function create(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'wx', 0o600)
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    const why = isThere ? 'is there already, and is not overwritten' : `cannot be written (${String(error)})`
    throw new StoreError(`${file} ${why}: name another file.`, error)
  }
}

async function writeTables(
  database: Kysely<Tables>,
  handle: FileHandle,
  progress: (text: string) => void,
): Promise<number> {
  await handle.write(lineOf(exportHeader))
  let count = 0
  for (const { name: table, key, isPassing } of Object.values(tables)) {
    if (isPassing) continue
    let inTable = 0
    for await (const rows of pagesOf(database, table, key)) {
      await handle.write(rows.map((row) => lineOf({ table, row })).join(''))
      inTable += rows.length
      progress(`${table}: ${inTable.toLocaleString('en')} rows`)
    }
    count += inTable
  }
  await handle.write(lineOf({ end: true, rows: count }))
  return count
}

/** The rows of a table in order of its key, so many at a time. */
async function* pagesOf(
  database: Kysely<Tables>,
  table: string,
  key: readonly string[],
): AsyncGenerator<readonly AnyRow[], void, undefined> {
  const columns = sql.join(key.map((column) => sql.ref(column)))
  let last: AnyRow | undefined
  do {
    const after = last === undefined ? sql`` : sql`where (${columns}) > (${sql.join(valuesOf(last, key))})`
    const { rows } = await sql<AnyRow>`
      select * from ${sql.table(table)} ${after} order by ${columns} limit ${rowsAtOnce}
    `.execute(database)
    if (rows.length > 0) yield rows
    last = rows.length < rowsAtOnce ? undefined : rows.at(-1)
  } while (last !== undefined)
}

function valuesOf(row: AnyRow, key: readonly string[]): readonly (string | number | null)[] {
  return key.map((column) => row[column] ?? null)
}

/** Some readers end a line at U+2028 and U+2029, too. */
function lineOf(value: unknown): string {
  const json = JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  return `${json}\n`
}
