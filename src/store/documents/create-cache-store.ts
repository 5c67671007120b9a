import type { CacheStore } from '../../library/cache-store.ts'
import type { Database } from '../database/database.ts'

/** What was made of texts, in a database. */
export function createCacheStore({ kysely, dialect }: Pick<Database, 'kysely' | 'dialect'>): CacheStore {
  const { select, read } = dialect.bytes
  return {
    async read(kind, texts) {
      if (texts.length === 0) return new Map()
      const rows = await kysely
        .selectFrom('caches')
        .select(['content', select('bytes').as('bytes')])
        .where('kind', '=', kind)
        .where('content', 'in', texts)
        .execute()
      return new Map(rows.map(({ content, bytes }) => [content, read(bytes)]))
    },

    async write(text, { kind, bytes }) {
      // A text that is deleted meanwhile leaves what is kept here behind, up to the next text that is deleted.
      const found = await kysely.selectFrom('texts').select('id').where('id', '=', text).executeTakeFirst()
      if (found === undefined) return
      await kysely
        .insertInto('caches')
        .values({ content: text, kind, bytes })
        .onConflict((conflict) => conflict.columns(['content', 'kind']).doUpdateSet({ bytes }))
        .execute()
    },

    async readIndex({ platform, workspace }) {
      const row = await kysely
        .selectFrom('library_indexes')
        .select(select('bytes').as('bytes'))
        .where((eb) => eb.and({ platform, workspace }))
        .executeTakeFirst()
      return row === undefined ? null : read(row.bytes)
    },

    writeIndex: ({ platform, workspace }, revision, bytes) =>
      kysely.transaction().execute(async (transaction) => {
        // Whoever changes the library waits, so that nothing of a document is kept that is gone.
        const found = await dialect
          .forUpdate(
            transaction
              .selectFrom('libraries')
              .select('revision')
              .where((eb) => eb.and({ platform, workspace, revision })),
          )
          .executeTakeFirst()
        if (found === undefined) return
        await transaction
          .insertInto('library_indexes')
          .values({ platform, workspace, bytes })
          .onConflict((conflict) => conflict.columns(['platform', 'workspace']).doUpdateSet({ bytes }))
          .execute()
      }),
  }
}
