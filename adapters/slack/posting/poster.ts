import { setTimeout as sleep } from 'node:timers/promises'
import { webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Channel, Place } from '../../../src/command/place.ts'
import {
  LookupUnavailable,
  type Mark,
  PostDelayed,
  type Poster,
  PostRefused,
} from '../../../src/delivery/poster.ts'
import { atMost } from '../../../src/text/at-most.ts'
import type { SlackMessage } from '../render/render.ts'
import { escapeText } from '../render/text.ts'
import { reasonFor, refusalOf } from './refusals.ts'

/** The name of our metadata on Slack's messages. */
const eventType = 'rapporteur_post'

// What a message may be older by than it seems to us.
const marginMs = 60_000
// By so much this process's clock may be off Slack's.
const skewMs = 10 * 60_000
const usualBetweenPostsMs = 1_000
// Slack says how long it wants to be left alone only with status 429.
const usualRestMs = 10_000
const pageSize = 200
const mostPages = 20

/**
 * Posts through the Web API. Slack has no key that would make a repeated post harmless
 * (github.com/slackapi/slack-api-specs/issues/10), so each message carries a mark, in its metadata and in the id of its
 * first block, and is looked up by it in the conversation. `client` must not retry by itself. `name` is the bot's.
 * Slack allows about one message a second in a channel (docs.slack.dev/apis/web-api/rate-limits), so the next one waits.
 */
export function createPoster(
  client: webApi.WebClient,
  name: () => string,
  betweenPostsMs = usualBetweenPostsMs,
): Poster {
  // When the next message may go to a channel, milliseconds since 1970.
  const nextTurns = new LRUCache<string, number>({ ...atMost(10_000), ttl: 60_000 })

  /** Waits until it is a channel's turn; the first message goes at once. */
  async function awaitTurn({ workspace, channel }: Channel): Promise<void> {
    const now = Date.now()
    const key = `${workspace}:${channel}`
    const turn = Math.max(nextTurns.get(key) ?? 0, now)
    nextTurns.set(key, turn + betweenPostsMs)
    if (turn > now) await sleep(turn - now)
  }

  return {
    async post(place, payload, mark) {
      const { channel, thread } = place
      const message = withMark(messageSchema.parse(payload), mark)
      await awaitTurn(place)
      try {
        const { ts }: webApi.ChatPostMessageResponse = await client.apiCall('chat.postMessage', {
          channel,
          ...inThread(thread),
          ...message,
          parse: 'none',
        })
        return ts ?? ''
      } catch (error) {
        throw explain(error, name())
      }
    },

    async find(place, mark, agoMs) {
      // A thread is read from its oldest message on, a conversation from the newest, whose time is Slack's own.
      const oldest = place.thread === null ? null : String(Math.floor((Date.now() - agoMs - skewMs) / 1_000))
      let cursor: string | undefined
      let newest = 0
      for (let page = 0; page < mostPages; page += 1) {
        const { messages = [], response_metadata: next } = await read(place, oldest, cursor)
        const found = messages.find((message) => isMarked(message, mark))
        if (found?.ts !== undefined) return found.ts
        cursor = next?.next_cursor
        if (cursor === undefined || cursor === '') return null
        newest = Math.max(newest, timeOf(messages[0]))
        if (oldest === null && timeOf(messages.at(-1)) < newest - agoMs - marginMs) return null
      }
      throw new LookupUnavailable('Too much was said in the conversation since')
    },

    async remove({ channel }, message) {
      await client.chat.delete({ channel, ts: message }).catch((error: unknown) => {
        if (refusalOf(error) !== 'message_not_found') throw explain(error, name())
      })
    },

    async notify({ channel, thread }, asker, text) {
      await client.chat.postEphemeral({ channel, user: asker, ...inThread(thread), text })
    },

    async notifyDirectly(place, person, text) {
      const { channel } = place
      const { channel: opened } = await client.conversations.open({ users: person })
      const direct = opened?.id ?? person
      const elements = [
        { type: 'channel', channel_id: channel } as const,
        { type: 'text', text: `: ${text}` } as const,
      ]
      // Whoever has set up many digests hears of all of them in this one conversation.
      await awaitTurn({ ...place, channel: direct })
      await client.chat.postMessage({
        channel: direct,
        text: `<#${channel}>: ${escapeText(text)}`,
        blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }],
        unfurl_links: false,
        unfurl_media: false,
        parse: 'none',
      })
    },
  }

  async function read({ channel, thread }: Place, oldest: string | null, cursor: string | undefined) {
    const from = oldest === null ? {} : { oldest }
    const which = { channel, ...from, cursor, limit: pageSize, include_all_metadata: true }
    try {
      return thread === null
        ? await client.conversations.history(which)
        : await client.conversations.replies({ ...which, ts: thread })
    } catch (error) {
      const code = refusalOf(error)
      if (code === 'thread_not_found') return { messages: [], response_metadata: undefined }
      throw code === null
        ? explain(error, name())
        : new LookupUnavailable(`Slack does not let the bot read the conversation (${code})`)
    }
  }
}

/** Milliseconds since 1970 by Slack's clock; 0 where it has none. */
function timeOf(message: { readonly ts?: string } | undefined): number {
  return Number(message?.ts ?? 0) * 1_000
}

/** A thread's timestamp as an argument, where there is a thread. */
export function inThread(thread: string | null): { readonly thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread }
}

const messageShape = z.looseObject({ text: z.string(), blocks: z.array(z.unknown()) })
const messageSchema: z.ZodType<SlackMessage> = z.custom<SlackMessage>(
  (value) => messageShape.safeParse(value).success,
)

function withMark(message: SlackMessage, { post, part }: Mark) {
  const [first, ...others] = message.blocks
  const blocks = first === undefined ? [] : [{ ...first, block_id: blockId({ post, part }) }, ...others]
  const metadata = { event_type: eventType, event_payload: { post, part } }
  // As JSON, which is what Slack is sent: the client copies every object of a request for its log, even if that is off.
  return { ...message, blocks: JSON.stringify(blocks), metadata: JSON.stringify(metadata) }
}

function blockId({ post, part }: Mark): string {
  return `${eventType}:${post}:${part}`
}

function isMarked(message: unknown, mark: Mark): boolean {
  const read = marked.safeParse(message)
  if (!read.success) return false
  const { metadata, blocks } = read.data
  const inMetadata =
    metadata?.event_type === eventType &&
    metadata.event_payload?.post === mark.post &&
    metadata.event_payload.part === mark.part
  return inMetadata || blocks?.[0]?.block_id === blockId(mark)
}

const marked = z.looseObject({
  metadata: z
    .looseObject({
      event_type: z.string().optional(),
      event_payload: z
        .looseObject({ post: z.unknown().optional(), part: z.coerce.number().optional() })
        .optional(),
    })
    .optional(),
  blocks: z.array(z.looseObject({ block_id: z.string().optional() })).optional(),
})

/** Slack's refusal as the outbox understands it; an error after which the message may stand is passed on as it is. */
function explain(error: unknown, name: string): unknown {
  if (error instanceof webApi.WebAPIRateLimitedError) return new PostDelayed(error.retryAfter * 1_000)
  const code = refusalOf(error)
  if (code === null || mayHaveDone.has(code)) return error
  if (asksToWait.has(code)) return new PostDelayed(usualRestMs)
  return new PostRefused(reasonFor(code, name))
}

/**
 * Slack's errors after which "it's possible that some aspect of the operation succeeded"
 * (docs.slack.dev/reference/methods/chat.postMessage).
 */
const mayHaveDone = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'])

/** "Application has posted too many messages" (the same page), by either of the names that Slack has for it. */
const asksToWait = new Set(['rate_limited', 'ratelimited'])
