import { type Kysely, sql } from 'kysely'
import { z } from 'zod'

const text = z.string()
const maybe = text.nullable()
const moment = z.int()

/** A row of the posts of before. */
export const oldPost = z.strictObject({
  ...{ id: text, platform: text, workspace: text, channel: text, thread: maybe, asker: text, wish: text },
  ...{ state: text, payloads: maybe, acknowledged: z.int(), owner: maybe },
  ...{ lease_until: moment, created_at: moment },
})

/** A row of their messages. */
export const oldPart = z.strictObject({
  post: text,
  number: z.int(),
  message: maybe,
  attempted_at: moment.nullable(),
})

// From which the ledger is filled; each before those that it refers to.
const oldTables = ['post_parts', 'posts', 'old_deliveries'] as const

/** The step from two ledgers, of posts and of digests, to one. */
export async function uniteLedgers(database: Kysely<unknown>): Promise<void> {
  await database.schema.dropIndex('deliveries_in_hand').execute()
  await database.schema.dropIndex('deliveries_owned').execute()
  await database.schema.alterTable('deliveries').renameTo('old_deliveries').execute()
  await sql`create table deliveries (
    id text primary key, kind text not null,
    platform text not null, workspace text not null, channel text not null, thread text,
    person text not null, request text,
    state text not null, payloads text, parts text not null, acknowledged integer not null,
    due_at bigint not null, try_at bigint not null, tries integer not null,
    owner text, lease_until bigint not null, reason text,
    subscription text references subscriptions (id) on delete cascade, local_date text,
    item text, changes_until integer not null, changed_at bigint not null,
    constraint deliveries_one_a_date unique (subscription, local_date)
  )`.execute(database)
  // What has ended, nearly all of it, stays out of this one, and digests, nearly all of them, out of the others.
  await sql`create index deliveries_in_hand on deliveries (due_at)
    where state in ('due', 'claimed', 'posting', 'removing')`.execute(database)
  await sql`create index deliveries_by_request on deliveries (request, due_at)
    where request is not null`.execute(database)
  await sql`create index deliveries_by_channel on deliveries (platform, channel)
    where kind = 'quote'`.execute(database)
  await moveIntoLedger(database)
}

/** Quotes in direct messages on Discord once were kept under one workspace for all; each conversation is its own. */
export async function separateDirectMessages<Of>(database: Kysely<Of>): Promise<void> {
  await sql`update deliveries set workspace = 'dm:' || channel
    where platform = 'Discord' and workspace = 'dm'`.execute(database)
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
async function movePosts<Of>(database: Kysely<Of>): Promise<void> {
  let after = ''
  for (;;) {
    const { rows } =
      await sql`select * from posts where id > ${after} order by id limit ${postsAtOnce}`.execute(database)
    const posts = z.array(oldPost).parse(rows)
    const last = posts.at(-1)
    if (last === undefined) return
    const { rows: partRows } = await sql`select * from post_parts
      where post > ${after} and post <= ${last.id} order by post, number`.execute(database)
    const parts = Map.groupBy(z.array(oldPart).parse(partRows), (each) => each.post)
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
