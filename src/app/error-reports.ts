import { LRUCache } from 'lru-cache'
import type { OnError } from '../log.ts'
import { withoutContents } from './without-contents.ts'

/** One error as ERRORS_URL is sent it, as JSON. */
export interface ErrorReport {
  /** The code that its asker was told; null where nobody was. */
  readonly id: string | null
  readonly platform: string
  readonly message: string
  /** Where it happened, a place a line; null where that isn't known. */
  readonly stack: string | null
  readonly version: string
}

export interface ErrorReportsOptions {
  /** Where errors are sent. */
  readonly url: string
  readonly version: string
  /** Called with how each report ended. */
  readonly onSent?: (outcome: 'sent' | 'failed') => void
  /** A stopwatch in milliseconds. */
  readonly elapsed?: () => number
}

// The same error is sent so often.
const everyMs = 60_000
const mostKinds = 200
const withinMs = 5_000
const longestMessage = 500
const mostFrames = 20

/** Sends what is logged as an error to an address, each kind at most once a minute, without what people wrote. */
export function createErrorReports({
  url,
  version,
  onSent = () => undefined,
  elapsed = () => performance.now(),
}: ErrorReportsOptions): OnError {
  const sentAt = new LRUCache<string, number>({ max: mostKinds })
  return (platform, level, { sentence, id, error }) => {
    if (level === 'warn') return
    const report = { id, platform, message: messageOf(sentence, error), stack: stackOf(error), version }
    // Numbers differ from one to the next, such as ids.
    const kind = JSON.stringify([
      platform,
      report.message.replace(/\d+/gu, '#'),
      report.stack?.split('\n')[0],
    ])
    const last = sentAt.get(kind)
    if (last !== undefined && elapsed() - last < everyMs) return
    sentAt.set(kind, elapsed())
    // A failure isn't logged: that would be another error to send.
    send(url, report).then(onSent, () => onSent('failed'))
  }
}

async function send(url: string, report: ErrorReport): Promise<'sent' | 'failed'> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(report),
    redirect: 'error',
    signal: AbortSignal.timeout(withinMs),
  })
  await response.body?.cancel()
  return response.ok ? 'sent' : 'failed'
}

function messageOf(sentence: string, error: unknown): string {
  const cause = error instanceof Error ? `${error.name}: ${withoutContents(error.message)}` : ''
  return [sentence, cause]
    .filter((part) => part !== '')
    .join(' | ')
    .slice(0, longestMessage)
}

/** Without its first lines, which repeat the message. */
function stackOf(error: unknown): string | null {
  if (!(error instanceof Error) || error.stack === undefined) return null
  const frames = error.stack.split('\n').filter((line) => /^\s+at /u.test(line))
  return frames.length === 0
    ? null
    : frames
        .slice(0, mostFrames)
        .map((line) => line.trim())
        .join('\n')
}
