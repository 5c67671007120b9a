import type { DeleteResult } from 'kysely'
import type { Database } from '../database/database.ts'
import { countChange, deleteUnused } from '../documents/texts.ts'

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
    await countChange(transaction)
    const deleted: DeleteResult[] = []
    const own = [
      ...(['deliveries', 'subscriptions', 'action_standings', 'action_changes', 'trackers'] as const),
      ...(['document_versions', 'libraries', 'channel_documents', 'drafts', 'visits', 'api_keys'] as const),
      ...(['settings', 'channel_settings', 'workspace_admins', 'unanswered', 'kept_questions'] as const),
    ]
    for (const table of own) {
      deleted.push(
        await transaction
          .deleteFrom(table)
          .where((eb) => eb.and(where))
          .executeTakeFirst(),
      )
    }
    await deleteUnused(transaction)
    return deleted.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
  })
}
