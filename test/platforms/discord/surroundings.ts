import { type Channels, createChannels } from './channels.ts'
import { completeGuild } from './guild.ts'
import { createGuilds, type Guilds } from './guilds.ts'
import type { Json } from './json.ts'
import { type BotPermissions, createBotPermissions } from './permissions.ts'
import { createPrivacy, type Privacy } from './privacy.ts'

/** Where the bot is, and what it may do there. */
export interface Surroundings {
  readonly guilds: Guilds
  readonly channels: Channels
  readonly permissions: BotPermissions
  readonly privacy: Privacy
  /** A server that the bot is in, as GUILD_CREATE carries it. */
  readonly describeGuild: (id: string) => Json
}

/** The world as it is at the beginning: the bot is in one server, and may do anything there. */
export function createSurroundings(): Surroundings {
  const guilds = createGuilds()
  const channels = createChannels(guilds)
  const permissions = createBotPermissions(channels)
  return {
    guilds,
    channels,
    permissions,
    privacy: createPrivacy(),
    describeGuild: (id) => completeGuild(guilds.get(id), channels.inGuild(id), permissions.overwrites),
  }
}
