import { z } from 'zod'
import { usesData } from '../../../src/command/access.ts'
import type { Command } from '../../../src/command/command.ts'
import type { Place } from '../../../src/command/place.ts'
import { notice } from '../../../src/message/create-reply.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { accessWords } from '../../../src/words/access-words.ts'

/** The platform's name. */
const platform = 'Slack'

/** The workspace of a place where Slack doesn't say which it is. Nothing is kept of it. */
const unknown = ''

const named = z.string().nullish().catch(null)
const flag = z.unknown().optional()
// Not loose: what else is in a request would be looked at and copied, only to be left.
const body = z.object({
  view: z.object({ app_installed_team_id: named }).nullish().catch(null),
  authorizations: z
    .array(z.object({ team_id: named }))
    .nullish()
    .catch(null),
  context_team_id: named,
  team_id: named,
  team: z.object({ id: named }).nullish().catch(null),
  // Of a button's message, whose author is the bot.
  type: named,
  message: z.object({ team: named }).nullish().catch(null),
})

const organisation = z.object({
  authorizations: z
    .array(z.object({ enterprise_id: named, team_id: named, is_enterprise_install: flag }))
    .nullish()
    .catch(null),
  context_enterprise_id: named,
  enterprise_id: named,
  enterprise: z.object({ id: named }).nullish().catch(null),
  team: z.object({ enterprise_id: named }).nullish().catch(null),
  is_enterprise_install: flag,
})

/**
 * The workspace whose installation of the bot a request of Slack's is for: a command, an event, a button, a form, a
 * shortcut or a question for options. In a channel that two organisations share, `team` and `team_id` may be the asker's.
 * `installed` is the workspace of the bot's token; null where the token is of a whole organisation, when what Slack says is
 * all there is. Empty where it can't be told, or where the request is for another installation.
 */
export function workspaceOf(request: unknown, installed: string | null): string {
  const {
    view,
    authorizations,
    context_team_id: context,
    team_id: id,
    team,
  } = body.safeParse(request).data ?? {}
  const target = view?.app_installed_team_id ?? authorizations?.[0]?.team_id ?? context
  if (installed !== null) return (target ?? installed) === installed ? installed : unknown
  const workspace = target ?? id ?? team?.id ?? unknown
  // An organisation's id begins with E, and it is no workspace.
  return workspace.startsWith('E') ? unknown : workspace
}

/**
 * The workspace whose installation a request is for, where each has its own; '' where Slack names none. Whoever presses a
 * button may be of another workspace that has the app, too: the message is the bot's, so it is of the one that posted it.
 */
export function installedWorkspaceOf(request: unknown): string {
  const { type, message } = body.safeParse(request).data ?? {}
  const posted = type === 'block_actions' ? (message?.team ?? '') : ''
  const named = workspaceOf(request, null)
  return isTarget(request) || !posted.startsWith('T') ? named : posted
}

function isTarget(request: unknown): boolean {
  const { view, authorizations, context_team_id: context } = body.safeParse(request).data ?? {}
  return (view?.app_installed_team_id ?? authorizations?.[0]?.team_id ?? context ?? null) !== null
}

/** The organisation of Enterprise Grid that a request is from, and whether it is about the organisation's installation. */
export function organisationOf(request: unknown): {
  readonly id: string | null
  readonly isInstalled: boolean
} {
  const read = organisation.safeParse(request).data
  const [authorization] = read?.authorizations ?? []
  const id =
    authorization?.enterprise_id ??
    read?.context_enterprise_id ??
    read?.enterprise_id ??
    read?.enterprise?.id ??
    read?.team?.enterprise_id ??
    null
  const isInstalled = isTrue(authorization?.is_enterprise_install) || isTrue(read?.is_enterprise_install)
  return { id, isInstalled }
}

/** In a command it is a word. */
function isTrue(flag: unknown): boolean {
  return flag === true || flag === 'true'
}

/** Where a request is from; `channel` is empty in App Home, which is none. */
export type PlaceOf = (request: unknown, channel?: string, thread?: string | null) => Place

/** Reads places for the bot of one token; `installed` as in `workspaceOf`. */
export function createPlaceOf(installed: string | null): PlaceOf {
  return (request, channel = '', thread = null) => ({
    platform,
    workspace: workspaceOf(request, installed),
    channel,
    thread,
  })
}

/** Places in one of the workspaces that have the bot, for requests that are known to be for it. */
export function createPlaceIn(workspace: string): PlaceOf {
  return (_, channel = '', thread = null) => ({ platform, workspace, channel, thread })
}

/** Whether Slack says which workspace a place is in. */
export function hasWorkspace({ workspace }: Place): boolean {
  return workspace !== unknown
}

/** Why something that is kept for a workspace can't be had where none is known; null for all else. */
export function workspaceProblem(place: Place, command: Command): Reply | null {
  const { kind } = command
  const isKept = usesData(command) || kind === 'quote' || kind === 'take back' || kind === 'confirm'
  return isKept && !hasWorkspace(place) ? notice(accessWords.title, accessWords.noWorkspace) : null
}
