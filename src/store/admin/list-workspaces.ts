import type { Kysely } from 'kysely'
import type { Place } from '../../command/place.ts'
import type { Tables } from '../database/tables.ts'

type Workspace = Pick<Place, 'platform' | 'workspace'>

/** Every workspace of which something is kept, each once, in no particular order. */
export function listWorkspaces(database: Kysely<Tables>): Promise<readonly Workspace[]> {
  return database
    .selectFrom('deliveries')
    .select(['platform', 'workspace'])
    .union(database.selectFrom('trackers').select(['platform', 'workspace']))
    .union(database.selectFrom('subscriptions').select(['platform', 'workspace']))
    .union(database.selectFrom('libraries').select(['platform', 'workspace']))
    .union(database.selectFrom('drafts').select(['platform', 'workspace']))
    .union(database.selectFrom('visits').select(['platform', 'workspace']))
    .union(database.selectFrom('api_keys').select(['platform', 'workspace']))
    .union(database.selectFrom('settings').select(['platform', 'workspace']))
    .union(database.selectFrom('unanswered').select(['platform', 'workspace']))
    .execute()
}
