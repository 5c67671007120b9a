import type { Json } from './json.ts'
import type { Message } from './model.ts'
import { compareTs } from './ts.ts'

/** Which messages a call asks for; null for an argument that is left out. */
export interface Range {
  readonly oldest: string | null
  readonly latest: string | null
  /** True where messages of exactly those times belong to it. */
  readonly inclusive: boolean
  readonly limit: number
  /** The ts at which the page begins. */
  readonly from: string | null
}

/** The range that arguments describe, or the error by which Slack refuses them. */
export function readRange(
  args: Json,
  limits: { readonly usual: number; readonly most: number },
): Range | { readonly error: string } {
  const { oldest = null, latest = null, cursor, limit = limits.usual } = args
  if (!isTime(oldest)) return { error: 'invalid_ts_oldest' }
  if (!isTime(latest)) return { error: 'invalid_ts_latest' }
  const count = Number(limit)
  if (!Number.isInteger(count) || count < 1 || count > limits.most) return { error: 'invalid_limit' }
  const from = cursor === undefined || cursor === '' ? null : readCursor(String(cursor))
  if (from === undefined) return { error: 'invalid_cursor' }
  return { oldest, latest, inclusive: args.inclusive === true, limit: count, from }
}

/** True where the message's time is in the range, whatever page it stands on. */
export function isWithin({ ts }: Message, { oldest, latest, inclusive }: Range): boolean {
  if (inclusive && (ts === oldest || ts === latest)) return true
  return (oldest === null || compareTs(ts, oldest) > 0) && (latest === null || compareTs(ts, latest) < 0)
}

/** One page of messages that are in the order of the answer, and what leads to the next one. */
export function cutPage(
  messages: readonly Message[],
  order: 'newest first' | 'oldest first',
  { limit, from }: Range,
): { readonly page: readonly Message[]; readonly more: Json } {
  // The message that a cursor names may be gone by now.
  const rest = messages.filter(({ ts }) => {
    if (from === null) return true
    return order === 'newest first' ? compareTs(ts, from) <= 0 : compareTs(ts, from) >= 0
  })
  const next = rest[limit]
  const cursor = next === undefined ? '' : writeCursor(next.ts)
  return {
    page: rest.slice(0, limit),
    more: { has_more: next !== undefined, response_metadata: { next_cursor: cursor } },
  }
}

function isTime(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && /^\d+(?:\.\d{1,6})?$/u.test(value))
}

function writeCursor(ts: string): string {
  return Buffer.from(`next_ts:${ts}`).toString('base64')
}

function readCursor(cursor: string): string | undefined {
  return /^next_ts:(\d+\.\d{6})$/u.exec(Buffer.from(cursor, 'base64').toString())?.[1]
}
