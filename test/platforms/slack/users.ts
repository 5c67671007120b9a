import { ids } from './ids.ts'
import type { Json } from './json.ts'
import { describeZone } from './zone.ts'

/** A person or a bot of the workspace. */
export interface User {
  readonly id: string
  /** The handle, which payloads carry. */
  readonly name: string
  readonly realName: string
  /** Empty where the person chose none. */
  readonly displayName: string
  /** Of the IANA database; null where Slack does not tell one. */
  readonly tz: string | null
  readonly isAdmin: boolean
  readonly isBot: boolean
  /** A guest, who is in one channel or in several; null for everybody else. */
  readonly guest: 'one channel' | 'several channels' | null
  /** The workspace that they are of, which in a shared channel may be another. */
  readonly team: string
  /** All workspaces of an organisation on Enterprise Grid that they are of; null where there is no organisation. */
  readonly orgTeams: readonly string[] | null
  /** Of another organisation, and in no channel that the bot sees. */
  readonly isStranger: boolean
  /** True for an account that was deactivated. */
  readonly isDeleted: boolean
  /** False for somebody whom the bot cannot look up: `user_not_found`. */
  readonly isKnown: boolean
}

export type UserSettings = Partial<Omit<User, 'id'>>

/** Those in the workspace. Every id that nobody has named is a person without a name of their own. */
export interface Users {
  /** Null for somebody whom the bot cannot look up. */
  find(id: string): User | null
  /** The workspace that anybody is of. */
  teamOf(id: string): string
  /** The handle, of anybody. */
  nameOf(id: string): string
  /** Changes what is told of a user from here on; throws for a time zone that there is not. */
  set(id: string, change: UserSettings): void
}

const SOMEBODY: Omit<User, 'id' | 'name'> = {
  realName: '',
  displayName: '',
  tz: 'Europe/London',
  isAdmin: false,
  isBot: false,
  guest: null,
  team: ids.team,
  orgTeams: null,
  isStranger: false,
  isDeleted: false,
  isKnown: true,
}

const NAMED: readonly (readonly [string, UserSettings])[] = [
  [ids.user, { name: 'alice', realName: 'Alice Martin', displayName: 'alice' }],
  [ids.secondUser, { name: 'bob', realName: 'Bob Keller', displayName: 'Bobby', tz: 'America/New_York' }],
  [ids.thirdUser, { name: 'carol', realName: 'Carol Ito', tz: 'Asia/Tokyo' }],
  [ids.admin, { name: 'admin', realName: 'Ada Admin', displayName: 'admin', isAdmin: true }],
  [ids.botUser, { name: 'rapporteur', realName: 'Rapporteur', isBot: true, tz: 'America/Los_Angeles' }],
  [ids.otherBotUser, { name: 'otherbot', realName: 'Other Bot', isBot: true, tz: 'America/Los_Angeles' }],
  [ids.stranger, { name: 'stranger', realName: 'Sam Stranger', team: ids.otherTeam }],
  [ids.otherAdmin, { name: 'otheradmin', realName: 'Olga Other', team: ids.otherTeam, isAdmin: true }],
  [ids.distant, { name: 'distant', realName: 'Dee Distant', team: ids.otherTeam, isStranger: true }],
  [ids.guest, { name: 'guest', realName: 'Gus Guest', guest: 'several channels' }],
  [ids.singleGuest, { name: 'single', realName: 'Sia Single', guest: 'one channel' }],
  [ids.endedUser, { name: 'ended', realName: 'Eve Ended', isDeleted: true, isAdmin: true }],
  [ids.unknownUser, { name: 'nobody', isKnown: false }],
]

/** The people of `ids`, and everybody else. */
export function createUsers(home: string = ids.team): Users {
  const users = new Map<string, User>()
  const get = (id: string): User => users.get(id) ?? { ...SOMEBODY, team: home, id, name: id.toLowerCase() }

  function set(id: string, change: UserSettings): void {
    if (typeof change.tz === 'string') describeZone(change.tz)
    users.set(id, { ...get(id), ...change })
  }

  for (const [id, settings] of NAMED) set(id, settings)
  return {
    find: (id) => (/^[UW]\w+$/u.test(id) && get(id).isKnown ? get(id) : null),
    teamOf: (id) => get(id).team,
    nameOf: (id) => get(id).name,
    set,
  }
}

/** The user as `users.info` tells of them. */
export function describeUser(user: User): Json {
  const { id, name, realName, displayName, tz, isAdmin, isBot, isDeleted, guest, team } = user
  const who = { id, team_id: team, name, deleted: isDeleted }
  const profile = { real_name: realName, display_name: displayName, team }
  // Of an account that was deactivated Slack tells no more than this.
  if (isDeleted) return { ...who, profile, is_bot: isBot, is_app_user: false }
  return {
    ...who,
    real_name: realName,
    profile,
    ...(tz === null ? {} : describeTz(tz)),
    is_admin: isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: guest !== null,
    is_ultra_restricted: guest === 'one channel',
    // https://docs.slack.dev/apis/slack-connect: of those who share a channel with the app it is left out.
    ...(user.isStranger ? { is_stranger: true } : {}),
    ...(user.orgTeams === null ? {} : { enterprise_user: describeOrg(id, user.orgTeams) }),
    is_bot: isBot,
    is_app_user: false,
  }
}

function describeOrg(id: string, teams: readonly string[]): Json {
  return {
    id,
    enterprise_id: ids.organisation,
    enterprise_name: 'Example',
    is_admin: false,
    is_owner: false,
    teams,
  }
}

function describeTz(tz: string): Json {
  const { label, offset } = describeZone(tz)
  return { tz, tz_label: label, tz_offset: offset }
}
