import type { DeleteResult } from 'kysely'
import type { Database } from '../database/database.ts'

/** Deletes everything that is kept of a workspace, in one transaction; resolves to how many rows that were. */
export function forgetWorkspace(
  { kysely, dialect }: Database,
  platform: string,
  workspace: string,
): Promise<number> {
  const where = { platform, workspace }
  return kysely.transaction().execute(async (transaction) => {
    const subscriptions = transaction
      .selectFrom('subscriptions')
      .select('id')
      .where((eb) => eb.and(where))
    const owed = transaction
      .selectFrom('deliveries')
      .select('id')
      .where((eb) => eb.and(where))
    // In the order of all the others who lock these rows, so that nobody waits for each other.
    await dialect.lock(subscriptions.orderBy('id'))
    await dialect.lock(owed.orderBy('id'))
    const deleted: DeleteResult[] = []
    const own = ['deliveries', 'subscriptions', 'action_standings', 'action_changes', 'trackers'] as const
    for (const table of own) {
      deleted.push(
        await transaction
          .deleteFrom(table)
          .where((eb) => eb.and(where))
          .executeTakeFirst(),
      )
    }
    return deleted.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
  })
}
