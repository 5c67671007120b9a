import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** A workspace of a platform. */
export interface Place {
  readonly platform: string
  readonly workspace: string
}

/** Every workspace of which something is kept, each once, in no particular order. */
export function listPlaces(database: Kysely<Tables>): Promise<readonly Place[]> {
  return database
    .selectFrom('deliveries')
    .select(['platform', 'workspace'])
    .union(database.selectFrom('trackers').select(['platform', 'workspace']))
    .union(database.selectFrom('subscriptions').select(['platform', 'workspace']))
    .execute()
}
