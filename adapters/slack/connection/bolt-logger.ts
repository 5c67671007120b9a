import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../../src/log.ts'

/** Says nothing: Slack's clients log what Slack has against a request, in the request's own words. */
export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.INFO,
  setName: () => undefined,
}

/** Bolt's own messages in our log, as debugging notes: what matters to an operator is logged where it is known. */
export function createBoltLogger(log: Log): Logger {
  // Bolt adds what it received to some of its messages; what stands before it is its own words, and is kept.
  const note = (...parts: readonly unknown[]): void => {
    const [first] = parts
    log.debug({ platform: 'Slack' }, first instanceof Error ? first.name : String(first).split(/[:(!\n]/u)[0])
  }
  return {
    ...silentLogger,
    info: note,
    warn: note,
    error: note,
  }
}
