import type { ServerResponse } from 'node:http'
import { finished } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** What goes wrong with a call. */
export type Fault =
  /** Slack refuses: 200 with `ok: false`, such as `not_in_channel` or `invalid_auth`. */
  | { readonly kind: 'error'; readonly error: string }
  /** 429 with Retry-After. */
  | { readonly kind: 'rate-limit'; readonly retryAfterSeconds: number }
  /** An answer that is not Slack's, such as 500 or 503. */
  | { readonly kind: 'status'; readonly status: number }
  /** Never answered. */
  | { readonly kind: 'hang' }
  /** The connection breaks before anything is done. */
  | { readonly kind: 'reset' }
  /** It is done, and the connection breaks before the answer. */
  | { readonly kind: 'lost-answer' }
  /** Answered as usual, but late. */
  | { readonly kind: 'delay'; readonly delayMs: number }

/** A Web API method, `response_url`, `websocket` (any fault refuses the connection) or `*` for every Web API method. */
export type FaultTarget = string

/** The faults that are still to come. */
export interface Faults {
  add(target: FaultTarget, fault: Fault, times: number): void
  /** The next fault for this target, counted as used; null where there is none. */
  take(target: FaultTarget): Fault | null
  clear(): void
}

/** No faults yet; those of one target come in the order in which they were added. */
export function createFaults(): Faults {
  let pending: { target: FaultTarget; fault: Fault; left: number }[] = []
  return {
    add(target, fault, times) {
      pending.push({ target, fault, left: times })
    },
    take(target) {
      const isApi = target !== 'response_url' && target !== 'websocket'
      const next = pending.find((entry) => entry.target === target || (isApi && entry.target === '*'))
      if (next === undefined) return null
      next.left -= 1
      pending = pending.filter((entry) => entry.left > 0)
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
