import type { webApi } from '@slack/bolt'
import type { Access } from '../../../src/command/command.ts'

/** Where Slack says that a person belongs (docs.slack.dev/reference/objects/user-object). */
export interface Membership {
  /** The ids of their workspaces. */
  readonly teams: readonly string[]
  /** The id of their organisation on Enterprise Grid. */
  readonly enterprise: string | null
  /** Slack calls only those strangers who share no channel with the bot. */
  readonly isStranger: boolean
  /** Whether the account is deactivated, or a bot's. */
  readonly isNoPerson: boolean
  /** A guest of one channel, or of several. */
  readonly isGuest: boolean
}

/** The membership in a user object of Slack's. */
export function membershipOf(user: NonNullable<webApi.UsersInfoResponse['user']>): Membership {
  const { team_id: team, enterprise_user: enterprise } = user
  return {
    teams: [...(team === undefined ? [] : [team]), ...(enterprise?.teams ?? [])],
    enterprise: enterprise?.enterprise_id ?? null,
    isStranger: user.is_stranger === true,
    isNoPerson: user.deleted === true || user.is_bot === true || user.is_workflow_bot === true,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true,
  }
}

/**
 * The role of a person in a workspace. `team` is the team that the request names for them: two organisations can have users
 * with the same id, and then the user object may be the other organisation's.
 */
export function roleOf(
  { teams, enterprise, isStranger, isNoPerson, isGuest }: Membership,
  { workspace, team }: { readonly workspace: string; readonly team?: string | null | undefined },
): Access['role'] {
  if (isStranger || isNoPerson) return 'external'
  if (teams.length === 0) return 'unknown'
  const isOther = team != null && team !== enterprise && !teams.includes(team)
  if (isOther || !teams.includes(workspace)) return 'external'
  return isGuest ? 'guest' : 'member'
}
