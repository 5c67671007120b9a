import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { storageOf } from '../../src/store/database/columns.ts'
import { tables } from '../../src/store/database/tables.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { hasPostgres } from '../postgres/has-postgres.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { newFile } from './open-test-store.ts'

interface Described {
  /** Each column with its type, nullable or not, in order. */
  readonly columns: readonly string[]
  readonly key: readonly string[]
  /** Each column that refers to another table, and which. */
  readonly references: readonly string[]
}

const described = Object.fromEntries(
  Object.entries(tables).map(([name, { key, row }]): [string, Described] => {
    const columns = Object.entries(row.shape).map(([column, kind]) => ({ column, ...storageOf(kind) }))
    return [
      name,
      {
        columns: columns.map(
          ({ column, type, isNullable }) => `${column} ${type}${isNullable ? ' null' : ''}`,
        ),
        key,
        references: columns.flatMap(({ column, references }) =>
          references === undefined ? [] : [`${column} ${references}.id`],
        ),
      },
    ]
  }),
)

describe('the tables', () => {
  it('are named as they are kept, each after those that it refers to', () => {
    const names = Object.keys(tables)
    expect(Object.values(tables).map(({ name }) => name)).toEqual(names)
    for (const [name, { references }] of Object.entries(described)) {
      const before: readonly string[] = names.slice(0, names.indexOf(name))
      for (const each of references) expect(before).toContain(each.replace(/^\w+ (\w+)\.id$/u, '$1'))
    }
  })

  it('are what the migrations make of an SQLite file', async () => {
    const { kysely } = await openDatabase(`sqlite:${await newFile()}`)
    onTestFinished(() => kysely.destroy())
    const { rows: columns } = await sql<{
      table: string
      name: string
      type: string
      notnull: number
      pk: number
    }>`
      select m.name as "table", c.name, c.type, c."notnull", c.pk from sqlite_schema m, pragma_table_info(m.name) c
      where m.type = 'table' and m.name not like 'kysely%' order by m.name, c.cid
    `.execute(kysely)
    const { rows: references } = await sql<{ table: string; from: string; to: string; other: string }>`
      select m.name as "table", f."from", f."table" as other, f."to" from sqlite_schema m, pragma_foreign_key_list(m.name) f
    `.execute(kysely)
    const found = Object.fromEntries(
      [...new Set(columns.map(({ table }) => table))].map((table): [string, Described] => {
        const own = columns.filter((column) => column.table === table)
        const keys = own.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk)
        return [
          table,
          {
            // An SQLite column may be null although it is the key; ours never are.
            columns: own.map(
              ({ name, type, notnull, pk }) =>
                `${name} ${type.toLowerCase()}${notnull === 0 && pk === 0 ? ' null' : ''}`,
            ),
            key: keys.map(({ name }) => name),
            references: references
              .filter((each) => each.table === table)
              .map(({ from, other, to }) => `${from} ${other}.${to}`),
          },
        ]
      }),
    )
    expect(found).toEqual(described)
  })

  describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
    let postgres: Postgres
    beforeAll(async () => {
      postgres = await startPostgres()
    })
    afterAll(() => postgres?.stop())

    it('are what the migrations make there', async () => {
      const { kysely } = await openDatabase(await postgres.createDatabase())
      onTestFinished(() => kysely.destroy())
      const { rows } = await sql<{ table: string } & Described>`
        select c.relname as "table",
          (select json_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || case when a.attnotnull then '' else ' null' end order by a.attnum)
            from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
          (select json_agg(a.attname order by k.at) from pg_constraint p, unnest(p.conkey) with ordinality k(num, at),
            pg_attribute a where p.conrelid = c.oid and p.contype = 'p' and a.attrelid = c.oid and a.attnum = k.num) as key,
          coalesce((select json_agg(a.attname || ' ' || other.relname || '.' || there.attname)
            from pg_constraint f, pg_attribute a, pg_class other, pg_attribute there
            where f.conrelid = c.oid and f.contype = 'f' and a.attrelid = c.oid and a.attnum = f.conkey[1]
            and other.oid = f.confrelid and there.attrelid = other.oid and there.attnum = f.confkey[1]), '[]') as references
        from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%'
      `.execute(kysely)
      expect(Object.fromEntries(rows.map(({ table, ...found }) => [table, found]))).toEqual(described)
    })
  })
})
