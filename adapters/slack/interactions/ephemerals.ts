import type { webApi } from '@slack/bolt'
import type { Place } from '../../../src/command/place.ts'
import { inThread } from '../posting/poster.ts'
import type { SlackMessage } from '../render/render.ts'

/** Posts messages in order for one person's eyes. In a thread they show only while it has replies. */
export async function postEphemerals(
  client: webApi.WebClient,
  { channel, thread }: Place,
  user: string,
  messages: readonly SlackMessage[],
): Promise<void> {
  for (const { text, blocks } of messages) {
    await client.chat.postEphemeral({ channel, user, ...inThread(thread), text, blocks, parse: 'none' })
  }
}
