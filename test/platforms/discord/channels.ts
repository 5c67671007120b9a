import { ChannelType } from 'discord.js'
import type { Guilds } from './guilds.ts'
import { objectsIn } from './json.ts'
import { type Channel, textChannel, channels as world } from './world.ts'

const FIRST_ID = 310000000000000000n

export type Channels = ReturnType<typeof createChannels>

/** The channels that there are now: those of the world, and what was added, and without what was deleted. */
export function createChannels(guilds: Guilds) {
  const byId = new Map(world)
  let added = 0

  function inGuild(guildId: string): readonly Channel[] {
    return [...byId.values()].filter((channel) => channel.guild_id === guildId)
  }

  return {
    find: (id: string): Channel | null => byId.get(id) ?? null,
    inGuild,
    /** The direct messages between the bot and that user, null if nobody has that id or it is a bot. */
    directWith: (userId: string): Channel | null =>
      [...byId.values()].find((channel) => partnerIn(channel) === userId) ?? null,
    /** Whether the bot itself is there; elsewhere it can answer interactions and do nothing else. */
    isBotIn({ type, guild_id: guildId }: Channel): boolean {
      return guildId === undefined ? type === ChannelType.DM : guilds.has(guildId)
    },
    /** Another text channel, named by its number. */
    add(guildId: string): Channel {
      added += 1
      const channel = textChannel(String(FIRST_ID + BigInt(added)), guildId, `channel-${added}`)
      byId.set(channel.id, channel)
      return channel
    },
    /** Deletes a channel and its threads. */
    remove(id: string): void {
      for (const channel of [...byId.values()])
        if (channel.id === id || channel.parent_id === id) byId.delete(channel.id)
    },
  }
}

/** The id of whom the bot's direct messages in that channel go to; null where there is no such one person. */
export function partnerIn({ type, recipients }: Channel): unknown {
  return type === ChannelType.DM ? (objectsIn(recipients)[0]?.id ?? null) : null
}
