import type { Kysely } from 'kysely'
import { z } from 'zod'
import { createOldDeliveries, createPosts } from '../database/migrations.ts'
import { type Tables, tables } from '../database/tables.ts'
import { oldPart, oldPost } from '../database/unite-ledgers.ts'

/** A table that rows of an export go into. */
export interface ImportTable {
  readonly name: string
  readonly row: z.ZodType & { readonly shape: object }
}

/** The version of exports from before there was one ledger. */
export const oldVersion = 1

const text = z.string()
const maybe = text.nullable()
const moment = z.int()
const { trackers, action_standings, action_changes, subscriptions } = tables

/** The tables that such an export has rows of, as they were. Those of posts and digests are moved into the ledger. */
export const oldTables: Readonly<Record<string, ImportTable>> = {
  posts: { name: 'posts', row: oldPost },
  post_parts: { name: 'post_parts', row: oldPart },
  trackers,
  action_standings,
  action_changes,
  subscriptions,
  deliveries: {
    name: 'old_deliveries',
    row: z.strictObject({
      ...{ id: text, subscription: text, local_date: text, due_at: moment, state: text, try_at: moment },
      ...{
        tries: z.int(),
        owner: maybe,
        lease_until: moment,
        attempted_at: moment.nullable(),
        message: maybe,
      },
      ...{ reason: maybe, item: maybe, changes_until: z.int(), changed_at: moment },
    }),
  },
}

/** Makes the tables of before that an up-to-date database lacks. */
export async function createOldTables(database: Kysely<Tables>): Promise<void> {
  await createPosts(database)
  await createOldDeliveries(database, 'old_deliveries')
}
