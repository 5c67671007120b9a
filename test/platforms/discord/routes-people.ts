import { missingAccess } from './access.ts'
import { type Answer, type Call, ok, param, refuse } from './exchange.ts'
import { bareMember, isMember } from './members.ts'
import type { Surroundings } from './surroundings.ts'
import { findUser } from './world.ts'

/** Who somebody is, on Discord and in a server; neither needs a privileged intent. */
export function peopleRoutes(surroundings: Surroundings) {
  const user = (call: Call): Answer => {
    const found = findUser(param(call, 'user'))
    return found ? ok(found) : unknownUser()
  }
  const member = (call: Call): Answer => {
    const guildId = param(call, 'guild')
    // https://github.com/discord/discord-api-docs/issues/1716, for servers that there are and those there are not.
    if (!surroundings.guilds.has(guildId)) return missingAccess()
    const found = findUser(param(call, 'user'))
    if (!found) return unknownUser()
    if (!isMember(found, guildId)) return refuse(404, 10007, 'Unknown Member')
    return ok({ ...bareMember(found), user: found })
  }
  const guild = (call: Call): Answer => {
    const id = param(call, 'guild')
    if (!surroundings.guilds.has(id)) return missingAccess()
    // Its channels and members have routes of their own.
    const {
      channels: _channels,
      threads: _threads,
      members: _members,
      ...told
    } = surroundings.describeGuild(id)
    return ok(told)
  }
  return {
    'GET /guilds/:guild': { body: null, handle: guild },
    'GET /users/:user': { body: null, handle: user },
    'GET /guilds/:guild/members/:user': { body: null, handle: member },
  } as const
}

function unknownUser(): Answer {
  return refuse(404, 10013, 'Unknown User')
}
