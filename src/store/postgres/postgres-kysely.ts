import { type Dialect, Kysely, PostgresDialect } from 'kysely'
import { Pool, types } from 'pg'
import { guardDriver } from '../database/guard-driver.ts'
import type { Tables } from '../database/tables.ts'
import { explainPostgres } from './explain-postgres.ts'

const connectMs = 5_000
const mostConnections = 10
// PostgreSQL's number for the type bigint, which counts have, too. All of ours are safe integers.
const bigint = 20

/** Queries on a PostgreSQL database, not connected yet; `name` is what messages call it. */
export function postgresKysely(url: string, name: string): Kysely<Tables> {
  const pool = new Pool({
    connectionString: url,
    application_name: 'rapporteur',
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    // A terminal that has asked its question may end.
    allowExitOnIdle: true,
    types: {
      getTypeParser: (type, format) => (type === bigint ? Number : types.getTypeParser(type, format)),
    },
  })
  // A lost connection is told by the query that was on it, or else by the next one; unheard, these would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Tables>({ dialect: dialectFor(pool, name) })
}

function dialectFor(pool: Pool, name: string): Dialect {
  const inner = new PostgresDialect({ pool })
  return {
    createDriver: () =>
      guardDriver(inner.createDriver(), {
        breathe: () => undefined,
        explain: (error) => explainPostgres(error, name),
        run: (statement) => statement(),
        begin: null,
      }),
    createQueryCompiler: () => inner.createQueryCompiler(),
    createAdapter: () => inner.createAdapter(),
    createIntrospector: (database) => inner.createIntrospector(database),
  }
}
