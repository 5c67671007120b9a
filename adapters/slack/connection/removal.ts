import { z } from 'zod'

const removed = z.looseObject({
  team_id: z.string(),
  event: z.union([
    z.looseObject({ type: z.literal('app_uninstalled') }),
    // Those of people are not ours to use.
    z.looseObject({
      type: z.literal('tokens_revoked'),
      tokens: z.looseObject({ bot: z.tuple([z.string()], z.string()) }),
    }),
  ]),
})

/** The workspace from which an event says that the bot was removed; null for every other event. */
export function readRemoval(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('event' in body)) return null
  return removed.safeParse(body).data?.team_id ?? null
}
