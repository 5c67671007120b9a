import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type ApiKey, type KeyStore, mostKeys } from '../../library/key-store.ts'
import { readRow } from '../database/read-row.ts'
import { type Row, type Tables, tables } from '../database/tables.ts'

/** Keys in a database. */
export function createKeyStore(database: Kysely<Tables>): KeyStore {
  return {
    async add({ platform, workspace }, { id, name, person, madeAt }, secret) {
      const { count } = await database
        .selectFrom('api_keys')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where((eb) => eb.and({ platform, workspace }))
        .executeTakeFirstOrThrow()
      if (Number(count) >= mostKeys) return 'too many'
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('api_keys')
        .values({
          ...{ id, platform, workspace, name, hash: hashOf(secret) },
          ...{ person: person.id, person_name: person.name, made_at: madeAt },
        })
        .onConflict((conflict) => conflict.columns(['platform', 'workspace', 'name']).doNothing())
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n ? 'added' : 'name taken'
    },
    async list({ platform, workspace }) {
      const rows = await database
        .selectFrom('api_keys')
        .selectAll()
        .where((eb) => eb.and({ platform, workspace }))
        .orderBy('made_at')
        .orderBy('id')
        .execute()
      return rows.map(readKey)
    },
    async revoke({ platform, workspace }, key) {
      const row = await database
        .deleteFrom('api_keys')
        .where((eb) => eb.and([eb.and({ platform, workspace }), eb.or({ id: key, name: key })]))
        .returningAll()
        .executeTakeFirst()
      return row === undefined ? null : readKey(row)
    },
    async find(secret) {
      const row = await database
        .selectFrom('api_keys')
        .select(['platform', 'workspace'])
        .where('hash', '=', hashOf(secret))
        .executeTakeFirst()
      return row ?? null
    },
  }
}

function readKey(unchecked: Row<'api_keys'>): ApiKey {
  const { id, name, person, person_name, made_at } = readRow(tables.api_keys, unchecked)
  return { id, name, person: { id: person, name: person_name }, madeAt: made_at }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
