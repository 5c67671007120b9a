import { PermissionFlagsBits } from 'discord.js'
import type { Gateway } from './gateway.ts'
import { asSeen } from './guild.ts'
import type { Message } from './model.ts'
import { asEvent } from './payload-messages.ts'
import type { Surroundings } from './surroundings.ts'

/** What the gateway tells of changes that the bot made itself, or that concern it. */
export function createAnnouncer(gateway: Gateway, { channels, permissions }: Surroundings) {
  return {
    /** The bot hears of its own messages too, except where it is not or may not look. */
    ofMessage(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE', message: Message): void {
      const channel = channels.find(message.channel_id)
      if (!gateway.hasSessions() || !channel || !channels.isBotIn(channel)) return
      if (!permissions.has(channel.id, PermissionFlagsBits.ViewChannel)) return
      const { id, channel_id, guild_id, ...rest } = asEvent(message, channel)
      const where = { id, channel_id, ...(guild_id === undefined ? {} : { guild_id }) }
      gateway.dispatch(event, event === 'MESSAGE_DELETE' ? where : { ...rest, ...where })
    },

    /** A channel as it now is, so that clients reckon their permissions anew. */
    ofChannel(channelId: string): void {
      const channel = channels.find(channelId)
      const isThread = channel && 'thread_metadata' in channel
      if (!channel || isThread || !gateway.hasSessions()) return
      gateway.dispatch('CHANNEL_UPDATE', asSeen(channel, permissions.overwrites))
    },
  }
}
