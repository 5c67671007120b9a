import { CompiledQuery, type DatabaseConnection, type Driver } from 'kysely'
import { storable } from './storable.ts'

/** What a driver does differently from its library. */
export interface DriverHooks {
  /** Awaited before a connection is asked for; what it throws is thrown as it is. */
  readonly beforeConnection: () => Promise<void> | void
  /** What is thrown in place of an error. */
  readonly explain: (error: unknown) => unknown
  /** Runs a statement, whose caller asked for its connection at `since` (`performance.now()`); a read writes nothing. */
  readonly run: <T>(statement: () => Promise<T>, since: number, isRead: boolean) => Promise<T>
  /** How a transaction begins; null for the library's own way. */
  readonly begin: ((isReadOnly: boolean) => string) | null
}

/**
 * A driver that explains its errors, so that no query has to, and that stores U+FFFD for U+0000, which PostgreSQL's texts
 * cannot hold.
 */
export function wrapDriver(driver: Driver, hooks: DriverHooks): Driver {
  const inners = new WeakMap<DatabaseConnection, DatabaseConnection>()
  const innerOf = (connection: DatabaseConnection): DatabaseConnection => inners.get(connection) ?? connection

  async function explained<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw hooks.explain(error)
    }
  }

  return {
    init: (options) => explained(() => driver.init(options)),

    async acquireConnection(options) {
      const since = performance.now()
      await hooks.beforeConnection()
      const inner = await explained(() => driver.acquireConnection(options))
      const connection: DatabaseConnection = {
        executeQuery: <R>(query: CompiledQuery, how?: typeof options) =>
          explained(() =>
            hooks.run(
              () => inner.executeQuery<R>(storableIn(query), how),
              since,
              query.query.kind === 'SelectQueryNode',
            ),
          ),
        streamQuery: (query, size, how) => inner.streamQuery(query, size, how),
      }
      inners.set(connection, inner)
      return connection
    },

    async beginTransaction(connection, settings) {
      const begin = hooks.begin?.(settings.accessMode === 'read only')
      if (begin !== undefined) await connection.executeQuery(CompiledQuery.raw(begin))
      else await explained(() => driver.beginTransaction(innerOf(connection), settings))
    },

    commitTransaction: (connection) => explained(() => driver.commitTransaction(innerOf(connection))),

    async rollbackTransaction(connection) {
      // The error that led here is the one that tells something. Where a rollback fails, SQLite has done it already, and
      // PostgreSQL does it as the driver discards the connection.
      await driver.rollbackTransaction(innerOf(connection)).catch(() => undefined)
    },

    releaseConnection: (connection, options) => driver.releaseConnection(innerOf(connection), options),
    destroy: (options) => driver.destroy(options),
  }
}

function storableIn(query: CompiledQuery): CompiledQuery {
  const isStorable = query.parameters.every((value) => typeof value !== 'string' || storable(value) === value)
  if (isStorable) return query
  const parameters = query.parameters.map((value) => (typeof value === 'string' ? storable(value) : value))
  return { ...query, parameters }
}
