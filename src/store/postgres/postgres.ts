import { sql } from 'kysely'
import type { Database, Dialect } from '../database/database.ts'
import { createDatabaseClock } from '../database/database-clock.ts'
import { StoreError, StoreUnavailable } from '../database/store-error.ts'
import { createBossQueue } from './create-boss-queue.ts'
import { jobsSchema } from './jobs-schema.ts'
import { postgresKysely } from './postgres-kysely.ts'

const useDump = `This is for SQLite. For PostgreSQL use its own program, which works while the bot runs, too:
pg_dump --format=custom --file=FILE "$DATABASE_URL"`

/** PostgreSQL databases, at `postgres://`. */
export const postgres: Dialect = {
  nameOf,
  isMissing: () => false,
  warnOfReaders: () => null,
  connect,
  backup: () => Promise.reject(new StoreError(useDump)),
  checkRights,
  createQueue: (url, ledger) => createBossQueue(url, nameOf(url), ledger),
  rowsAsTable(json, columns) {
    const fields = columns.map(({ name, type }) => sql`${sql.ref(name)} ${sql.raw(type)}`)
    return sql`select * from json_to_recordset(${json}::json) as fields(${sql.join(fields)})`
  },
  // The driver knows bytes as text alone, for which twice as many come as hexadecimal digits, and are slow to read.
  bytes: { select: (column) => sql`encode(${sql.ref(column)}, 'base64')`, read: readBytes },
  forUpdate: (query) => query.forUpdate(),
  skipLocked: (query) => query.forUpdate().skipLocked(),
  async lock(query) {
    await query.forUpdate().execute()
  },
}

function connect(url: string): Database {
  const name = nameOf(url)
  const kysely = postgresKysely(url, name)
  const clock = createDatabaseClock(async () => {
    const asked = sql<{
      readonly now: number
    }>`select extract(epoch from clock_timestamp())::float8 * 1000 as now`
    return (await asked.execute(kysely)).rows[0]?.now ?? Number.NaN
  })
  return { kysely, name, dialect: postgres, clock }
}

function nameOf(url: string): string {
  const parsed = /^postgres(?:ql)?:\/\//u.test(url) ? URL.parse(url) : null
  if (parsed === null) {
    // Nothing of the address itself is said, since it may be a password that cannot be read.
    throw new StoreError(
      'DATABASE_URL should be sqlite: and a file, or postgres://user:password@host/database; write characters such as / ? # @ of a password as %2F %3F %23 %40.',
    )
  }
  const host = parsed.host === '' ? (parsed.searchParams.get('host') ?? '') : parsed.host
  const user = parsed.username === '' ? '' : `${parsed.username}@`
  return `postgres://${user}${host}${parsed.pathname}`
}

function readBytes(value: unknown): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value, 'base64')
  throw new StoreError('Bytes that were kept can’t be read.')
}

/** The queue makes a schema of its own when the first digest is due, which is late for finding out. */
async function checkRights({ kysely, name }: Database): Promise<void> {
  const { rows } = await sql<{ readonly may: boolean }>`
    select to_regnamespace(${jobsSchema}) is not null or has_database_privilege(current_database(), 'create') as may
  `.execute(kysely)
  if (rows[0]?.may === true) return
  throw new StoreUnavailable(
    'refused',
    `The database ${name} does not let this user create the schema ${jobsSchema}: grant CREATE on the database.`,
  )
}
