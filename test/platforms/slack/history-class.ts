import type { Call } from './call.ts'

/** How often an app may read what was said: https://docs.slack.dev/apis/web-api/rate-limits#rate-limit-changes. */
export interface HistoryClass {
  /** From here on one request in so many milliseconds, of fifteen messages at most, for each of the two methods. */
  limit(everyMs: number): void
  /** Seconds to wait where a call comes too early, else null; a `limit` that is too high is lowered. */
  admit(call: Call): { readonly retryAfterSeconds: number } | { readonly call: Call }
}

const methods = new Set(['conversations.history', 'conversations.replies'])
const mostMessages = 15

/** An app that may read as it likes, until it is limited. */
export function createHistoryClass(): HistoryClass {
  const last = new Map<string, number>()
  let everyMs: number | null = null
  return {
    limit(ms) {
      everyMs = ms
    },
    admit(call) {
      if (everyMs === null || !methods.has(call.method)) return { call }
      const waitMs = (last.get(call.method) ?? Number.NEGATIVE_INFINITY) + everyMs - performance.now()
      if (waitMs > 0) return { retryAfterSeconds: Math.ceil(waitMs / 1_000) }
      last.set(call.method, performance.now())
      const limit = Math.min(Number(call.args.limit ?? mostMessages), mostMessages)
      return { call: { ...call, args: { ...call.args, limit } } }
    },
  }
}
