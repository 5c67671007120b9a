import { type Expression, type RawBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import { type GivenColumn, storageOf } from './columns.ts'
import type { Dialect } from './database.ts'
import { storable } from './storable.ts'
import { type Row, type Tables, tables } from './tables.ts'

type Name = 'subscriptions' | 'deliveries'
type RowsAsTable = Pick<Dialect, 'rowsAsTable'>

/**
 * Updates rows of a table by their ids, each to its own values, which all have the same columns, in one statement; `also`
 * are columns of all of them. Resolves to the ids of those that were there and for which `where` holds.
 */
export async function updateRows<Of extends Name>(
  transaction: Transaction<Tables>,
  dialect: RowsAsTable,
  table: Of,
  rows: readonly (Partial<Row<Of>> & { readonly id: string })[],
  also: { readonly [Column in keyof Row<Of>]?: Row<Of>[Column] | Expression<Row<Of>[Column]> } = {},
  where: RawBuilder<SqlBool> = sql`true`,
): Promise<readonly string[]> {
  const [first] = rows
  if (first === undefined) return []
  const sets = [
    ...Object.keys(first)
      .filter((column) => column !== 'id')
      .map((column) => set(column, sql.ref(`given.${column}`))),
    ...Object.entries(also).map(([column, value]) => set(column, sql`${value}`)),
  ]
  const id = sql.ref(`${table}.id`)
  const { rows: updated } = await sql<{ readonly id: string }>`
    with given as ${givenRows(dialect, table, rows)}
    update ${sql.table(table)} set ${sql.join(sets)} from given where ${id} = given.id and ${where} returning ${id}
  `.execute(transaction)
  return updated.map((row) => row.id)
}

/** Inserts rows of a table, without those whose key, or another unique column, is there. Resolves to the ids of the others. */
export async function insertRows<Of extends Name>(
  transaction: Transaction<Tables>,
  dialect: RowsAsTable,
  table: Of,
  rows: readonly Row<Of>[],
): Promise<readonly string[]> {
  const [first] = rows
  if (first === undefined) return []
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)))
  const { rows: inserted } = await sql<{ readonly id: string }>`
    with given as ${givenRows(dialect, table, rows)}
    insert into ${sql.table(table)} (${columns}) select ${columns} from given where true
    on conflict do nothing returning id
  `.execute(transaction)
  return inserted.map((row) => row.id)
}

/**
 * A query, in brackets, for rows, one at least, of some columns of a table, those of the first. They are one value, so that
 * the statement is the same however many they are, and what a database makes of it can be kept.
 */
export function givenRows<Of extends Name, Some extends Partial<Row<Of>>>(
  dialect: RowsAsTable,
  table: Of,
  rows: readonly Some[],
): RawBuilder<Some> {
  const shape: Readonly<Record<string, Parameters<typeof storageOf>[0]>> = tables[table].row.shape
  const columns = Object.keys(rows[0] ?? {}).flatMap((name): readonly GivenColumn[] => {
    const kind = shape[name]
    return kind === undefined ? [] : [{ name, ...storageOf(kind) }]
  })
  // Each text by itself: in JSON, U+0000 is written as an escape, which is not found afterwards.
  const json = JSON.stringify(rows, (_, value) => (typeof value === 'string' ? storable(value) : value))
  return sql`(${dialect.rowsAsTable(json, columns)})`
}

function set(column: string, value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${sql.ref(column)} = ${value}`
}
