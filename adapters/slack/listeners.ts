import type { RespondArguments, RespondFn, SlashCommand, webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import type { Bot } from '../../src/bot.ts'
import type { Asker, Quote } from '../../src/command/command.ts'
import type { Guard } from '../../src/guard.ts'
import type { Outbox } from '../../src/outbox/outbox.ts'
import { words } from '../../src/reply/words.ts'
import { postEphemerals } from './ephemerals.ts'
import { type AskedMessage, readAsked, readEvent } from './events.ts'
import type { People } from './people.ts'
import { inThread } from './poster.ts'
import { openDoors, quote, takeDownQuote } from './quote.ts'
import { renderReply } from './render.ts'
import { readText, withoutMention } from './text.ts'

/** What the listeners work with. `client` posts without retrying, since a retry could post twice. */
export interface Listening {
  readonly bot: Bot
  readonly guard: Guard
  readonly client: webApi.WebClient
  readonly outbox: Outbox
  readonly people: People
  readonly botUser: string
  /** The messages that were answered, by workspace, channel and timestamp: Slack may deliver one several times. */
  readonly answered: LRUCache<string, true>
}

/** Room for a day of questions in a busy workspace: Slack goes on redelivering for that long. */
export function createAnswered(): LRUCache<string, true> {
  return new LRUCache({ max: 50_000, ttl: 25 * 3_600_000 })
}

/** `/korea …`: what is private goes out with the acknowledgement, which saves a round trip; quotes go to the channel. */
export async function onSlashCommand(
  { bot, guard, outbox }: Listening,
  sent: Pick<SlashCommand, 'text' | 'user_id' | 'user_name' | 'channel_id' | 'team_id' | 'trigger_id'>,
  ack: (message?: RespondArguments) => Promise<void>,
  respond: RespondFn,
): Promise<void> {
  const doors = openDoors(ack, respond)
  await guard.run(
    async () => {
      const command = bot.read(readText(sent.text))
      const asker = { id: sent.user_id, name: sent.user_name, isAdmin: false }
      if (command.kind === 'quote') {
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
      const answer = await bot.answer(command, asker)
      // Nothing that can be typed takes back a message.
      if (answer.kind === 'reply') await doors.showPrivately(answer)
    },
    async (id) => {
      await doors.acknowledge().catch(() => undefined)
      await respond({ response_type: 'ephemeral', replace_original: false, text: words.fault(id) })
    },
  )
}

/**
 * Writes a quote that a message asks for down, before Slack is told that the message arrived; from then on it is going
 * to be posted whatever happens. Everything else is left to `onMessage`.
 */
export async function takeDownMention(listening: Listening, body: unknown): Promise<void> {
  const { team, asked } = readEvent(body)
  if (asked === null) return
  const command = readCommand(listening, asked)
  if (command.kind === 'quote') {
    await takeDownQuote(listening, command, await askerOf(listening, asked), occasionOf(team, asked))
  }
}

/** A mention in a channel, or any message in a direct conversation. Each message is answered once. */
export async function onMessage(listening: Listening, team: string, event: unknown): Promise<void> {
  const { bot, guard, client, answered } = listening
  const asked = readAsked(event)
  if (asked === null) return
  const key = `${team}:${asked.channel}:${asked.ts}`
  if (answered.has(key)) return
  answered.set(key, true)
  const { channel, thread, user } = asked
  const showPrivately = async (reply: Parameters<typeof renderReply>[0]): Promise<void> => {
    const messages = renderReply(reply)
    // Outside a thread there is none yet, and Slack does not show a private message in a thread without replies.
    if (asked.kind === 'mention') return postEphemerals(client, { channel, thread }, user, messages)
    for (const message of messages) {
      await client.chat.postMessage({ channel, ...inThread(thread), ...message, parse: 'none' })
    }
  }
  await guard.run(
    async () => {
      const command = readCommand(listening, asked)
      if (command.kind === 'quote') return quoteMessage(listening, team, asked, command, showPrivately)
      const answer = await bot.answer(command, { id: user, name: null, isAdmin: false })
      if (answer.kind === 'reply') await showPrivately(answer)
    },
    (id) => client.chat.postEphemeral({ channel, user, ...inThread(thread), text: words.fault(id) }),
  )
}

async function quoteMessage(
  listening: Listening,
  team: string,
  asked: AskedMessage,
  command: Quote,
  showPrivately: Parameters<typeof quote>[4]['showPrivately'],
): Promise<void> {
  const asker = await askerOf(listening, asked)
  // Slack has its acknowledgement already: an event has no other answer.
  const doors = { acknowledge: async () => undefined, showPrivately }
  await quote(listening, command, asker, occasionOf(team, asked), doors)
}

function readCommand({ bot, botUser }: Listening, asked: AskedMessage) {
  return bot.read(readText(withoutMention(asked.text, botUser)))
}

/** A message tells no name, and a quote says who asked for it. */
async function askerOf({ people }: Listening, { user }: AskedMessage): Promise<Asker> {
  return { id: user, name: await people.nameOf(user), isAdmin: false }
}

/** A mention is answered in its thread, or begins one. */
function occasionOf(workspace: string, { kind, channel, thread, ts }: AskedMessage) {
  const into = kind === 'mention' ? (thread ?? ts) : thread
  return { workspace, channel, thread: into, origin: ts, isRedelivered: true }
}
