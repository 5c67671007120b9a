import { cleanContent, type Message } from 'discord.js'
import type { Bot } from '../../../src/answer/bot.ts'
import type { Command } from '../../../src/command/command.ts'

/**
 * What a message asks the bot: a direct message as it is, any other where it mentions the bot itself, without the
 * mention. Null for everything else: bots, webhooks, notices, and replies to the bot in which nobody typed its name.
 */
export function readQuestion(bot: Pick<Bot, 'read'>, message: Message): Command | null {
  const { author, webhookId, system, guildId, mentions, client, content, channel } = message
  if (author.bot || webhookId !== null || system) return null
  const asked = { ignoreEveryone: true, ignoreRoles: true, ignoreRepliedUser: true }
  if (guildId !== null && !mentions.has(client.user, asked)) return null
  const mention = new RegExp(`<@!?${client.user.id}>[,:]?`, 'gu')
  const text = content.replaceAll(mention, ' ').replaceAll(/<@!(?=\d)/gu, '<@')
  // Who is to have an action item must be told; everywhere else people are but names.
  const command = bot.read(text)
  if (command.kind !== 'change action') return bot.read(cleanContent(text, channel).trim())
  const { note } = command
  return { ...command, note: note === null ? null : cleanContent(note, channel) }
}
