import { ChannelType, PermissionFlagsBits } from 'discord.js'
import { type Answer, bodyOf, type Call, param, refuse } from './exchange.ts'
import { isJson } from './json.ts'
import type { Surroundings } from './surroundings.ts'
import { type Channel, ids } from './world.ts'

type Handle = (call: Call) => Answer

/**
 * Routes of a channel behind what the bot may do in it. Where the bot is not, it may only answer interactions, which need
 * no permission: https://discord.com/developers/docs/topics/permissions
 */
export function createAccess({ channels, permissions, privacy }: Surroundings) {
  /** For those who see the channel and have these permissions too. */
  function seeing(handle: Handle, ...needed: readonly bigint[]): Handle {
    return (call) => {
      const channel = channels.find(param(call, 'channel'))
      if (!channel) return refuse(404, 10003, 'Unknown Channel')
      if (!channels.isBotIn(channel) || !permissions.has(channel.id, PermissionFlagsBits.ViewChannel))
        return missingAccess()
      return permissions.has(channel.id, ...needed) ? handle(call) : missingPermissions()
    }
  }

  /** For those who may also change what stands there: in a locked thread, moderators. */
  function changing(handle: Handle): Handle {
    return seeing((call) => {
      const id = param(call, 'channel')
      const isShut = id === ids.lockedThread && !permissions.has(id, PermissionFlagsBits.ManageThreads)
      return isShut ? threadArchived() : handle(call)
    })
  }

  /** For those who may post there. https://discord.com/developers/docs/resources/message#create-message-limitations */
  function writing(handle: Handle): Handle {
    return changing((call) => {
      const channel = channels.find(param(call, 'channel'))
      return (channel && refusalToWrite(channel, call)) ?? handle(call)
    })
  }

  function refusalToWrite(channel: Channel, call: Call): Answer | null {
    // "Cannot send messages in a non-text channel": what Discord says of a forum, in spite of 40058.
    if (channel.type === ChannelType.GuildForum)
      return refuse(400, 50008, 'Cannot send messages in a non-text channel')
    // https://discord.com/developers/docs/topics/threads#permissions: "SEND_MESSAGES has no effect in threads".
    const isThread = channel.type === ChannelType.PublicThread
    const needed = [
      isThread ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
      ...(call.fileCount > 0 ? [PermissionFlagsBits.AttachFiles] : []),
    ]
    if (!permissions.has(channel.id, ...needed)) return missingPermissions()
    const isReply = isJson(bodyOf(call).message_reference)
    if (isReply && !permissions.has(channel.id, PermissionFlagsBits.ReadMessageHistory))
      return refuse(403, 160002, 'Cannot reply without permission to read message history')
    return privacy.refusalIn(channel)
  }

  return { seeing, changing, writing }
}

/** What Discord says of a thread that is archived, and locked so that writing does not open it again. */
export function threadArchived(): Answer {
  return refuse(403, 50083, 'Thread is archived')
}

/** What Discord says to a bot that is not there, or does not see it. */
export function missingAccess(): Answer {
  return refuse(403, 50001, 'Missing Access')
}

function missingPermissions(): Answer {
  return refuse(403, 50013, 'Missing Permissions')
}
