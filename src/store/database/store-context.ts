import type { Kysely, Transaction } from 'kysely'
import type { Database, JobQueue } from './database.ts'
import type { Report } from './read-row.ts'
import type { Tables } from './tables.ts'

/** What queries work with. */
export interface StoreContext {
  readonly kysely: Kysely<Tables>
  readonly dialect: Database['dialect']
  readonly enqueue: JobQueue['enqueue']
  /** Is told of each row that was left out because it cannot be read. */
  readonly report: Report
}

/** A transaction, and how its database is spoken to. */
export interface Scope extends Pick<StoreContext, 'dialect'> {
  readonly transaction: Transaction<Tables>
}
