import { type APIMessage, Message } from 'discord.js'

/**
 * The words of a message as people read them: its own, or those of the message that it passes on. What stands for
 * people, channels, emoji and times goes, and so does emphasis; marks of a quotation stay.
 */
export function readText(message: Message | APIMessage): string {
  const text = message.content === '' ? forwarded(message) : message.content
  let plain = text.replace(/<(?:@[!&]?|#|a?:\w{1,40}:|t:|\/[^<>:]{1,100}:|id:)[^<>\s]{1,100}>/gu, ' ')
  // One in another, such as bold italics.
  for (let depth = 0; depth < 3; depth += 1) plain = plain.replace(emphasis, '$2')
  return plain.replace(/\\([^0-9A-Za-z\s])/gu, '$1').trim()
}

const emphasis =
  /(?<![\\\p{L}\p{N}])(\*{1,3}|_{1,3}|~~|\|\||`{1,3})(?=\S)(.{1,2000}?)(?<=[^\s\\])\1(?![\p{L}\p{N}])/gsu

function forwarded(message: Message | APIMessage): string {
  const snapshot =
    message instanceof Message ? message.messageSnapshots.first() : message.message_snapshots?.[0]?.message
  return snapshot?.content ?? ''
}
