import { z } from 'zod'

const id = z.string().nullish().catch(null)

const ended = z.union([
  z.looseObject({ type: z.literal('app_uninstalled') }),
  // Those of people are not ours to use.
  z.looseObject({
    type: z.literal('tokens_revoked'),
    tokens: z.looseObject({ bot: z.tuple([z.string()], z.string()) }),
  }),
])

const removed = z.looseObject({ team_id: z.string(), event: ended })

/** The workspace from which an event says that the bot was removed; null for every other event. */
export function readRemoval(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('event' in body)) return null
  return removed.safeParse(body).data?.team_id ?? null
}

/** That the app was removed from a workspace or an organisation, or that its organisation took workspaces from it. */
export interface Removal {
  readonly kind: 'removed' | 'withdrawn'
  /** The workspaces that it is about, as Slack names them. */
  readonly workspaces: readonly string[]
  /** When it happened by Slack's clock, milliseconds since 1970. */
  readonly at: number
}

const event = z.looseObject({
  team_id: id,
  event_time: z.number(),
  event: z.union([
    ended,
    z.looseObject({ type: z.literal('team_access_revoked'), team_ids: z.array(z.string()) }),
    // As Slack's page on it has it: the event in an envelope of its own.
    z.looseObject({
      event: z.looseObject({ type: z.literal('team_access_revoked'), team_ids: z.array(z.string()) }),
    }),
  ]),
})

/** Reads an event of an app that many workspaces have; null for one that removes nothing. */
export function readRemovals(body: unknown): Removal | null {
  if (typeof body !== 'object' || body === null || !('event' in body)) return null
  const read = event.safeParse(body).data
  if (read === undefined) return null
  const at = read.event_time * 1_000
  const inner = 'event' in read.event && !('type' in read.event) ? read.event.event : read.event
  const revoked = withdrawn.safeParse(inner).data
  if (revoked !== undefined) return { kind: 'withdrawn', workspaces: revoked.team_ids, at }
  return { kind: 'removed', workspaces: read.team_id == null ? [] : [read.team_id], at }
}

const withdrawn = z.looseObject({ type: z.literal('team_access_revoked'), team_ids: z.array(z.string()) })
