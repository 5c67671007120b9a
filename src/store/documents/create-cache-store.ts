import type { Kysely } from 'kysely'
import type { CacheStore } from '../../library/cache-store.ts'
import type { Tables } from '../database/tables.ts'

/** What was made of texts, in a database. */
export function createCacheStore(database: Kysely<Tables>): CacheStore {
  return {
    read: (text) =>
      database.selectFrom('caches').select(['kind', 'bytes']).where('content', '=', text).execute(),
    async write(text, { kind, bytes }) {
      // A text that is deleted meanwhile leaves what is kept here behind, up to the next text that is deleted.
      const found = await database.selectFrom('texts').select('id').where('id', '=', text).executeTakeFirst()
      if (found === undefined) return
      await database
        .insertInto('caches')
        .values({ content: text, kind, bytes })
        .onConflict((conflict) => conflict.columns(['content', 'kind']).doUpdateSet({ bytes }))
        .execute()
    },
  }
}
