import type { Kysely, RawBuilder, SelectQueryBuilder, Transaction } from 'kysely'
import type { DeliveryQueue, DeliveryStore } from '../../delivery/delivery-store.ts'
import type { GivenColumn } from './columns.ts'
import type { DatabaseClock } from './database-clock.ts'
import type { Tables } from './tables.ts'

/** A database for queries. Every query rejects with StoreUnavailable where the database cannot do its work. */
export interface Database {
  readonly kysely: Kysely<Tables>
  readonly dialect: Dialect
  readonly clock: DatabaseClock
  /** What messages call it: its file, or its address without a password. */
  readonly name: string
}

/** What SQLite and PostgreSQL do differently. SQLite has one writer at a time, so nothing needs to be locked there. */
export interface Dialect {
  /** What messages call the database at an address. Throws StoreError for an address that cannot be read. */
  readonly nameOf: (url: string) => string
  /** Whether there is certainly no database at an address yet. */
  readonly isMissing: (url: string) => boolean
  /** A sentence where others than this user may read the database at an address, else null. */
  readonly warnOfReaders: (url: string) => string | null
  /** A database whose schema may not be up to date. Throws StoreError where it cannot be opened. */
  readonly connect: (url: string) => Database
  /**
   * Copies the database as it is at one moment into a new file, while others use it; resolves to the number of pages.
   * Throws StoreError, and then leaves no file.
   */
  readonly backup: (url: string, file: string, progress: (text: string) => void) => Promise<number>
  /** Rejects with StoreUnavailable where this user lacks rights that are needed only later. */
  readonly checkRights: (database: Database) => Promise<void>
  /** The queue of a ledger. A database in memory has its own queue, too. */
  readonly createQueue: (url: string, ledger: Ledger) => JobQueue

  /** A query for the rows of a JSON array of objects, as a table with some of their fields. */
  readonly rowsAsTable: <Row>(json: string, columns: readonly GivenColumn[]) => RawBuilder<Row>
  /** How a column of bytes is selected, and read out of what comes back. */
  readonly bytes: {
    readonly select: (column: string) => RawBuilder<unknown>
    readonly read: (value: unknown) => Uint8Array
  }
  /** Has a query lock the rows that it selects, in its order, until the transaction ends. */
  readonly forUpdate: LockRows
  /** The same, without the rows that another transaction has locked. */
  readonly skipLocked: LockRows
  /** Locks the rows that a query selects, where that is needed. */
  readonly lock: <Name extends keyof Tables, Selected>(
    query: SelectQueryBuilder<Tables, Name, Selected>,
  ) => Promise<void>
}

type LockRows = <Name extends keyof Tables, Selected>(
  query: SelectQueryBuilder<Tables, Name, Selected>,
) => SelectQueryBuilder<Tables, Name, Selected>

/** What a queue asks the ledger. */
export interface Ledger extends Pick<DeliveryStore, 'listReady' | 'listAbandoned'> {
  /** By the database's clock. */
  readonly now: () => number
}

/** A delivery's id, and when it is to be brought up, milliseconds since 1970 by the database's clock. */
export interface Job {
  readonly id: string
  readonly at: number
}

export interface JobQueue extends DeliveryQueue {
  /** Writes jobs, which are there once the transaction is committed. */
  readonly enqueue: (transaction: Transaction<Tables>, jobs: readonly Job[]) => Promise<void>
}
