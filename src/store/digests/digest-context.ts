import type { Kysely } from 'kysely'
import type { Database, JobQueue } from '../database/database.ts'
import type { Report } from '../database/read-row.ts'
import type { Tables } from '../database/tables.ts'

/** What the queries of digests work with. */
export interface DigestContext {
  readonly kysely: Kysely<Tables>
  readonly dialect: Database['dialect']
  readonly enqueue: JobQueue['enqueue']
  /** Is told of each row that was left out because it cannot be read. */
  readonly report: Report
}
