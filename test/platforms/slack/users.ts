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
  [ids.unknownUser, { name: 'nobody', isKnown: false }],
]

/** The people of `ids`, and everybody else. */
export function createUsers(): Users {
  const users = new Map<string, User>()
  const get = (id: string): User => users.get(id) ?? { ...SOMEBODY, id, name: id.toLowerCase() }

  function set(id: string, change: UserSettings): void {
    if (typeof change.tz === 'string') describeZone(change.tz)
    users.set(id, { ...get(id), ...change })
  }

  for (const [id, settings] of NAMED) set(id, settings)
  return {
    find: (id) => (/^[UW]\w+$/u.test(id) && get(id).isKnown ? get(id) : null),
    nameOf: (id) => get(id).name,
    set,
  }
}

/** The user as `users.info` tells of them. */
export function describeUser(user: User): Json {
  const { id, name, realName, displayName, tz, isAdmin, isBot, isDeleted } = user
  const who = { id, team_id: ids.team, name, deleted: isDeleted }
  const profile = { real_name: realName, display_name: displayName, team: ids.team }
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
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: isBot,
    is_app_user: false,
  }
}

function describeTz(tz: string): Json {
  const { label, offset } = describeZone(tz)
  return { tz, tz_label: label, tz_offset: offset }
}
