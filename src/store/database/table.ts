import { z } from 'zod'

/** A table: its name, the columns of its key, and the check of a row, which has a column for each of its fields. */
export interface Table<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly name: string
  readonly key: readonly (keyof Shape & string)[]
  readonly row: z.ZodObject<Shape, z.core.$strict>
  /** Whether its rows are gone within a day anyway, can be made again, hold secrets or are for few eyes: no export has them. */
  readonly isPassing: boolean
}

/** A table whose rows exports carry. */
export function table<Shape extends z.ZodRawShape>(
  name: string,
  key: readonly (keyof Shape & string)[],
  columns: Shape,
): Table<Shape> {
  return { name, key, row: z.strictObject(columns), isPassing: false }
}

/** One whose rows no export has. */
export function passingTable<Shape extends z.ZodRawShape>(
  name: string,
  key: readonly (keyof Shape & string)[],
  columns: Shape,
): Table<Shape> {
  return { ...table(name, key, columns), isPassing: true }
}
