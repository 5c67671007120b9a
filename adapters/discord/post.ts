import type { Client } from 'discord.js'
import { refusalOf, withoutContents } from './refusals.ts'
import type { DiscordMessage } from './render.ts'
import { sendAll } from './respond.ts'

/** Posts messages to a channel, all of them or none. Throws an error that says why where that cannot be. */
export async function postMessages(
  client: Client<true>,
  channelId: string,
  messages: readonly DiscordMessage[],
): Promise<void> {
  try {
    const channel = await client.channels.fetch(channelId)
    if (!channel?.isSendable()) throw new Error('it takes no messages')
    await sendAll(
      messages.map((message) => async () => {
        const sent = await channel.send(message)
        return () => sent.delete()
      }),
    )
  } catch (error) {
    const plain = withoutContents(error)
    const reason = refusalOf(error) ?? (plain instanceof Error ? plain.message : String(plain))
    throw new Error(`Cannot post in Discord channel ${channelId}: ${reason}`)
  }
}
