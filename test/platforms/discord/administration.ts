import { ChannelType, PermissionFlagsBits } from 'discord.js'
import type { Gateway } from './gateway.ts'
import { asSeen } from './guild.ts'
import type { Json } from './json.ts'
import type { Surroundings } from './surroundings.ts'
import { ids } from './world.ts'

/** What those who run servers, and Discord itself, do to servers and channels; the bot is told if it is connected. */
export function createAdministration(
  { guilds, channels, permissions, describeGuild }: Surroundings,
  gateway: Gateway,
) {
  function tell(event: string, data: Json): void {
    if (gateway.hasSessions()) gateway.dispatch(event, data)
  }

  return {
    /** Adds the bot to another server, which has no channels yet; gives back its id. */
    addGuild(): string {
      const { id } = guilds.create()
      tell('GUILD_CREATE', describeGuild(id))
      return id
    },
    /**
     * Adds text channels to a server, which need not be few, and gives back their ids. Before a client connects that
     * costs next to nothing; afterwards it is an event for each.
     */
    addChannels(count: number, guildId: string = ids.guild): readonly string[] {
      guilds.get(guildId)
      return Array.from({ length: count }, () => {
        const channel = channels.add(guildId)
        tell('CHANNEL_CREATE', asSeen(channel, permissions.overwrites))
        return channel.id
      })
    },
    /** Deletes a channel with its threads, or a thread: from here on it is unknown. */
    deleteChannel(id: string): void {
      const channel = channels.find(id)
      if (channel?.guild_id === undefined) throw new Error(`${id} is no channel that can be deleted`)
      const isSeen = permissions.has(id, PermissionFlagsBits.ViewChannel)
      channels.remove(id)
      const event = channel.type === ChannelType.PublicThread ? 'THREAD_DELETE' : 'CHANNEL_DELETE'
      if (isSeen && guilds.has(channel.guild_id)) tell(event, channel)
    },
    /** Removes the bot from a server: from here on it has no access to its channels and hears nothing from there. */
    removeBot(guildId: string = ids.guild): void {
      guilds.get(guildId)
      guilds.leave(guildId)
      tell('GUILD_DELETE', { id: guildId })
    },
    /** Adds the bot to a server from which it was removed. */
    addBot(guildId: string = ids.guild): void {
      guilds.get(guildId)
      guilds.join(guildId)
      tell('GUILD_CREATE', describeGuild(guildId))
    },
    /** Has new members greeted in a channel, of which the bot hears when it is added the next time. */
    greetIn(channelId: string, guildId: string = ids.guild): void {
      guilds.setSystemChannel(guildId, channelId)
    },
    /** An outage: the bot is told that the server is unavailable. What its routes answer then is for `fail` to say. */
    startOutage(guildId: string = ids.guild): void {
      guilds.get(guildId)
      guilds.setAvailable(guildId, false)
      tell('GUILD_DELETE', { id: guildId, unavailable: true })
    },
    endOutage(guildId: string = ids.guild): void {
      guilds.setAvailable(guildId, true)
      tell('GUILD_CREATE', describeGuild(guildId))
    },
  }
}
