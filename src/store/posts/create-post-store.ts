import type { Kysely, Transaction } from 'kysely'
import type { Post, PostState, PostStore } from '../../delivery/post-store.ts'
import { readRow } from '../database/read-row.ts'
import { type Tables, tables } from '../database/tables.ts'

const inHand: readonly PostState[] = ['due', 'posting', 'taking back']
// How much longer a post is kept whose message may be there: somebody may want to remove it. With the outbox's thirty days
// it is four hundred.
const keepPostedMs = 370 * 24 * 3_600_000

/** Posts in two tables of a database, by queries that SQLite and PostgreSQL both understand. */
export function createPostStore(database: Kysely<Tables>): PostStore {
  return {
    add: ({ payloads, isAcknowledged, createdAt, ...post }, { owner, until }) =>
      database.transaction().execute(async (transaction) => {
        const due = {
          state: 'due',
          payloads: JSON.stringify(payloads),
          acknowledged: isAcknowledged ? 1 : 0,
          owner,
          lease_until: until,
        } as const
        const added = await transaction
          .insertInto('posts')
          .values({ ...post, ...due, created_at: createdAt })
          // What was not posted may be asked for again; of everything else nothing changes.
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet(due).where('posts.state', 'in', ['refused', 'late']),
          )
          .returning('id')
          .executeTakeFirst()
        if (added === undefined) return false
        const parts = payloads.map((_, number) => ({
          post: post.id,
          number,
          message: null,
          attempted_at: null,
        }))
        await transaction.insertInto('post_parts').values(parts).execute()
        return true
      }),

    find: (id) => findPost(database, id),

    async findUnacknowledged(wish, since) {
      const found = await database
        .selectFrom('posts')
        .select('id')
        .where('wish', '=', wish)
        .where('created_at', '>=', since)
        .where('acknowledged', '=', 0)
        .where('state', 'in', ['due', 'posting', 'posted'])
        .executeTakeFirst()
      return found?.id ?? null
    },

    async findByMessage(platform, channel, message) {
      const found = await database
        .selectFrom('posts')
        .innerJoin('post_parts', 'post_parts.post', 'posts.id')
        .select('posts.id')
        .where('post_parts.message', '=', message)
        .where('posts.platform', '=', platform)
        .where('posts.channel', '=', channel)
        .executeTakeFirst()
      return found?.id ?? null
    },

    async acknowledge(id) {
      await database.updateTable('posts').set({ acknowledged: 1 }).where('id', '=', id).execute()
    },

    async take(id, { owner, until }, now) {
      const taken = await database
        .updateTable('posts')
        .set({ owner, lease_until: until })
        .where('id', '=', id)
        .where('state', 'in', inHand)
        .where((where) => where.or([where('lease_until', '<=', now), where('owner', '=', owner)]))
        .returning('id')
        .executeTakeFirst()
      return taken === undefined ? null : findPost(database, id)
    },

    async listAbandoned(platform, now, limit) {
      const found = await database
        .selectFrom('posts')
        .select('id')
        .where('state', 'in', inHand)
        .where('platform', '=', platform)
        .where('lease_until', '<=', now)
        .orderBy('created_at')
        .limit(limit)
        .execute()
      return found.map(({ id }) => id)
    },

    async renew(id, { owner, until }) {
      const renewed = await database
        .updateTable('posts')
        .set({ lease_until: until })
        .where('id', '=', id)
        .where('owner', '=', owner)
        .where('state', 'in', inHand)
        .returning('id')
        .executeTakeFirst()
      return renewed !== undefined
    },

    async release(owner) {
      await database
        .updateTable('posts')
        .set({ owner: null, lease_until: 0 })
        .where('state', 'in', inHand)
        .where('owner', '=', owner)
        .execute()
    },

    attempt: (id, part, at, { owner, until }) =>
      database.transaction().execute(async (transaction) => {
        const held = await transaction
          .updateTable('posts')
          .set({ state: 'posting', lease_until: until })
          .where('id', '=', id)
          .where('owner', '=', owner)
          .where('state', 'in', ['due', 'posting'])
          .returning('id')
          .executeTakeFirst()
        if (held === undefined) return false
        await updatePart(transaction, id, part, { attempted_at: at })
        return true
      }),

    withdrawAttempt: (id, part) => updatePart(database, id, part, { attempted_at: null }),

    record: (id, part, message) => updatePart(database, id, part, { message, attempted_at: null }),

    finish: (id, from, state) =>
      database.transaction().execute(async (transaction) => {
        const finished = await transaction
          .updateTable('posts')
          .set({ state, payloads: null, owner: null, lease_until: 0 })
          .where('id', '=', id)
          .where('state', 'in', from === 'posting' ? ['due', 'posting'] : ['taking back'])
          .returning('id')
          .executeTakeFirst()
        if (finished === undefined || state === 'posted' || state === 'unsure') return
        await transaction.deleteFrom('post_parts').where('post', '=', id).execute()
      }),

    async beginTakingBack(id) {
      const begun = await database
        .updateTable('posts')
        .set({ state: 'taking back' })
        .where('id', '=', id)
        .where('state', 'in', ['due', 'posting', 'posted', 'unsure', 'taking back'])
        .returning('id')
        .executeTakeFirst()
      return begun !== undefined
    },

    async prune(before) {
      await database
        .deleteFrom('posts')
        .where(({ or, and, eb }) =>
          or([
            and([eb('created_at', '<', before), eb('state', 'in', ['refused', 'late', 'taken back'])]),
            and([eb('created_at', '<', before - keepPostedMs), eb('state', 'in', ['posted', 'unsure'])]),
          ]),
        )
        .execute()
    },
  }
}

async function updatePart(
  database: Kysely<Tables> | Transaction<Tables>,
  post: string,
  number: number,
  change: { readonly message?: string; readonly attempted_at: number | null },
): Promise<void> {
  await database
    .updateTable('post_parts')
    .set(change)
    .where('post', '=', post)
    .where('number', '=', number)
    .execute()
}

async function findPost(database: Kysely<Tables>, id: string): Promise<Post | null> {
  const found = await database.selectFrom('posts').selectAll().where('id', '=', id).executeTakeFirst()
  if (found === undefined) return null
  const parts = await database
    .selectFrom('post_parts')
    .selectAll()
    .where('post', '=', id)
    .orderBy('number')
    .execute()
  const { platform, workspace, channel, thread, asker, wish, state, payloads, created_at } = readRow(
    tables.posts,
    found,
  )
  return {
    id,
    platform,
    workspace,
    channel,
    thread,
    asker,
    wish,
    state,
    // The check of its column has seen that it is an array.
    payloads: payloads === null ? null : JSON.parse(payloads),
    createdAt: created_at,
    parts: parts
      .map((part) => readRow(tables.post_parts, part))
      .map(({ message, attempted_at }) => ({ message, attemptedAt: attempted_at })),
  }
}
