import type { z } from 'zod'
import { StoreError } from './store-error.ts'

/** What a schema makes of a row. Throws StoreError, which names table and row, where the row is not as it should be. */
export function readRow<Schema extends z.ZodType>(
  table: string,
  key: string,
  schema: Schema,
  row: unknown,
): z.output<Schema> {
  const { success, data, error } = schema.safeParse(row)
  if (success) return data
  const columns = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw new StoreError(
    `The row ${key} of the table ${table} holds what cannot be (${columns}). Restore the database from a backup.`,
    error,
  )
}
