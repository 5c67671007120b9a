import type { Json } from './json.ts'
import { EVERYTHING, ORDINARY } from './permissions.ts'
import { ids, SINCE, type User, users } from './world.ts'

/** A member as messages carry it: without its user. */
export function bareMember(of: User): Json {
  return {
    nick: null,
    avatar: null,
    roles: of.id === ids.bot ? [ids.botRole] : [],
    joined_at: SINCE,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
  }
}

/** A member as interactions carry it: with its user and what it may do there, as a string of digits. */
export function fullMember(of: User, permissions: string = permissionsOf(of)): Json {
  return { ...bareMember(of), user: of, permissions }
}

/** What a member may do where nobody said otherwise: alice, who owns the server, anything. */
export function permissionsOf(user: User): string {
  return String(user.id === users.alice.id ? EVERYTHING : ORDINARY)
}
