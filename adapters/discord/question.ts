import { cleanContent, type Message } from 'discord.js'

/**
 * What a message asks the bot: a direct message as it is, any other where it mentions the bot itself, without the
 * mention. Null for everything else: bots, webhooks, notices, and replies to the bot in which nobody typed its name.
 */
export function readQuestion(message: Message): string | null {
  const { author, webhookId, system, guildId, mentions, client, content, channel } = message
  if (author.bot || webhookId !== null || system) return null
  const asked = { ignoreEveryone: true, ignoreRoles: true, ignoreRepliedUser: true }
  if (guildId !== null && !mentions.has(client.user, asked)) return null
  const mention = new RegExp(`<@!?${client.user.id}>[,:]?`, 'gu')
  return cleanContent(content.replaceAll(mention, ' '), channel).trim()
}
