import type { webApi } from '@slack/bolt'
import type { Access } from '../../../src/command/command.ts'

/** What Slack says of where a person belongs (docs.slack.dev/reference/objects/user-object). */
export interface Standing {
  /** The workspaces that they are of. */
  readonly teams: readonly string[]
  /** The organisation of these workspaces, on Enterprise Grid. */
  readonly enterprise: string | null
  /** Slack calls only those strangers who share no channel with the bot. */
  readonly isStranger: boolean
  /** Whether the account has ended, or is a program's. */
  readonly isNobody: boolean
  /** Guests of several channels, or of one. */
  readonly isGuest: boolean
}

/** Reads a user of Slack's. */
export function standingOf(user: NonNullable<webApi.UsersInfoResponse['user']>): Standing {
  const { team_id: team, enterprise_user: enterprise } = user
  return {
    teams: [...(team === undefined ? [] : [team]), ...(enterprise?.teams ?? [])],
    enterprise: enterprise?.enterprise_id ?? null,
    isStranger: user.is_stranger === true,
    isNobody: user.deleted === true || user.is_bot === true || user.is_workflow_bot === true,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
  }
}

/**
 * What somebody is in a workspace. `team` is of whom the request itself says they are: two organisations may have people
 * with the same id, and then the user that Slack tells of is not the one who asks.
 */
export function roleOf(
  { teams, enterprise, isStranger, isNobody, isGuest }: Standing,
  { workspace, team }: { readonly workspace: string; readonly team?: string | null | undefined },
): Access['role'] {
  if (isStranger || isNobody) return 'external'
  if (teams.length === 0) return 'unknown'
  const isOther = team != null && team !== enterprise && !teams.includes(team)
  if (isOther || !teams.includes(workspace)) return 'external'
  return isGuest ? 'guest' : 'member'
}
