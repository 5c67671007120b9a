import { type Client, type DiscordAPIError, RESTJSONErrorCodes } from 'discord.js'
import type { Command, Unclear } from '../../../src/command/command.ts'
import { nameOf } from '../connection/asker.ts'
import { isRefusal } from '../posting/refusals.ts'

/** The id of whoever is to have an action item, where Discord has to be asked for their name; null where not. */
export function unnamedOwner(command: Command): string | null {
  if (command.kind !== 'change action') return null
  const { owner } = command
  return typeof owner === 'object' && owner !== null && owner.name === null ? owner.id : null
}

/** The command with the new owner's name. A bot or a role can't be an owner. */
export async function nameOwner(client: Client, guildId: string | null, command: Command): Promise<Command> {
  if (command.kind !== 'change action') return command
  const { owner, note } = command
  if (owner === null && /^<@&\d+>/u.test(note ?? '')) return unknownPerson(note ?? '')
  const id = unnamedOwner(command)
  if (id === null) return command
  const name = await findName(client, guildId, id)
  return name === null ? unknownPerson(id) : { ...command, owner: { id, name } }
}

/** What somebody says who names a person that cannot have an action item. */
export function unknownPerson(text: string): Unclear {
  return { kind: 'unclear', reason: 'unknown person', text }
}

/** As whom people know somebody: as a member of the server, else as Discord does; null for bots and for nobody. */
async function findName(client: Client, guildId: string | null, id: string): Promise<string | null> {
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
