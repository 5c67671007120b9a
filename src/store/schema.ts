import type { ColumnType } from 'kysely'

/** The tables, in SQL that SQLite and PostgreSQL both have. Times are milliseconds since 1970; flags are 0 and 1. */
export interface Tables {
  readonly posts: PostsTable
  readonly post_parts: PostPartsTable
}

/** One row for each thing that was to be said for all to see. */
export interface PostsTable {
  readonly id: string
  readonly platform: string
  readonly workspace: string
  readonly channel: string
  readonly thread: string | null
  readonly asker: string
  readonly wish: string
  readonly state: string
  /** The platform's messages, a JSON array; null once they are posted, since nothing needs them any more. */
  readonly payloads: string | null
  readonly acknowledged: number
  readonly owner: string | null
  readonly lease_until: number
  readonly created_at: ColumnType<number, number, never>
}

/** One row for each message of a post. */
export interface PostPartsTable {
  readonly post: string
  readonly number: number
  /** The platform's id of the message; null while it is not known to stand. */
  readonly message: string | null
  /** When it was last sent without an answer that is known; null where it was not. */
  readonly attempted_at: number | null
}
