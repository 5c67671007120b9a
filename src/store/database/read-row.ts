import type { z } from 'zod'
import { StoreError } from './store-error.ts'
import type { Table } from './table.ts'

/** Is told of a row that was left out. */
export type Report = (error: StoreError) => void

/** A row, checked. Throws StoreError, which names table and row, where a column holds what it cannot. */
export function readRow<Shape extends z.ZodRawShape>(
  { name, key, row: schema }: Table<Shape>,
  row: Readonly<Record<string, unknown>>,
): z.output<Table<Shape>['row']> {
  const { success, data, error } = schema.safeParse(row)
  if (success) return data
  const id = key.map((column) => String(row[column])).join(' ')
  const columns = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw new StoreError(
    `The row ${id} of the table ${name} can’t be read (${columns}). Correct it, or restore the database from a backup.`,
    error,
  )
}

/** What `read` makes of rows, without those that it throws a StoreError for, which `report` is told. */
export function readEach<Row, Value>(
  rows: readonly Row[],
  read: (row: Row) => Value,
  report: (error: StoreError, row: Row) => void,
): readonly Value[] {
  return rows.flatMap((row) => {
    try {
      return [read(row)]
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      report(error, row)
      return []
    }
  })
}
