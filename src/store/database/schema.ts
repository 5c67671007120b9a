import type { ColumnType } from 'kysely'

/** The tables, in SQL that SQLite and PostgreSQL both have. Times are milliseconds since 1970; flags are 0 and 1. */
export interface Tables {
  readonly posts: PostsTable
  readonly post_parts: PostPartsTable
  readonly trackers: TrackersTable
  readonly action_standings: ActionStatusesTable
  readonly action_changes: ActionChangesTable
  readonly subscriptions: SubscriptionsTable
  readonly deliveries: DeliveriesTable
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

interface TrackerKey {
  readonly platform: string
  readonly workspace: string
  readonly document: string
}

/** One row for each document that a workspace keeps track of. Whoever changes an item updates it first, and so locks it. */
export interface TrackersTable extends TrackerKey {
  /** The number of the last change. */
  readonly changes: number
}

/** One row for each action item that somebody has touched. */
export interface ActionStatusesTable extends TrackerKey {
  readonly passage: string
  readonly state: string
  /** A person's id; null where it is nobody's. */
  readonly owner: string | null
  readonly owner_name: string | null
}

/** One row for each change of an action item; rows are added and never changed. */
export interface ActionChangesTable extends TrackerKey {
  readonly number: number
  readonly passage: string
  readonly changed_at: number
  readonly changed_by: string
  readonly changed_by_name: string | null
  /** Null where it stayed as it was; so in `owner`, where '' says that it became nobody's. */
  readonly state: string | null
  readonly owner: string | null
  readonly owner_name: string | null
  readonly note: string | null
  readonly origin: string
}

/** One row for each channel that has, or has had, a daily digest. */
export interface SubscriptionsTable {
  readonly id: string
  readonly platform: string
  readonly workspace: string
  readonly channel: string
  readonly document: string
  readonly local_time: string
  readonly zone: string
  /** The days of the week, '12345' from Monday to Friday. */
  readonly weekdays: string
  readonly state: string
  readonly paused_until: string | null
  readonly reason: string | null
  readonly set_by: string
  readonly set_by_name: string | null
  readonly set_at: number
  /** Local dates are ISO 8601; the next one and its time are both null, or neither. */
  readonly next_date: string | null
  readonly next_at: number | null
  readonly last_date: string | null
  readonly posted_date: string | null
  readonly posted_item: string | null
  readonly posted_changes: number | null
}

/** One row for each digest that is or was owed to a subscription for a local date. */
export interface DeliveriesTable {
  readonly id: string
  readonly subscription: string
  readonly local_date: string
  readonly due_at: number
  readonly state: string
  /** Not to be tried before. */
  readonly try_at: number
  readonly tries: number
  readonly owner: string | null
  readonly lease_until: number
  readonly attempted_at: number | null
  readonly message: string | null
  readonly reason: string | null
  readonly item: string | null
  readonly changes_until: number
  readonly changed_at: number
}
