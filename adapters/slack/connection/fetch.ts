import type { webApi } from '@slack/bolt'
import { Agent, Headers, request } from 'undici'
import type { SlackClock } from './slack-clock.ts'

type FetchFunction = NonNullable<webApi.WebClientOptions['fetch']>

/**
 * A `fetch` for the Web API's client, by undici's plainer `request`, which gives up after `timeoutMs` without an answer.
 * With the client's own time-out each request, and its body with it, would be kept in memory until that has passed. `onDate`
 * is told of the time of each answer.
 */
export function createFetch(timeoutMs: number, onDate: SlackClock['hear'] = () => undefined): FetchFunction {
  const dispatcher = new Agent({
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  return async (url, init) => {
    const { method = 'GET', headers = {}, body } = init ?? {}
    // A file's form, which undici's plain request does not take.
    if (typeof body !== 'string') return fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })
    const { statusCode: status, ...answer } = await request(url, { method, headers, body, dispatcher })
    onDate(answer.headers.date)
    return {
      ok: status >= 200 && status < 300,
      status,
      statusText: answer.statusText,
      url: String(url),
      headers: new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
      arrayBuffer: () => answer.body.arrayBuffer(),
      json: () => answer.body.json(),
      text: () => answer.body.text(),
    }
  }
}
