import { type RawBuilder, sql } from 'kysely'

/** What a column of a table of values holds. */
export type ValueType = 'text' | 'bigint'

/** One row at least, in order of `types`, for `with name(column, …) as (…)`; each value is cast to its column's type. */
export function valuesTable<Row extends Readonly<Record<string, string | number | null>>>(
  types: Readonly<Record<keyof Row & string, ValueType>>,
  rows: readonly Row[],
): RawBuilder<Row> {
  const columns: (keyof Row & string)[] = Object.keys(types)
  const lines = rows.map((row) => {
    // PostgreSQL would take a parameter whose type nothing tells for a text.
    const cells = columns.map((column) => sql`cast(${row[column]} as ${sql.raw(types[column])})`)
    return sql`(${sql.join(cells)})`
  })
  return sql<Row>`(values ${sql.join(lines)})`
}
