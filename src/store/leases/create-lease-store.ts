import type { Kysely } from 'kysely'
import type { LeaseStore } from '../../lease/lease-store.ts'
import type { Tables } from '../database/tables.ts'

// No turn is further away, unless the database's clock was set back meanwhile.
const furthestTurnMs = 60_000

/** Leases in a database, by queries that SQLite and PostgreSQL both understand. `now` is the database's clock. */
export function createLeaseStore(database: Kysely<Tables>, now: () => number): LeaseStore {
  return {
    read: async (id) =>
      (await database
        .selectFrom('leases')
        .select(['owner', 'beats'])
        .where('id', '=', id)
        .executeTakeFirst()) ?? null,

    async take(id, owner, seen) {
      if (seen === null) return (await insert(id, owner)) !== undefined
      const { numUpdatedRows } = await database
        .updateTable('leases')
        .set((eb) => ({ owner, beats: eb('beats', '+', 1) }))
        .where((eb) => eb.and({ id, beats: seen.beats }))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async beat(id, owner) {
      const { numUpdatedRows } = await database
        .updateTable('leases')
        .set((eb) => ({ beats: eb('beats', '+', 1) }))
        .where((eb) => eb.and({ id, owner }))
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },

    async release(id, owner) {
      await database
        .updateTable('leases')
        .set((eb) => ({ owner: null, beats: eb('beats', '+', 1) }))
        .where((eb) => eb.and({ id, owner }))
        .execute()
    },

    async takeTurn(id, everyMs) {
      await insert(id, null)
      for (;;) {
        const { free_at: freeAt } = await database
          .selectFrom('leases')
          .select('free_at')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        const moment = now()
        const turnAt = freeAt > moment + furthestTurnMs ? moment : Math.max(freeAt, moment)
        const { numUpdatedRows } = await database
          .updateTable('leases')
          .set({ free_at: turnAt + everyMs })
          .where((eb) => eb.and({ id, free_at: freeAt }))
          .executeTakeFirst()
        // Otherwise another was quicker.
        if (numUpdatedRows > 0n) return turnAt - moment
      }
    },
  }

  function insert(id: string, owner: string | null) {
    return database
      .insertInto('leases')
      .values({ id, owner, beats: 1, free_at: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
  }
}
