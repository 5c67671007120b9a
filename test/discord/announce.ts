import { PermissionFlagsBits } from 'discord.js'
import type { createGateway } from './gateway.ts'
import { asSeen } from './guild.ts'
import type { Message } from './model.ts'
import { asEvent } from './payload-messages.ts'
import type { BotPermissions } from './permissions.ts'
import { channels } from './world.ts'

/** What the gateway tells of changes that the bot made itself, or that concern it. */
export function createAnnouncer(gateway: ReturnType<typeof createGateway>, permissions: BotPermissions) {
  return {
    /** The bot hears of its own messages too, except where it is not or may not look. */
    ofMessage(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE', message: Message): void {
      if (!gateway.hasSessions()) return
      if (!permissions.has(message.channel_id, PermissionFlagsBits.ViewChannel)) return
      const { id, channel_id, guild_id, ...rest } = asEvent(message)
      const where = { id, channel_id, ...(guild_id === undefined ? {} : { guild_id }) }
      if (guild_id === undefined && rest.channel_type !== 1) return
      gateway.dispatch(event, event === 'MESSAGE_DELETE' ? where : { ...rest, ...where })
    },

    /** A channel as it now is, so that clients reckon their permissions anew. */
    ofChannel(channelId: string): void {
      const channel = channels.get(channelId)
      const isThread = channel && 'thread_metadata' in channel
      if (!channel || isThread || !gateway.hasSessions()) return
      gateway.dispatch('CHANNEL_UPDATE', asSeen(channel, permissions.overwrites))
    },
  }
}
