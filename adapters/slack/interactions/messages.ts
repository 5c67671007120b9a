import { acceptQuote, respond } from '../../../src/answer/respond.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { platform, workspaceOf } from '../connection/workspace-of.ts'
import { inThread } from '../posting/poster.ts'
import { renderReply } from '../render/render.ts'
import { readTyped, withoutMention } from '../render/text.ts'
import { type Asking, askerOf } from './asker.ts'
import { postEphemerals } from './ephemerals.ts'
import { type AskedMessage, readAsked, readEvent } from './events.ts'
import { createTypedExchange, postingIn } from './exchange.ts'
import type { ListenerContext } from './listener-context.ts'

/**
 * Writes a quote that a message asks for down, before Slack is told that the message arrived; from then on it is going
 * to be posted whatever happens. Everything else is left to `onMessage`.
 */
export async function acceptMention(context: ListenerContext, body: unknown): Promise<void> {
  const asked = readEvent(body)
  if (asked === null) return
  const command = readCommand(context, asked)
  if (command.kind !== 'quote') return
  const asking = askingOf(workspaceOf(body), asked)
  const asker = await askerOf(context.people, asking, command)
  await acceptQuote(
    context,
    command,
    asker,
    postingIn(asking, async () => undefined, true),
  )
}

/** A mention in a channel, or any message in a direct conversation. Each message is answered once. */
export async function onMessage(context: ListenerContext, body: unknown, event: unknown): Promise<void> {
  const { errorBoundary, client, answered: known } = context
  const asked = readAsked(event)
  if (asked === null) return
  const workspace = workspaceOf(body)
  const { channel, thread, user } = asked
  const key = `${workspace}:${channel}:${asked.ts}`
  if (known.has(key)) return
  known.set(key, true)
  const asking = askingOf(workspace, asked)
  const showPrivately = async (reply: Reply): Promise<void> => {
    const messages = renderReply(reply)
    // Outside a thread there is none yet, and Slack does not show a private message in a thread without replies.
    if (asked.kind === 'mention') return postEphemerals(client, { ...asking.place, thread }, user, messages)
    for (const message of messages) {
      await client.chat.postMessage({ channel, ...inThread(thread), ...message, parse: 'none' })
    }
  }
  await errorBoundary.run(
    () =>
      respond(context, readCommand(context, asked), {
        ...createTypedExchange(context, asking),
        // Slack has its acknowledgement already: an event has no other answer, and opens nothing.
        acknowledge: async () => undefined,
        openForm: null,
        showPrivately,
        posting: postingIn(
          asking,
          async (problem) => {
            if (problem !== null) await showPrivately(problem)
          },
          true,
        ),
        removeMessage: null,
      }),
    (sentence) => client.chat.postEphemeral({ channel, user, ...inThread(thread), text: sentence }),
  )
}

function readCommand({ bot, botUser }: ListenerContext, asked: AskedMessage) {
  return bot.read(readTyped(withoutMention(asked.text, botUser)))
}

/** A message tells no name. A mention is answered in its thread, or begins one. */
function askingOf(workspace: string, { kind, user, channel, ts, thread }: AskedMessage): Asking {
  const into = kind === 'mention' ? (thread ?? ts) : thread
  return {
    user: { id: user, name: null },
    place: { platform, workspace, channel, thread: into },
    origin: ts,
  }
}
