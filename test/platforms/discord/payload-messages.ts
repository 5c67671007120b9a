import { isJson } from './json.ts'
import { bareMember } from './members.ts'
import { type Message, messageFrom } from './model.ts'
import { type Channel, channelOf, ids, type Place, type User, users } from './world.ts'

/** Who does something, and where; alice in the server's channel unless said otherwise. */
export interface Scene {
  readonly place?: Place
  readonly user?: User
  /** The id of a channel that is no place of the world, because it was added. */
  readonly channel?: string
}

export interface MessageScene extends Scene {
  /** The message it replies to; the reply notifies its author, as it does unless people switch that off. */
  readonly replyTo?: Message
}

/**
 * A message of a person (or, with `user: users.other`, of another bot) that does not mention the bot. Some places can
 * be written in although the bot is not there; it is then not told.
 */
export function plainMessage(
  text: string,
  { place = 'channel', user = users.alice, channel, replyTo }: MessageScene = {},
): Message {
  const message = messageFrom(channel ?? channelOf(place, user).id, user, { content: text })
  if (!replyTo) return message
  return {
    ...message,
    type: 19,
    mentions: [mentioned(replyTo.author)],
    message_reference: { type: 0, channel_id: replyTo.channel_id, message_id: replyTo.id },
    referenced_message: replyTo,
  }
}

/** A message that begins with a mention of the bot. */
export function mention(text: string, scene: MessageScene = {}): Message {
  const message = plainMessage(`<@${ids.bot}> ${text}`, scene)
  const others = scene.replyTo && scene.replyTo.author.id !== ids.bot ? [mentioned(scene.replyTo.author)] : []
  return { ...message, mentions: [mentioned(users.bot), ...others] }
}

/** A message to the bot itself. */
export function directMessage(
  text: string,
  { user = users.alice, replyTo }: Omit<MessageScene, 'place' | 'channel'> = {},
): Message {
  return plainMessage(text, { place: 'dm', user, ...(replyTo ? { replyTo } : {}) })
}

/**
 * A message as MESSAGE_CREATE and MESSAGE_UPDATE carry it. Without `channel_type` discord.js would take a direct
 * message for one in a channel it does not know, and drop it.
 */
export function asEvent(message: Message, { type, guild_id: guildId }: Channel): Message {
  return {
    ...message,
    channel_type: type,
    ...(guildId === undefined
      ? {}
      : {
          guild_id: guildId,
          member: { ...bareMember(message.author), ...(isJson(message.member) ? message.member : {}) },
        }),
  }
}

function mentioned(user: User): User {
  return { ...user, member: bareMember(user) }
}
