import { webApi } from '@slack/bolt'
import { inPlace } from '../../../src/answer/in-place.ts'
import { acceptQuote, respond } from '../../../src/answer/respond.ts'
import type { Reply } from '../../../src/message/reply.ts'
import { type Asking, askerOf } from '../connection/asker.ts'
import { inThread } from '../posting/poster.ts'
import { refusalOf } from '../posting/refusals.ts'
import { readMessage, slackMessage } from '../render/message-text.ts'
import { readTyped, withoutMention } from '../render/text.ts'
import { type AskedMessage, readAsked, readEvent } from './events.ts'
import { createExchange, type ListenerContext, postingIn } from './exchange.ts'
import { acceptAnswer, isPublic, postAnswer } from './mention-answers.ts'
import { postDirectly, postEphemerals } from './responses.ts'

/**
 * Writes what a message asks to have posted for everyone down, before Slack is told that the message arrived: a quote, or
 * the answer to a mention. From then on it is going to be posted whatever happens. Everything else is left to `onMessage`.
 */
export async function acceptMention(everywhere: ListenerContext, body: unknown): Promise<void> {
  const asked = readEvent(body)
  if (asked === null) return
  const asking = askingOf(everywhere, body, asked)
  const context = await inPlace(everywhere, asking.place)
  const command = readCommand(context, asked)
  if (asked.type === 'app_mention' && isPublic(asking, command)) {
    // One that is answered already is only heard again.
    if (context.answered.has(keyOf(asking, asked))) return
    return acceptAnswer(context, command, { asking, readAbove: () => readAbove(context, asked) })
  }
  if (command.kind !== 'quote') return
  const asker = await askerOf(context.people, asking, command)
  const posting = postingIn(asking, async () => undefined, true)
  await acceptQuote(context, command, asker, posting)
}

/** A mention in a channel, or any message in a direct conversation. Each message is answered once. */
export async function onMessage(context: ListenerContext, body: unknown, event: unknown): Promise<void> {
  const { errorBoundary, client, answered: known } = context
  const asked = readAsked(event)
  if (asked === null) return
  const { channel, thread_ts: thread, user } = asked
  const asking = askingOf(context, body, asked)
  const key = keyOf(asking, asked)
  if (known.has(key)) return
  known.set(key, true)
  const showPrivately = (reply: Reply): Promise<void> =>
    asked.type === 'app_mention'
      ? // Outside a thread there is none yet, and Slack does not show a private message in a thread without replies.
        postEphemerals(client, { ...asking.place, thread }, user, reply)
      : postDirectly(client, channel, thread, reply)
  const settle = async (problem: Reply | null): Promise<void> => {
    if (problem !== null) await showPrivately(problem)
  }
  await errorBoundary.run(
    async () => {
      const here = await inPlace(context, asking.place)
      // Slack has its acknowledgement already: an event has no other answer, and opens nothing.
      await respond(here, readCommand(here, asked), {
        ...createExchange(here, asking, true),
        readAbove: () => readAbove(here, asked),
        async showPrivately(reply, command) {
          const isShared = asked.type === 'app_mention' && isPublic(asking, command)
          return isShared ? settle(await postAnswer(here, asking, reply)) : showPrivately(reply)
        },
        posting: postingIn(asking, settle, true),
      })
    },
    (sentence) => client.chat.postEphemeral({ channel, user, ...inThread(thread), text: sentence }),
  )
}

const mostReplies = 1_000
// docs.slack.dev/apis/web-api/rate-limits: no more are told to an app that many workspaces have.
const fewReplies = 15

/** The last message of the thread before this one that says something to others; null where Slack does not let us see it. */
async function readAbove(
  { client, botUser, readsLittle }: ListenerContext,
  asked: AskedMessage,
): Promise<string | null> {
  const { channel, ts, thread_ts: thread } = asked
  if (thread === null) return null
  const which = {
    channel,
    ts: thread,
    latest: ts,
    inclusive: false,
    limit: readsLittle ? fewReplies : mostReplies,
  }
  const { messages = [], has_more: isLonger } = await client.conversations
    .replies(which)
    .catch((error: unknown) => {
      const mustWait = error instanceof webApi.WebAPIRateLimitedError
      if (refusalOf(error) === null && !mustWait) throw error
      return { messages: [], has_more: false }
    })
  if (isLonger === true) return null
  const said = messages
    .filter((message) => (message.ts ?? '') < ts && !message.text?.includes(`<@${botUser}`))
    .map((message) => readMessage(slackMessage.parse(message)))
  return said.findLast((text) => text !== '') ?? null
}

function keyOf({ place }: Asking, { channel, ts }: AskedMessage): string {
  return `${place.workspace}:${channel}:${ts}`
}

function readCommand({ bot, botUser }: ListenerContext, asked: AskedMessage) {
  return bot.read(readTyped(withoutMention(asked.text, botUser)))
}

/** A message tells no name. A mention is answered in its thread, or begins one. */
function askingOf({ placeOf }: ListenerContext, body: unknown, asked: AskedMessage): Asking {
  const { type, user: id, channel, ts, thread_ts: thread } = asked
  const into = type === 'app_mention' ? (thread ?? ts) : thread
  const user = { id, name: null, team_id: asked.user_team ?? asked.source_team ?? asked.team }
  return { user, place: placeOf(body, channel, into), origin: ts }
}
