import { type Logger, pino } from 'pino'
import pretty from 'pino-pretty'

export type Log = Logger

/** Structured logs on standard output: JSON, or lines for the eye on a terminal. Never a token or a message's text. */
export function createLog(level: string): Log {
  const options = {
    level,
    base: null,
    redact: ['token', '*.token', 'headers.authorization', 'text', '*.text'],
  }
  if (!process.stdout.isTTY) return pino(options)
  return pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss' }))
}
