import { patient } from '../../patience.ts'
import { credentials } from './ids.ts'
import { type Json, parseJson } from './json.ts'
import { sign } from './signing.ts'

/** What Slack sends, by the name of its Socket Mode envelope. */
export type Kind = 'slash_commands' | 'events_api' | 'interactive'

/** Told to the app when Slack delivers an event once more. */
export interface Retry {
  /** 1 for the first repetition. */
  readonly num: number
  readonly reason: 'http_timeout' | 'http_error' | 'timeout'
}

/** How a signed request departs from a good one. */
export interface HttpOptions {
  readonly secret?: string
  /** Seconds added to the timestamp: below -300 the request is stale. */
  readonly skewSeconds?: number
  readonly retry?: Retry
  /** Added to the others, or taken away where undefined. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly timeoutMs?: number
}

/** The bot's answer over HTTP; `body` is parsed where it is JSON, else the text. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Signs the payload and posts it to the bot's address, in the encoding that Slack uses for its kind. */
export async function postToBot(
  url: string,
  kind: Kind,
  payload: Json,
  options: HttpOptions = {},
): Promise<HttpAnswer> {
  const { contentType, body } = encode(kind, payload)
  const timestamp = Math.floor(Date.now() / 1000) + (options.skewSeconds ?? 0)
  const headers = new Headers({
    'content-type': contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': sign(options.secret ?? credentials.signingSecret, timestamp, body),
  })
  if (options.retry !== undefined) {
    headers.set('x-slack-retry-num', String(options.retry.num))
    headers.set('x-slack-retry-reason', options.retry.reason)
  }
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    if (value === undefined) headers.delete(name)
    else headers.set(name, value)
  }
  const signal = AbortSignal.timeout(patient(options.timeoutMs ?? 5000))
  const response = await fetch(url, { method: 'POST', headers, body, signal })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: parseJson(text) ?? text }
}

function encode(kind: Kind, payload: Json): { contentType: string; body: string } {
  switch (kind) {
    case 'events_api':
      return { contentType: 'application/json', body: JSON.stringify(payload) }
    case 'slash_commands':
      return form(Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)])))
    case 'interactive':
      return form({ payload: JSON.stringify(payload) })
  }
}

function form(fields: Record<string, string>): { contentType: string; body: string } {
  return {
    contentType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(fields).toString(),
  }
}
