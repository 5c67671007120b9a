import { randomUUID } from 'node:crypto'
import type { Reply } from './faults.ts'
import { isJson, type Json, parseJson } from './json.ts'
import { type Message, type Model, readContent } from './model.ts'
import type { Validator } from './validate.ts'

/** https://docs.slack.dev/interactivity/handling-user-interaction: up to 5 times within 30 minutes. */
const MAX_USES = 5
const LIFETIME_MS = 30 * 60 * 1000

/** Whose interaction a response_url belongs to; `message` is the one whose button was pressed. */
export interface Origin {
  readonly channel: string
  readonly user: string
  readonly message: Message | null
}

/** One post of the bot to a response_url, as it came in. */
export interface ResponsePost {
  readonly url: string
  /** `{}` where the body was no JSON object. */
  readonly body: Json
  /** 1 for the first use of this address. */
  readonly use: number
}

export interface ResponseUrls {
  readonly posts: readonly ResponsePost[]
  /** A new address. */
  issue(origin: Origin): string
  /** Notes a post to an address and returns what it does and answers. */
  receive(url: string, body: string): () => Reply
  /** Makes all addresses of today as old as they can get. */
  expire(): void
}

interface Surroundings {
  readonly base: string
  readonly model: Model
  readonly validator: Validator
  readonly violate: (where: string, problems: readonly string[]) => void
}

/** The addresses to which an app answers commands and buttons later. */
export function createResponseUrls({ base, model, validator, violate }: Surroundings): ResponseUrls {
  const issued = new Map<string, { origin: Origin; uses: number; expiresAt: number }>()
  const posts: ResponsePost[] = []

  function serve(url: string, body: unknown): Reply {
    const entry = issued.get(url)
    if (entry === undefined || entry.expiresAt <= Date.now()) return refuse(404, 'expired_url')
    if (entry.uses > MAX_USES) return refuse(404, 'used_url')
    const problems = isJson(body) ? validator.message('response_url', body) : ['the body is not JSON']
    if (!isJson(body) || problems.length > 0) {
      violate('response_url', problems)
      return refuse(400, 'invalid_blocks', problems)
    }
    respond(model, entry.origin, body, 'response_url')
    return { status: 200, body: { ok: true } }
  }

  return {
    posts,
    issue(origin) {
      const url = `${base}/response/${randomUUID()}`
      issued.set(url, { origin, uses: 0, expiresAt: Date.now() + LIFETIME_MS })
      return url
    },
    receive(url, text) {
      const entry = issued.get(url)
      if (entry !== undefined) entry.uses += 1
      const body = parseJson(text)
      posts.push({ url, body: isJson(body) ? body : {}, use: entry?.uses ?? 0 })
      return () => serve(url, body)
    },
    expire() {
      for (const entry of issued.values()) entry.expiresAt = 0
    },
  }
}

/** Does what a checked message in an ack or to a response_url asks for: a new message, or a change of the original. */
export function respond(model: Model, origin: Origin, body: Json, via: 'ack' | 'response_url'): void {
  const { channel, user, message } = origin
  const content = readContent(body)
  if (message !== null && body.delete_original === true) {
    model.remove(message.channel, message.ts)
  } else if (message !== null && body.replace_original === true) {
    // Whoever could see the original sees the new one: visibility never changes.
    model.update(message.channel, message.ts, content)
  } else if (body.delete_original !== true) {
    model.post({
      ...content,
      channel,
      threadTs: typeof body.thread_ts === 'string' ? body.thread_ts : null,
      ephemeralFor: body.response_type === 'in_channel' ? null : user,
      via,
    })
  }
}

function refuse(status: number, error: string, messages?: readonly string[]): Reply {
  const metadata = messages === undefined ? {} : { response_metadata: { messages } }
  return { status, body: { ok: false, error, ...metadata } }
}
