import type { RespondArguments, RespondFn, webApi } from '@slack/bolt'
import type { Place } from '../../../src/command/place.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { inThread } from '../posting/poster.ts'
import { renderReply } from '../render/render.ts'

/** The ways back to whoever typed a command, pressed a button or used a shortcut: all for their eyes alone. */
export interface Responses {
  /** Tells Slack that the question arrived; does nothing the second time. */
  readonly acknowledge: () => Promise<void>
  /** Shows a reply, in the place of the message whose button was pressed where it `isTurned`. */
  readonly show: (reply: Reply, isTurned?: boolean) => Promise<void>
  /** Says a sentence, whatever has been answered so far. */
  readonly say: (text: string) => Promise<void>
}

/** `carriesReply`: what comes with the acknowledgement is shown, which saves a round trip. */
export function createResponses(
  ack: (message?: RespondArguments) => Promise<void>,
  respond: RespondFn,
  carriesReply = false,
): Responses {
  let isHeard = false
  const acknowledge = async (message?: RespondArguments): Promise<void> => {
    if (isHeard) return
    isHeard = true
    await ack(message)
  }
  return {
    acknowledge: () => acknowledge(),
    async show(reply, isTurned = false) {
      if (!carriesReply) await acknowledge()
      for (const [index, message] of renderReply(reply).entries()) {
        const isFirst = index === 0
        if (isHeard) {
          await respond({ response_type: 'ephemeral', replace_original: isTurned && isFirst, ...message })
        } else await acknowledge({ response_type: 'ephemeral', ...message })
      }
    },
    async say(text) {
      await acknowledge().catch(() => undefined)
      await respond({ response_type: 'ephemeral', replace_original: false, text })
    },
  }
}

/** Posts a reply for one person's eyes. In a thread it shows only while that has replies. */
export async function postEphemerals(
  client: webApi.WebClient,
  { channel, thread }: Place,
  user: string,
  reply: Reply,
): Promise<void> {
  for (const { text, blocks } of renderReply(reply)) {
    await client.chat.postEphemeral({ channel, user, ...inThread(thread), text, blocks, parse: 'none' })
  }
}

/** Posts a reply as messages of a direct conversation. */
export async function postDirectly(
  client: webApi.WebClient,
  channel: string,
  thread: string | null,
  reply: Reply,
): Promise<void> {
  for (const message of renderReply(reply)) {
    await client.chat.postMessage({ channel, ...inThread(thread), ...message, parse: 'none' })
  }
}
