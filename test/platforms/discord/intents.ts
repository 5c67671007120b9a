import { GatewayIntentBits } from 'discord.js'
import { type Json, objectsIn } from './json.ts'
import { users } from './world.ts'

/** The intents that an application has to be granted: https://discord.com/developers/docs/events/gateway#privileged-intents */
export const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent

/** The event as a session with these intents receives it, or null where it does not receive it. */
export function withIntents(intents: number, event: string, data: Json): Json | null {
  if (/^(?:GUILD|CHANNEL|THREAD)_/u.test(event)) return intents & GatewayIntentBits.Guilds ? data : null
  if (!event.startsWith('MESSAGE_')) return data
  const needed =
    data.guild_id === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages
  if ((intents & needed) === 0) return null
  return withoutContent(intents, data)
}

/**
 * Without the message content intent a message arrives empty, unless the bot wrote it, is mentioned in it, or
 * received it directly: https://discord.com/developers/docs/events/gateway#message-content-intent
 */
export function withoutContent(intents: number, message: Json): Json {
  if ((intents & GatewayIntentBits.MessageContent) !== 0 || message.author === undefined) return message
  const { author } = message
  const isByBot = author instanceof Object && 'id' in author && author.id === users.bot.id
  const isToBot = objectsIn(message.mentions).some(({ id }) => id === users.bot.id)
  if (isByBot || isToBot || message.guild_id === undefined) return message
  return { ...message, content: '', embeds: [], attachments: [], components: [] }
}
