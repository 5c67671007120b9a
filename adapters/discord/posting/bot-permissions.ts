import type { Channel, Client, GuildMember, PermissionsBitField } from 'discord.js'
import { Routes } from 'discord.js'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Api } from './api.ts'

/** What the bot may do in a channel: `permissions` is null outside servers, and where that is not known. */
export interface BotPermissions {
  readonly channel: Channel | null
  readonly permissions: Readonly<PermissionsBitField> | null
}

const nothingKnown: BotPermissions = { channel: null, permissions: null }

// So long a server's roles are taken to be what they were.
const rolesForMs = 60_000
const mostServers = 500

/**
 * Tells what the bot may do in a channel: by the connection to the gateway where this process has it, which is told of every
 * change, else by asking for the channel, its server and the bot's roles there. Rejects as the REST API does.
 */
export function createBotPermissions(
  { client: asking, rest }: Api,
  connected: () => Client<true> | null,
  ownId: () => string,
): (channel: string) => Promise<BotPermissions> {
  const members = new LRUCache<string, Promise<GuildMember>>({
    max: mostServers,
    ttl: rolesForMs,
    dispose: (_, server) => void asking.guilds.cache.delete(server),
  })

  return async (id) => {
    const client = connected()
    if (client !== null) return permissionsIn(await client.channels.fetch(id), client.user.id)
    const { guild_id: server, parent_id: parent } = channelSchema.parse(await rest.get(Routes.channel(id)))
    if (server === undefined) {
      return { channel: await asking.channels.fetch(id, { force: true }), permissions: null }
    }
    const member = await memberOf(server)
    // The permissions in a thread are its channel's.
    if (parent !== null) await asking.channels.fetch(parent, { force: true })
    return permissionsIn(await asking.channels.fetch(id, { force: true }), member)
  }

  function memberOf(server: string): Promise<GuildMember> {
    const known = members.get(server)
    if (known !== undefined) return known
    const asked = asking.guilds
      .fetch({ guild: server, force: true })
      .then((guild) => guild.members.fetch({ user: ownId(), force: true }))
    members.set(server, asked)
    asked.catch(() => members.delete(server))
    return asked
  }
}

function permissionsIn(channel: Channel | null, of: GuildMember | string): BotPermissions {
  if (channel === null) return nothingKnown
  return { channel, permissions: channel.isDMBased() ? null : channel.permissionsFor(of) }
}

const channelSchema = z.looseObject({
  guild_id: z.string().optional(),
  parent_id: z
    .string()
    .nullish()
    .transform((id) => id ?? null),
})
