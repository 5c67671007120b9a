import { type Expression, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import { storageOf } from './columns.ts'
import { type Row, type Tables, tables } from './tables.ts'

type Name = 'subscriptions' | 'deliveries'

/**
 * Updates rows of a table by their ids, each to its own values, which all have the same columns, in one statement; `also`
 * are columns of all of them. Resolves to the ids of those that were there and for which `where` holds.
 */
export async function updateRows<Of extends Name>(
  transaction: Transaction<Tables>,
  table: Of,
  rows: readonly (Partial<Row<Of>> & { readonly id: string })[],
  also: { readonly [Column in keyof Row<Of>]?: Row<Of>[Column] | Expression<Row<Of>[Column]> } = {},
  where: RawBuilder<SqlBool> = sql`true`,
): Promise<readonly string[]> {
  const [first] = rows
  if (first === undefined) return []
  const columns = Object.keys(first)
  const sets = [
    ...columns.filter((column) => column !== 'id').map((column) => set(column, sql.ref(`given.${column}`))),
    ...Object.entries(also).map(([column, value]) => set(column, sql`${value}`)),
  ]
  const id = sql.ref(`${table}.id`)
  const { rows: updated } = await sql<{ readonly id: string }>`
    with given(${sql.join(columns.map((column) => sql.ref(column)))}) as ${valuesOf(table, rows)}
    update ${sql.table(table)} set ${sql.join(sets)} from given where ${id} = given.id and ${where} returning ${id}
  `.execute(transaction)
  return updated.map((row) => row.id)
}

/** Rows, one at least, of some columns of a table, for `with name(column, …) as …`, in the order of the first's columns. */
export function valuesOf<Of extends Name, Some extends Partial<Row<Of>>>(
  table: Of,
  rows: readonly Some[],
): RawBuilder<Some> {
  const shape: Readonly<Record<string, Parameters<typeof storageOf>[0]>> = tables[table].row.shape
  const types = Object.keys(rows[0] ?? {}).flatMap((column) => {
    const kind = shape[column]
    return kind === undefined ? [] : [[column, sql.raw(storageOf(kind).type)] as const]
  })
  const lines = rows.map((row) => {
    const cells: Readonly<Record<string, unknown>> = row
    // PostgreSQL would take a parameter whose type nothing tells for a text.
    return sql`(${sql.join(types.map(([column, type]) => sql`cast(${cells[column]} as ${type})`))})`
  })
  return sql<Some>`(values ${sql.join(lines)})`
}

function set(column: string, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${sql.ref(column)} = ${value}`
}
