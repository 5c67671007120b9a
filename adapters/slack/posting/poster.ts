import { setTimeout as sleep } from 'node:timers/promises'
import { webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Channel } from '../../../src/command/place.ts'
import { LookupUnavailable, PostDelayed, type Poster, PostRefused } from '../../../src/delivery/poster.ts'
import { NoToken, TokenPending } from '../../../src/installation/installations.ts'
import { SealError } from '../../../src/installation/secret-box.ts'
import { StoreUnavailable } from '../../../src/store/database/store-error.ts'
import { atMost } from '../../../src/text/at-most.ts'
import { installWords } from '../../../src/words/install-words.ts'
import type { SlackMessage } from '../render/render.ts'
import { escapeText } from '../render/text.ts'
import type { LookUp } from './look-up.ts'
import { withMark } from './mark.ts'
import { reasonFor, refusalOf } from './refusals.ts'

const usualBetweenPostsMs = 1_000
// Slack says how long it wants to be left alone only with status 429.
const usualRestMs = 10_000
const withoutTokenMs = 2_000

/** The bot in a workspace: its client, which must not retry by itself, and what people call it. */
interface Reach {
  readonly client: webApi.WebClient
  readonly botName: string
}

/** Where the poster posts: the bot in a workspace, and how it looks for its messages. */
export interface PosterOptions {
  readonly at: (workspace: string) => Promise<Reach | null>
  readonly find: LookUp
  /** Between two messages to one channel; as Slack wants it unless given. */
  readonly betweenPostsMs?: number | undefined
}

/**
 * Posts through the Web API. Slack has no key that would make a repeated post harmless
 * (github.com/slackapi/slack-api-specs/issues/10), so each message carries a mark, in its metadata and in the id of its
 * first block, and is looked up by it in the conversation.
 * Slack allows about one message a second in a channel (docs.slack.dev/apis/web-api/rate-limits), so the next one waits.
 */
export function createPoster({ at, find, betweenPostsMs = usualBetweenPostsMs }: PosterOptions): Poster {
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
      const { client, botName } = await reach(place)
      try {
        const { ts }: webApi.ChatPostMessageResponse = await client.apiCall('chat.postMessage', {
          channel,
          ...inThread(thread),
          ...message,
          parse: 'none',
        })
        return ts ?? ''
      } catch (error) {
        throw explain(error, botName)
      }
    },

    async find(place, mark, agoMs) {
      try {
        const { client } = await reach(place)
        return await find(client, place, mark, agoMs)
      } catch (error) {
        const explained = explain(error, '')
        throw explained instanceof PostRefused ? new LookupUnavailable(explained.message) : explained
      }
    },

    async remove(place, message) {
      const { client, botName } = await reach(place)
      await client.chat.delete({ channel: place.channel, ts: message }).catch((error: unknown) => {
        if (refusalOf(error) !== 'message_not_found') throw explain(error, botName)
      })
    },

    async notify(place, asker, text) {
      const { channel, thread } = place
      const { client } = await reach(place)
      await client.chat.postEphemeral({ channel, user: asker, ...inThread(thread), text })
    },

    async notifyDirectly(place, person, text) {
      const { channel } = place
      const { client } = await reach(place)
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

  /** Throws PostRefused where the bot isn't in the workspace, and PostDelayed where the database can't tell. */
  async function reach({ workspace }: Channel): Promise<Reach> {
    const installed = await at(workspace).catch((error: unknown) => {
      throw explain(error, '')
    })
    if (installed === null) throw new PostRefused(installWords.notInstalled)
    return installed
  }
}

/** A thread's timestamp as an argument, where there is a thread. */
export function inThread(thread: string | null): { readonly thread_ts?: string } {
  return thread === null ? {} : { thread_ts: thread }
}

const messageShape = z.looseObject({ text: z.string(), blocks: z.array(z.unknown()) })
const messageSchema: z.ZodType<SlackMessage> = z.custom<SlackMessage>(
  (value) => messageShape.safeParse(value).success,
)

/** Slack's refusal as the outbox understands it; an error after which the message may stand is passed on as it is. */
function explain(error: unknown, name: string): unknown {
  // Without a token nothing was sent.
  if (error instanceof NoToken || error instanceof SealError)
    return new PostRefused(installWords.notInstalled)
  if (error instanceof StoreUnavailable || error instanceof TokenPending)
    return new PostDelayed(withoutTokenMs)
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
