import type { Json } from './json.ts'
import { EVERYTHING, ORDINARY } from './permissions.ts'
import { ids, SINCE, type User, users } from './world.ts'

/** What people call themselves in servers, where that is not how they are called elsewhere. */
const nicks: ReadonlyMap<string, string> = new Map([[users.carol.id, 'Carol (Oslo)']])

/** Whether somebody is in a server. */
export function isMember({ id }: User, guildId: string): boolean {
  return id === ids.bot ? guildId !== ids.foreignGuild : id !== users.erin.id
}

/** A member as messages carry it: without its user. */
export function bareMember(of: User): Json {
  return {
    nick: nicks.get(of.id) ?? null,
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
