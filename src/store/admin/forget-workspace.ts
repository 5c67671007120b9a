import type { Database } from '../database/database.ts'

/** Deletes everything that is kept of a workspace, in one transaction; resolves to how many rows that were. */
export function forgetWorkspace(
  { kysely, kind }: Database,
  platform: string,
  workspace: string,
): Promise<number> {
  return kysely.transaction().execute(async (transaction) => {
    const chosen = transaction
      .selectFrom('subscriptions')
      .select('id')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
    // In the order of all the others who lock these rows, so that nobody waits for each other.
    if (kind === 'postgres') {
      await chosen.orderBy('id').forUpdate().execute()
      await transaction
        .selectFrom('deliveries')
        .select('id')
        .where('subscription', 'in', chosen)
        .orderBy('id')
        .forUpdate()
        .execute()
    }
    const posts = transaction
      .selectFrom('posts')
      .select('id')
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
    const deleted = [
      await transaction.deleteFrom('deliveries').where('subscription', 'in', chosen).executeTakeFirst(),
      await transaction.deleteFrom('post_parts').where('post', 'in', posts).executeTakeFirst(),
    ]
    for (const table of [
      'subscriptions',
      'posts',
      'action_standings',
      'action_changes',
      'trackers',
    ] as const) {
      deleted.push(
        await transaction
          .deleteFrom(table)
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .executeTakeFirst(),
      )
    }
    return deleted.reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
  })
}
