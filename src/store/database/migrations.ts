import { type Kysely, sql } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'
import { uniteLedgers } from './unite-ledgers.ts'

/** The steps from an empty database to today's schema, in order of their names; what has been released never changes. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({
    '2026-11-25 posts': posts,
    '2026-11-26 actions': actions,
    '2026-11-26 digests': digests,
    '2026-11-28 one ledger': { up: uniteLedgers },
  }),
}

const posts: Migration = { up: createPosts }

/** The tables of posts, as they were at first. */
export async function createPosts<Of>(database: Kysely<Of>): Promise<void> {
  await database.schema
    .createTable('posts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('asker', 'text', (column) => column.notNull())
    .addColumn('wish', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('payloads', 'text')
    .addColumn('acknowledged', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('post_parts')
    .addColumn('post', 'text', (column) => column.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('attempted_at', 'bigint')
    .addPrimaryKeyConstraint('post_parts_key', ['post', 'number'])
    .execute()
  await database.schema
    .createIndex('posts_in_hand')
    .on('posts')
    .columns(['state', 'platform', 'lease_until'])
    .execute()
  await database.schema.createIndex('posts_by_wish').on('posts').columns(['wish', 'created_at']).execute()
  await database.schema.createIndex('post_parts_by_message').on('post_parts').columns(['message']).execute()
}

const actions: Migration = {
  async up(database: Kysely<unknown>) {
    const tracker = ['platform', 'workspace', 'document'] as const
    await database.schema
      .createTable('trackers')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('changes', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('trackers_key', [...tracker])
      .execute()
    await database.schema
      .createTable('action_standings')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('passage', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('owner', 'text')
      .addColumn('owner_name', 'text')
      .addPrimaryKeyConstraint('action_standings_key', [...tracker, 'passage'])
      .execute()
    await database.schema
      .createTable('action_changes')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('passage', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('changed_by_name', 'text')
      .addColumn('state', 'text')
      .addColumn('owner', 'text')
      .addColumn('owner_name', 'text')
      .addColumn('note', 'text')
      .addColumn('origin', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('action_changes_key', [...tracker, 'number'])
      .addUniqueConstraint('action_changes_origin', [...tracker, 'origin'])
      .execute()
    await database.schema
      .createIndex('action_changes_by_passage')
      .on('action_changes')
      .columns([...tracker, 'passage', 'number'])
      .execute()
  },
}

const digests: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('subscriptions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('workspace', 'text', (column) => column.notNull())
      .addColumn('channel', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addColumn('local_time', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('weekdays', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('paused_until', 'text')
      .addColumn('reason', 'text')
      .addColumn('set_by', 'text', (column) => column.notNull())
      .addColumn('set_by_name', 'text')
      .addColumn('set_at', 'bigint', (column) => column.notNull())
      .addColumn('next_date', 'text')
      .addColumn('next_at', 'bigint')
      .addColumn('last_date', 'text')
      .addColumn('posted_date', 'text')
      .addColumn('posted_item', 'text')
      .addColumn('posted_changes', 'integer')
      .addUniqueConstraint('subscriptions_channel', ['platform', 'workspace', 'channel'])
      .execute()
    await createOldDeliveries(database, 'deliveries')
    await database.schema
      .createIndex('subscriptions_due')
      .on('subscriptions')
      .column('next_at')
      .where(sql.ref('next_at'), 'is not', null)
      .execute()
    // What has ended, nearly all of it, stays out of these two.
    await database.schema
      .createIndex('deliveries_in_hand')
      .on('deliveries')
      .column('due_at')
      .where(sql<boolean>`state in ('due', 'claimed', 'posting')`)
      .execute()
    await database.schema
      .createIndex('deliveries_owned')
      .on('deliveries')
      .column('owner')
      .where(sql.ref('owner'), 'is not', null)
      .execute()
  },
}

/** The table of digests that are owed, as it was at first. */
export async function createOldDeliveries<Of>(database: Kysely<Of>, name: string): Promise<void> {
  await database.schema
    .createTable(name)
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subscription', 'text', (column) =>
      column.notNull().references('subscriptions.id').onDelete('cascade'),
    )
    .addColumn('local_date', 'text', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('try_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('attempted_at', 'bigint')
    .addColumn('message', 'text')
    .addColumn('reason', 'text')
    .addColumn('item', 'text')
    .addColumn('changes_until', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint(`${name}_once`, ['subscription', 'local_date'])
    .execute()
}
