import { type FileHandle, open } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../database/database.ts'
import { StoreError, StoreUnavailable } from '../database/store-error.ts'
import { type Tables, tables } from '../database/tables.ts'
import { moveIntoLedger, separateDirectMessages } from '../database/unite-ledgers.ts'
import { type AnyRow, exportHeader } from './export-format.ts'
import { createOldTables, type ImportTable, oldTables, oldVersion } from './old-tables.ts'

const rowsAtOnce = 500
const headerSchema = z.object({ format: z.literal(exportHeader.format), version: z.number() })
const rowSchema = z.object({ table: z.string(), row: z.unknown() })
const endSchema = z.object({ end: z.literal(true), rows: z.int() })

/**
 * Reads an export into an empty database, all of it or nothing; resolves to the number of rows. Throws StoreError, which
 * names the line where something is wrong.
 */
export async function importDatabase(
  { kysely, name }: Database,
  file: string,
  progress: (text: string) => void,
): Promise<number> {
  const handle = await openExport(file)
  try {
    return await kysely.transaction().execute(async (transaction) => {
      await refuseUnlessEmpty(transaction, name)
      return await readLines(transaction, handle, file, progress)
    })
  } finally {
    await handle.close()
  }
}

async function openExport(file: string): Promise<FileHandle> {
  try {
    return await open(file)
  } catch (error) {
    throw new StoreError(
      `${file} cannot be read (${String(error)}): name a file that "export" has written.`,
      error,
    )
  }
}

async function refuseUnlessEmpty(database: Kysely<Tables>, name: string): Promise<void> {
  for (const table of Object.keys(tables)) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(database)
    if (rows.length > 0) {
      throw new StoreError(
        `The database ${name} is not empty (there are rows in ${table}), and an import would mix with what is there: set DATABASE_URL to a new one.`,
      )
    }
  }
}

/** Rows of one table that go into it together, and the line of the first. */
interface Batch {
  readonly table: ImportTable
  readonly rows: AnyRow[]
  readonly from: number
}

async function readLines(
  database: Kysely<Tables>,
  handle: FileHandle,
  file: string,
  progress: (text: string) => void,
): Promise<number> {
  let line = 0
  let count = 0
  let ended: number | null = null
  let batch: Batch | null = null
  let known: Readonly<Record<string, ImportTable>> = tables
  for await (const text of handle.readLines({ encoding: 'utf8', autoClose: false })) {
    line += 1
    const value = parse(text)
    if (line === 1) {
      if (versionOf(value, file) === oldVersion) {
        await createOldTables(database)
        known = oldTables
      }
    } else if (ended !== null) throw wrong(file, line, 'something follows its end')
    else if (endSchema.safeParse(value).success) ended = endSchema.parse(value).rows
    else {
      const { table, row } = readRow(value, known, file, line)
      if (batch !== null && (batch.table !== table || batch.rows.length >= rowsAtOnce)) {
        await insert(database, batch, file)
        batch = null
        progress(`${count.toLocaleString('en')} rows`)
      }
      batch ??= { table, rows: [], from: line }
      batch.rows.push(row)
      count += 1
    }
  }
  if (ended === null) throw wrong(file, line + 1, 'it is cut short: its end is missing')
  if (ended !== count) throw wrong(file, line, `it should have ${ended} rows and has ${count}`)
  if (batch !== null) await insert(database, batch, file)
  if (known === oldTables) await moveIntoLedger(database)
  await separateDirectMessages(database)
  return count
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function versionOf(value: unknown, file: string): number {
  const header = headerSchema.safeParse(value)
  if (!header.success) throw wrong(file, 1, 'it is no export of Rapporteur')
  const { version } = header.data
  if (version !== exportHeader.version && version !== oldVersion) {
    throw wrong(
      file,
      1,
      `it has the format ${version}, and this version of Rapporteur reads ${exportHeader.version}`,
    )
  }
  return version
}

function readRow(
  value: unknown,
  known: Readonly<Record<string, ImportTable>>,
  file: string,
  line: number,
): { readonly table: ImportTable; readonly row: AnyRow } {
  const parsed = rowSchema.safeParse(value)
  if (!parsed.success) throw wrong(file, line, 'it is no row, perhaps cut short')
  const { table: name, row } = parsed.data
  const table = Object.hasOwn(known, name) ? known[name] : undefined
  if (table === undefined) throw wrong(file, line, `there is no table ${name}`)
  const checked = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).safeParse(row)
  const shaped = table.row.safeParse(row)
  if (checked.success && shaped.success) return { table, row: checked.data }
  const [issue] = shaped.error?.issues ?? checked.error?.issues ?? []
  throw wrong(file, line, `${name}.${issue?.path.join('.')}: ${issue?.message}`)
}

async function insert(database: Kysely<Tables>, { table, rows, from }: Batch, file: string): Promise<void> {
  const columns = Object.keys(table.row.shape)
  const lines = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column] ?? null))})`)
  const names = sql.join(columns.map((column) => sql.ref(column)))
  try {
    await sql`insert into ${sql.table(table.name)} (${names}) values ${sql.join(lines)}`.execute(database)
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw wrong(file, from, `this row or one of the ${rows.length - 1} after it does not fit (${reason})`)
  }
}

function wrong(file: string, line: number, why: string): StoreError {
  return new StoreError(
    `${file}, line ${line}: ${why}. Nothing was imported; correct that line, or export again.`,
  )
}
