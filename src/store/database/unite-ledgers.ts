import { type Kysely, sql } from 'kysely'
import { z } from 'zod'

// From which the ledger is filled; each before those that it refers to.
const oldTables = ['post_parts', 'posts', 'old_deliveries'] as const

/** The step from two ledgers, of posts and of digests, to one. */
export async function uniteLedgers(database: Kysely<unknown>): Promise<void> {
  await database.schema.dropIndex('deliveries_in_hand').execute()
  await database.schema.dropIndex('deliveries_owned').execute()
  await database.schema.alterTable('deliveries').renameTo('old_deliveries').execute()
  await database.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('request', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('payloads', 'text')
    .addColumn('parts', 'text', (column) => column.notNull())
    .addColumn('acknowledged', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('try_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('subscription', 'text', (column) => column.references('subscriptions.id').onDelete('cascade'))
    .addColumn('local_date', 'text')
    .addColumn('item', 'text')
    .addColumn('changes_until', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('deliveries_one_a_date', ['subscription', 'local_date'])
    .execute()
  // What has ended, nearly all of it, stays out of this one, and digests, nearly all of them, out of the others.
  await sql`create index deliveries_in_hand on deliveries (due_at)
    where state in ('due', 'claimed', 'posting', 'removing')`.execute(database)
  await sql`create index deliveries_by_request on deliveries (request, due_at)
    where request is not null`.execute(database)
  await sql`create index deliveries_by_channel on deliveries (platform, channel)
    where kind = 'quote'`.execute(database)
  await moveIntoLedger(database)
}

/** Moves what the old tables hold into the ledger, and drops them. */
export async function moveIntoLedger<Of>(database: Kysely<Of>): Promise<void> {
  await moveDigests(database)
  await movePosts(database)
  for (const table of oldTables) await database.schema.dropTable(table).execute()
}

const columns =
  sql.raw(`id, kind, platform, workspace, channel, thread, person, request, state, payloads, parts,
  acknowledged, due_at, try_at, tries, owner, lease_until, reason, subscription, local_date, item, changes_until, changed_at`)

async function moveDigests<Of>(database: Kysely<Of>): Promise<void> {
  await sql`insert into deliveries (${columns})
    select d.id, 'digest', s.platform, s.workspace, s.channel, null, s.set_by, null,
      case when d.state = 'failed' then 'refused'
        when d.state in ('due', 'claimed') and d.attempted_at is not null then 'posting' else d.state end,
      null,
      case when d.message is not null
          then '[{"message":"' || replace(replace(d.message, '\\', '\\\\'), '"', '\\"') || '","attemptedAt":null}]'
        when d.attempted_at is not null
          then '[{"message":null,"attemptedAt":' || cast(d.attempted_at as text) || '}]'
        else '[]' end,
      1, d.due_at, d.try_at, d.tries, d.owner, d.lease_until, d.reason, d.subscription, d.local_date, d.item,
      d.changes_until, d.changed_at
    from old_deliveries d join subscriptions s on s.id = d.subscription`.execute(database)
}

const postsAtOnce = 500
const post = z.object({
  id: z.string(),
  platform: z.string(),
  workspace: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  asker: z.string(),
  wish: z.string(),
  state: z.string(),
  payloads: z.string().nullable(),
  acknowledged: z.number(),
  owner: z.string().nullable(),
  lease_until: z.number(),
  created_at: z.number(),
})
const part = z.object({
  post: z.string(),
  message: z.string().nullable(),
  attempted_at: z.number().nullable(),
})

async function movePosts<Of>(database: Kysely<Of>): Promise<void> {
  let after = ''
  for (;;) {
    const { rows } =
      await sql`select * from posts where id > ${after} order by id limit ${postsAtOnce}`.execute(database)
    const posts = z.array(post).parse(rows)
    const last = posts.at(-1)
    if (last === undefined) return
    const { rows: partRows } = await sql`select post, message, attempted_at from post_parts
      where post > ${after} and post <= ${last.id} order by post, number`.execute(database)
    const parts = Map.groupBy(z.array(part).parse(partRows), (each) => each.post)
    const moved = posts.map((each) => {
      const known = (parts.get(each.id) ?? [])
        .filter(({ message, attempted_at: at }) => message !== null || at !== null)
        .map(({ message, attempted_at: attemptedAt }) => ({ message, attemptedAt }))
      const { id, platform, workspace, channel, thread, created_at: at } = each
      return sql`(${sql.join([
        ...[id, 'quote', platform, workspace, channel, thread, each.asker, each.wish, stateOf(each.state)],
        ...[each.payloads, JSON.stringify(known), each.acknowledged, at, at, 0, each.owner, each.lease_until],
        ...[null, null, null, null, 0, at],
      ])})`
    })
    await sql`insert into deliveries (${columns}) values ${sql.join(moved)}`.execute(database)
    after = last.id
  }
}

function stateOf(state: string): string {
  // As if its process had died, so that it is looked at soon.
  if (state === 'due') return 'claimed'
  if (state === 'taking back') return 'removing'
  if (state === 'taken back') return 'removed'
  return state === 'late' ? 'skipped' : state
}
