import type { Json } from './json.ts'
import type { Upload } from './read-body.ts'

/** A request as it arrived, and what became of it. */
export interface Call {
  readonly method: string
  /** Decoded and without /api/v10: discord.js writes `@original` as `%40original`. */
  readonly path: string
  /** The name of the route, such as `POST /channels/:channel/messages`; null where there is none. */
  readonly route: string | null
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** JSON, from a multipart request its payload_json; undefined without a body. */
  readonly body: unknown
  readonly fileCount: number
  /** The files of a multipart request; absent where the body was not read as one. */
  readonly files?: readonly Upload[]
  readonly authorization: string | null
  /** The host and port that it was sent to. */
  readonly host?: string | undefined
  /** Milliseconds on the clock of `performance.now()`. */
  readonly at: number
  /** Null until answered, and for ever if the answer was withheld. */
  status: number | null
}

/**
 * How far a request has come: it arrived, nothing has happened yet, and a fault that is added now hits it; it had its
 * effect (or was refused), the answer is not sent; the answer has left. One that is made to fail may skip the last two.
 */
export type Moment = 'received' | 'done' | 'answered'

export type Watcher = (call: Call, moment: Moment) => void

/** Something that the bot did and real Discord, or the rules of this project, would not let pass. */
export interface Violation {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly errors: readonly string[]
}

export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** What is sent as it is, instead of a body of JSON. */
  readonly bytes?: Uint8Array
  /** Given where the request as such was a fault of the bot. */
  readonly violation?: string
}

export function ok(body: unknown, status = 200): Answer {
  return { status, body }
}

export function noContent(): Answer {
  return { status: 204 }
}

/** An error in Discord's form; its code is one of https://discord.com/developers/docs/topics/opcodes-and-status-codes */
export function refuse(status: number, code: number, message: string, violation?: string): Answer {
  return { status, body: { message, code }, ...(violation === undefined ? {} : { violation }) }
}

/** The parameter of a path; a name that the route does not have is a mistake in the test server. */
export function param(call: Call, name: string): string {
  const value = call.params[name]
  if (value === undefined) throw new Error(`${call.route} has no parameter ${name}`)
  return value
}

/** The body as a member list; validated before a route sees it. */
export function bodyOf(call: Call): Json {
  return typeof call.body === 'object' && call.body !== null ? { ...call.body } : {}
}

/** A request in one line, for the message of an error. */
export function describeCall({ method, path, body, status }: Call): string {
  return `${method} ${path} ${JSON.stringify(body)?.slice(0, 200) ?? ''} → ${status}`
}
