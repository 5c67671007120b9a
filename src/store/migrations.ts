import type { Kysely } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'

/** The steps from an empty database to today's schema, in order of their names; what has been released never changes. */
export const migrations: MigrationProvider = {
  getMigrations: async () => ({ '2026-11-25 posts': posts }),
}

const posts: Migration = {
  async up(database: Kysely<unknown>) {
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
  },
}
