import { z } from 'zod'
import type { Place } from '../../../src/command/place.ts'

/** The platform's name. */
const platform = 'Slack'

const body = z.looseObject({
  team_id: z.string().optional(),
  team: z.looseObject({ id: z.string() }).nullish(),
  user: z.unknown().optional(),
  enterprise: z.looseObject({ id: z.string() }).nullish(),
})
const withTeam = z.looseObject({ team_id: z.string() })

/**
 * The workspace that a request of Slack's is from: a command, an event, a button, a form, a shortcut or a question for
 * options. Where the app is installed for a whole organisation a request may name only the person's, or the organisation.
 */
export function workspaceOf(request: unknown): string {
  const { team_id: id, team, user, enterprise } = body.safeParse(request).data ?? {}
  return id ?? team?.id ?? withTeam.safeParse(user).data?.team_id ?? enterprise?.id ?? ''
}

/** Where a request is from; `channel` is empty in App Home, which is none. */
export function placeOf(request: unknown, channel = '', thread: string | null = null): Place {
  return { platform, workspace: workspaceOf(request), channel, thread }
}
