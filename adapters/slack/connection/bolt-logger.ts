import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../../src/log.ts'

/** Bolt's own messages in our log, as debugging notes: what matters to an operator is logged where it is known. */
export function createBoltLogger(log: Log): Logger {
  // Bolt adds what it received to some of its messages; only the first line, which is its own words, is kept.
  const note = (...parts: readonly unknown[]): void => {
    const [first] = parts
    log.debug({ platform: 'Slack' }, first instanceof Error ? first.message : String(first).split('\n')[0])
  }
  return {
    debug: () => undefined,
    info: note,
    warn: note,
    error: note,
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  }
}
