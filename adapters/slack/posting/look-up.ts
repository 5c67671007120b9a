import { webApi } from '@slack/bolt'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Place } from '../../../src/command/place.ts'
import { LookupDelayed, LookupUnavailable, type Mark } from '../../../src/delivery/poster.ts'
import { atMost } from '../../../src/text/at-most.ts'
import { eventType, markId } from './mark.ts'
import { refusalOf } from './refusals.ts'

/** Looks for the message with a mark, sent `agoMs` ago or later. Throws LookupUnavailable or LookupDelayed. */
export type LookUp = (
  client: webApi.WebClient,
  place: Place,
  mark: Mark,
  agoMs: number,
) => Promise<string | null>

// What a message may be older by than it seems to us.
const marginMs = 60_000
// By so much this process's clock may be off Slack's.
const skewMs = 10 * 60_000
const pageSize = 200
const mostPages = 20

/** In conversations of an app that Slack lets read as much as it asks for: one that a workspace has made for itself. */
export const lookUp: LookUp = async (client, place, mark, agoMs) => {
  // A thread is read from its oldest message on, a conversation from the newest, whose time is Slack's own.
  const oldest = place.thread === null ? null : secondsAgo(agoMs + skewMs)
  let cursor: string | undefined
  let newest = 0
  for (let page = 0; page < mostPages; page += 1) {
    const from = oldest === null ? {} : { oldest }
    const { messages = [], response_metadata: next } = await read(client, place, {
      ...{ ...from, cursor, limit: pageSize },
    })
    const found = messages.find((message) => isMarked(message, mark))
    if (found?.ts !== undefined) return found.ts
    cursor = next?.next_cursor
    if (cursor === undefined || cursor === '') return null
    newest = Math.max(newest, timeOf(messages[0]))
    if (oldest === null && timeOf(messages.at(-1)) < newest - agoMs - marginMs) return null
  }
  throw new LookupUnavailable('Too much was said in the conversation since')
}

// docs.slack.dev/apis/web-api/rate-limits: so few messages at a time, once a minute, for an app that many workspaces have and
// the Marketplace hasn't.
const fewMessages = 15
const fewPages = 20
const usualRestMs = 60_000

/**
 * In conversations of an app that many workspaces have. Slack may let it read fifteen messages a minute in each workspace, and
 * says so by refusing: then no other look is tried in the workspace for as long as Slack asks, while posting goes on. A look
 * is at the time of the attempt, by Slack's clock, and goes on from where it was.
 */
export function createLimitedLookUp(slackNow: () => number | null): LookUp {
  // When a workspace may be read again, on the clock of `performance`, which nobody sets.
  const rests = new LRUCache<string, number>({ ...atMost(10_000), ttl: 10 * 60_000 })
  const begun = new LRUCache<string, Look>({
    ...atMost(10_000),
    ttl: 60 * 60_000,
  })

  return async (client, place, mark, agoMs) => {
    const key = markId(mark)
    const look = begun.get(key) ?? { range: rangeOf(agoMs, slackNow()), cursor: undefined, pages: 0 }
    begun.set(key, look)
    while (look.pages < fewPages) {
      const restMs = (rests.get(place.workspace) ?? 0) - performance.now()
      if (restMs > 0) throw new LookupDelayed(restMs)
      const { cursor, range } = look
      const { messages = [], response_metadata: next } = await read(client, place, {
        ...{ ...range, cursor, limit: fewMessages },
      }).catch((error: unknown) => {
        if (!(error instanceof LookupDelayed)) throw error
        rests.set(place.workspace, performance.now() + error.waitMs)
        throw error
      })
      look.pages += 1
      look.cursor = next?.next_cursor
      const found = messages.find((message) => isMarked(message, mark))
      const isAll = look.cursor === undefined || look.cursor === ''
      if (found !== undefined || isAll) begun.delete(key)
      if (found?.ts !== undefined) return found.ts
      if (isAll) return null
    }
    throw new LookupUnavailable('Slack lets me read 15 messages a minute, and more was said since')
  }
}

/** How far the look for one message has come. */
interface Look {
  readonly range: { readonly oldest: string; readonly latest?: string }
  cursor: string | undefined
  pages: number
}

/** The time of the attempt by Slack's clock; where that isn't known, all since then, with much to spare. */
function rangeOf(agoMs: number, slackNow: number | null): Look['range'] {
  if (slackNow === null) return { oldest: secondsAgo(agoMs + skewMs) }
  const at = slackNow - agoMs
  return { oldest: seconds(at - marginMs), latest: seconds(at + marginMs) }
}

async function read(
  client: webApi.WebClient,
  { channel, thread }: Place,
  range: {
    readonly oldest?: string
    readonly latest?: string
    readonly cursor: string | undefined
    readonly limit: number
  },
) {
  const which = { channel, ...range, include_all_metadata: true }
  try {
    return thread === null
      ? await client.conversations.history(which)
      : await client.conversations.replies({ ...which, ts: thread })
  } catch (error) {
    if (error instanceof webApi.WebAPIRateLimitedError) {
      throw new LookupDelayed((error.retryAfter || usualRestMs / 1_000) * 1_000)
    }
    const code = refusalOf(error)
    if (code === 'thread_not_found') return { messages: [], response_metadata: undefined }
    throw code === null
      ? error
      : new LookupUnavailable(`Slack does not let the bot read the conversation (${code})`)
  }
}

function secondsAgo(ms: number): string {
  return seconds(Date.now() - ms)
}

function seconds(at: number): string {
  return String(Math.floor(at / 1_000))
}

/** Milliseconds since 1970 by Slack's clock; 0 where it has none. */
function timeOf(message: { readonly ts?: string } | undefined): number {
  return Number(message?.ts ?? 0) * 1_000
}

function isMarked(message: unknown, mark: Mark): boolean {
  const read = marked.safeParse(message)
  if (!read.success) return false
  const { metadata, blocks } = read.data
  const inMetadata =
    metadata?.event_type === eventType &&
    metadata.event_payload?.post === mark.post &&
    metadata.event_payload.part === mark.part
  return inMetadata || blocks?.[0]?.block_id === markId(mark)
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
