import type { RespondArguments, RespondFn, SlashCommand } from '@slack/bolt'
import type { Quote } from '../../../src/command/command.ts'
import { nameMentioned } from '../connection/name-mentioned.ts'
import { inThread } from '../posting/poster.ts'
import { renderReply } from '../render/render.ts'
import { readTyped, withoutMention } from '../render/text.ts'
import { answer } from './answer.ts'
import { type Asking, askerOf, isSlow } from './asker.ts'
import { postEphemerals } from './ephemerals.ts'
import { type AskedMessage, readAsked, readEvent } from './events.ts'
import type { ListenerContext } from './listener-context.ts'
import { openDoors, quote, takeDownQuote } from './quote.ts'

/** `/korea …`: what is private goes out with the acknowledgement, which saves a round trip; quotes go to the channel. */
export async function onSlashCommand(
  context: ListenerContext,
  sent: Pick<SlashCommand, 'text' | 'user_id' | 'user_name' | 'channel_id' | 'team_id' | 'trigger_id'>,
  ack: (message?: RespondArguments) => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const { bot, errorBoundary, client, outbox, people } = context
  const doors = openDoors(ack, respond)
  await errorBoundary.run(
    async () => {
      const command = bot.read(readTyped(sent.text))
      const asking = {
        user: { id: sent.user_id, name: sent.user_name },
        workspace: sent.team_id,
        channel: sent.channel_id,
        origin: sent.trigger_id,
      }
      if (command.kind === 'quote') {
        const asker = await askerOf(people, asking, command)
        const occasion = {
          workspace: sent.team_id,
          channel: sent.channel_id,
          thread: null,
          origin: sent.trigger_id,
          isRedelivered: false,
        }
        await quote({ bot, outbox }, command, asker, occasion, doors)
        return
      }
      if (isSlow(command, sent.user_id)) await doors.acknowledge()
      const answered = await answer(context, asking, await nameMentioned(people, command), {
        place: { channel: sent.channel_id, thread: null },
        async open(view) {
          await client.views.open({ trigger_id: sent.trigger_id, view })
          await doors.acknowledge()
        },
      })
      // Nothing that can be typed takes back a message.
      if (answered?.kind === 'reply') await doors.showPrivately(answered)
      else await doors.acknowledge()
    },
    async (sentence) => {
      await doors.acknowledge().catch(() => undefined)
      await respond({ response_type: 'ephemeral', replace_original: false, text: sentence })
    },
  )
}

/**
 * Writes a quote that a message asks for down, before Slack is told that the message arrived; from then on it is going
 * to be posted whatever happens. Everything else is left to `onMessage`.
 */
export async function takeDownMention(context: ListenerContext, body: unknown): Promise<void> {
  const { team, asked } = readEvent(body)
  if (asked === null) return
  const command = readCommand(context, asked)
  if (command.kind === 'quote') {
    const asker = await askerOf(context.people, askingOf(team, asked), command)
    await takeDownQuote(context, command, asker, occasionOf(team, asked))
  }
}

/** A mention in a channel, or any message in a direct conversation. Each message is answered once. */
export async function onMessage(context: ListenerContext, team: string, event: unknown): Promise<void> {
  const { errorBoundary, client, answered: known } = context
  const asked = readAsked(event)
  if (asked === null) return
  const key = `${team}:${asked.channel}:${asked.ts}`
  if (known.has(key)) return
  known.set(key, true)
  const { channel, thread, user } = asked
  const showPrivately = async (reply: Parameters<typeof renderReply>[0]): Promise<void> => {
    const messages = renderReply(reply)
    // Outside a thread there is none yet, and Slack does not show a private message in a thread without replies.
    if (asked.kind === 'mention') return postEphemerals(client, { channel, thread }, user, messages)
    for (const message of messages) {
      await client.chat.postMessage({ channel, ...inThread(thread), ...message, parse: 'none' })
    }
  }
  await errorBoundary.run(
    async () => {
      const command = readCommand(context, asked)
      if (command.kind === 'quote') return quoteMessage(context, team, asked, command, showPrivately)
      const named = await nameMentioned(context.people, command)
      const answered = await answer(context, askingOf(team, asked), named, null)
      if (answered?.kind === 'reply') await showPrivately(answered)
    },
    (sentence) => client.chat.postEphemeral({ channel, user, ...inThread(thread), text: sentence }),
  )
}

async function quoteMessage(
  context: ListenerContext,
  team: string,
  asked: AskedMessage,
  command: Quote,
  showPrivately: Parameters<typeof quote>[4]['showPrivately'],
): Promise<void> {
  const asker = await askerOf(context.people, askingOf(team, asked), command)
  // Slack has its acknowledgement already: an event has no other answer.
  const doors = { acknowledge: async () => undefined, showPrivately }
  await quote(context, command, asker, occasionOf(team, asked), doors)
}

function readCommand({ bot, botUser }: ListenerContext, asked: AskedMessage) {
  return bot.read(readTyped(withoutMention(asked.text, botUser)))
}

/** A message tells no name. */
function askingOf(workspace: string, { user, channel, ts }: AskedMessage): Asking {
  return { user: { id: user, name: null }, workspace, channel, origin: ts }
}

/** A mention is answered in its thread, or begins one. */
function occasionOf(workspace: string, { kind, channel, thread, ts }: AskedMessage) {
  const into = kind === 'mention' ? (thread ?? ts) : thread
  return { workspace, channel, thread: into, origin: ts, isRedelivered: true }
}
