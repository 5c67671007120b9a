import { OverwriteType, PermissionFlagsBits } from 'discord.js'
import type { Channels } from './channels.ts'
import type { Json } from './json.ts'
import { ids, placeOf } from './world.ts'

/** Every permission that there was when the loopback server was written. */
export const EVERYTHING = 2251799813685247n

/** What people may do in a new server: talk, and nothing that moderates. */
export const ORDINARY =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.UseExternalApps

// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object: outside servers the
// permissions of the app say nothing about sending or reading.
const IN_GROUPS =
  PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.AttachFiles | PermissionFlagsBits.MentionEveryone
const IN_DIRECT_MESSAGES = IN_GROUPS | PermissionFlagsBits.UseExternalEmojis

/** In the locked thread the bot is no moderator, unless it is made one: it could write there. */
const WHERE_LOCKED = EVERYTHING & ~(PermissionFlagsBits.ManageThreads | PermissionFlagsBits.Administrator)

export type BotPermissions = ReturnType<typeof createBotPermissions>

/** What the bot may do in each channel; everything, where nobody said otherwise. */
export function createBotPermissions(channels: Channels) {
  const given = new Map<string, bigint>()
  const people = new Map<string, Map<string, bigint>>()

  /** A thread has what its channel has, as on Discord, unless it was given its own. */
  function of(channelId: string): bigint {
    const parent = channels.find(channelId)?.parent_id ?? ''
    return given.get(channelId) ?? given.get(parent) ?? usual(channelId)
  }

  function usual(channelId: string): bigint {
    const channel = channels.find(channelId)
    const place = channel && placeOf(channel)
    if (place === 'dm') return IN_DIRECT_MESSAGES
    if (place === 'private') return IN_GROUPS
    return place === 'locked' ? WHERE_LOCKED : EVERYTHING
  }

  return {
    of,
    set(channelId: string, permissions: bigint): void {
      const channel = channels.find(channelId)
      if (channel?.guild_id === undefined || !channels.isBotIn(channel))
        throw new Error(`The bot has no permissions to be set in ${channelId}`)
      given.set(channelId, permissions)
    },
    /** Whether the bot may do all of this there; outside servers it may write to whom it can reach. */
    has(channelId: string, ...needed: readonly bigint[]): boolean {
      if (channels.find(channelId)?.guild_id === undefined) return true
      const held = of(channelId)
      const isAdministrator = (held & PermissionFlagsBits.Administrator) !== 0n
      return isAdministrator || needed.every((bit) => (held & bit) !== 0n)
    },
    /** The overwrites by which a client finds out for itself; a thread cannot have any. */
    overwrites(channelId: string): readonly Json[] {
      const ofBot = given.get(channelId)
      const all = [
        ...(ofBot === undefined ? [] : [[ids.bot, ofBot] as const]),
        ...(people.get(channelId) ?? []),
      ]
      return all.map(([id, allowed]) => {
        const deny = EVERYTHING & ~allowed
        return { id, type: OverwriteType.Member, allow: String(allowed), deny: String(deny) }
      })
    },
    /** What a person may do there, as a client finds out for itself; interactions have it from their scene. */
    setOf(userId: string, channelId: string, permissions: bigint): void {
      people.set(channelId, (people.get(channelId) ?? new Map()).set(userId, permissions))
    },
  }
}
