import { PermissionFlagsBits, RESTJSONErrorCodes } from 'discord.js'
import type { Rights } from '../../../src/delivery/channel-access.ts'
import type { Api } from '../posting/api.ts'
import { isGuest } from '../posting/asker-permissions.ts'
import { isRefusal } from '../posting/refusals.ts'
import { isOwnWorkspace } from './workspace-of.ts'

/** What a person is in a workspace: a server, asked for anew, or what is theirs alone. Null where Discord doesn't tell. */
export async function rightsOf({ client }: Api, workspace: string, person: string): Promise<Rights | null> {
  if (isOwnWorkspace(workspace)) return { role: 'member', isAdmin: true }
  const anew = { force: true, cache: false }
  try {
    const server = await client.guilds.fetch({ guild: workspace, ...anew })
    const member = await server.members.fetch({ user: person, ...anew })
    const role = isGuest(member) ? 'guest' : 'member'
    return { role, isAdmin: member.permissions.has(PermissionFlagsBits.ManageGuild) }
  } catch (error) {
    return isRefusal(error) && gone.has(error.code) ? { role: 'external', isAdmin: false } : null
  }
}

/** What Discord says where the person isn't in the server, or the bot isn't. */
const gone: ReadonlySet<string | number> = new Set([
  RESTJSONErrorCodes.UnknownMember,
  RESTJSONErrorCodes.UnknownUser,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
])
