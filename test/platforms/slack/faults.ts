import type { ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Call } from './call.ts'

/** What goes wrong with a call. */
export type Fault =
  /** Slack refuses: 200 with `ok: false`, such as `not_in_channel` or `invalid_auth`. */
  | { readonly kind: 'error'; readonly error: string }
  /** 429 with Retry-After. */
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds: number }
  /** An answer that is not Slack's, such as 500 or 503. */
  | { readonly kind: 'status'; readonly status: number }
  /** Refused with all that was sent, the token too, in every part of the answer; `status` is 200 for a refusal in JSON. */
  | { readonly kind: 'echo'; readonly status: number; readonly isJson: boolean }
  /** Never answered. */
  | { readonly kind: 'hang' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'reset' }
  /** It is done, and the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' }
  /** Answered as usual, but late. */
  | { readonly kind: 'delay'; readonly delayMs: number }

/**
 * A Web API method, `upload` (of a file's bytes), `response_url`, `websocket` (any fault refuses the connection) or `*`
 * for every Web API method.
 */
export type FaultTarget = string

/** Which calls a fault meets: the next one, unless it says anything else. Of several conditions all must hold. */
export interface FaultOptions {
  /** How many at most; once where nothing else is said either, else any number. */
  readonly times?: number
  /** For so long from now on. */
  readonly forMs?: number
  /** Only some calls, see `occasions.ts`; asked once for each call that could meet the fault. */
  readonly where?: (call: Call) => boolean
}

/** The faults that are still to come. */
export interface Faults {
  add(target: FaultTarget, fault: Fault, options: FaultOptions): void
  /** The next fault for this call, counted as used; null where there is none. See `requestOf` for all other requests. */
  take(call: Call): Fault | null
  clear(): void
}

const OTHER_TARGETS = new Set<FaultTarget>(['upload', 'response_url', 'websocket'])

/** A request that is no call to the Web API, as faults see it. */
export function requestOf(target: 'upload' | 'response_url' | 'websocket'): Call {
  return { method: target, args: {}, token: '', at: Date.now() }
}

interface Pending {
  readonly target: FaultTarget
  readonly fault: Fault
  readonly where: (call: Call) => boolean
  /** On the clock of `performance`. */
  readonly until: number
  left: number
}

/** No faults yet; those of one target come in the order in which they were added. */
export function createFaults(): Faults {
  let pending: readonly Pending[] = []

  return {
    add(target, fault, { times, forMs, where }) {
      const isOpen = forMs !== undefined || where !== undefined
      pending = [
        ...pending,
        {
          target,
          fault,
          where: where ?? (() => true),
          until: performance.now() + (forMs ?? Number.POSITIVE_INFINITY),
          left: times ?? (isOpen ? Number.POSITIVE_INFINITY : 1),
        },
      ]
    },
    take(call) {
      pending = pending.filter(({ left, until }) => left > 0 && performance.now() < until)
      const isApi = !OTHER_TARGETS.has(call.method)
      const next = pending.find(
        ({ target, where }) => (target === call.method || (isApi && target === '*')) && where(call),
      )
      if (next === undefined) return null
      next.left -= 1
      return next.fault
    },
    clear() {
      pending = []
    },
  }
}

/** An answer of the server, sent as JSON. */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/**
 * Answers a request with `serve`, or spoils it: `serve` runs only where the fault lets the work be done. Resolves to
 * true once an answer is on its way, to false where there is none.
 */
export async function answer(
  response: ServerResponse,
  fault: Fault | null,
  serve: () => Reply,
  echoed = '',
): Promise<boolean> {
  switch (fault?.kind) {
    case undefined:
      return sendJson(response, serve())
    case 'delay':
      await sleep(fault.delayMs)
      return sendJson(response, serve())
    case 'error':
      return sendJson(response, { status: 200, body: { ok: false, error: fault.error } })
    case 'rate-limit':
      response.setHeader('retry-after', String(fault.retryAfterSeconds))
      return sendJson(response, { status: 429, body: { ok: false, error: 'ratelimited' } })
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/html' })
      return send(response, '<h1>Something went wrong</h1>')
    case 'echo': {
      const { status, isJson } = fault
      // A header takes no other characters.
      const header = echoed.replaceAll(/[^ -~]/gu, '?').slice(0, 2_000)
      response.writeHead(status, header, { 'content-type': 'application/json', 'x-oauth-scopes': header })
      const said = [`[ERROR] ${echoed}`, `[WARN] ${echoed}`]
      const body = {
        ok: false,
        error: echoed,
        needed: echoed,
        response_metadata: { messages: said, warnings: said },
      }
      return send(response, isJson ? JSON.stringify(body) : echoed)
    }
    case 'hang':
      return false
    case 'reset':
      response.socket?.resetAndDestroy()
      return false
    case 'lost-answer':
      serve()
      response.socket?.resetAndDestroy()
      return false
  }
}

function sendJson(response: ServerResponse, reply: Reply): Promise<boolean> {
  response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8' })
  return send(response, JSON.stringify(reply.body))
}

/** Resolves once all of it is handed to the system; to false where the client has gone. */
function send(response: ServerResponse, body: string): Promise<boolean> {
  response.end(body)
  return finished(response).then(
    () => true,
    () => false,
  )
}
