import { type Client, type DiscordAPIError, RESTJSONErrorCodes } from 'discord.js'
import type { Command } from '../../../src/command/command.ts'
import { unknownPerson } from '../../../src/command/needs.ts'
import { nameOf } from '../connection/asker.ts'
import { isRefusal } from '../posting/refusals.ts'

/** The command, unless it gives an action item to a role, which reads as a note. */
export function refuseRole(command: Command): Command {
  if (command.kind !== 'change action' || command.owner !== null) return command
  const note = command.note ?? ''
  return /^<@&\d+>/u.test(note) ? unknownPerson(note) : command
}

/** As whom people know somebody: as a member of the server, else as Discord does; null for bots and for nobody. */
export async function findName(client: Client, guildId: string | null, id: string): Promise<string | null> {
  if (!/^\d{1,20}$/u.test(id)) return null
  // Of changes to members and users the bot is not told, so what it has kept may be old.
  const anew = { force: true, cache: false }
  const guild = guildId === null ? undefined : client.guilds.cache.get(guildId)
  const member = await guild?.members.fetch({ user: id, ...anew }).catch(nobodyIfUnknown)
  const user = member?.user ?? (await client.users.fetch(id, anew).catch(nobodyIfUnknown))
  return user === null || user.bot ? null : nameOf(user, member ?? null)
}

function nobodyIfUnknown(error: unknown): null {
  if (isRefusal(error) && unknown.has(error.code)) return null
  throw error
}

const unknown: ReadonlySet<DiscordAPIError['code']> = new Set([
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
  // An id that is too large to be one.
  RESTJSONErrorCodes.InvalidFormBodyOrContentType,
])
