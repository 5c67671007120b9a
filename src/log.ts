import { createRequire } from 'node:module'
import { type LogFn, type Logger, type LoggerOptions, pino } from 'pino'

export type Log = Logger

/** Told of a warning or an error: of the `platform` that it was logged with ("Slack"), else of "none". Never throws. */
export type OnError = (platform: string, level: 'warn' | 'error' | 'fatal', logged: Logged) => void

/** What was logged, as far as it is always there. */
interface Logged {
  /** The sentence, which is ours. */
  readonly sentence: string
  /** The id that askers are told; null where nobody was. */
  readonly id: string | null
  /** Null where there was none. */
  readonly error: unknown
}

/**
 * Structured logs on standard output: JSON, or lines for the eye on a terminal. Never a token or a message's text.
 * `onError` is told of what is below `level`, too, and so not written.
 */
export function createLog(level: string, onError?: OnError): Log {
  const options = {
    level,
    base: null,
    redact: ['token', '*.token', 'headers.authorization', 'text', '*.text'],
    ...(onError === undefined ? {} : telling(level, onError)),
  }
  if (!process.stdout.isTTY) return pino(options)
  // For eyes alone; a service never loads it.
  const pretty: typeof import('pino-pretty') = createRequire(import.meta.url)('pino-pretty')
  return pino(options, pretty({ ignore: 'pid,hostname', translateTime: 'HH:MM:ss' }))
}

const troubles: ReadonlyMap<number, Parameters<OnError>[1]> = new Map([
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
])

function telling(level: string, onError: OnError): Pick<LoggerOptions, 'level' | 'hooks'> {
  const least = level === 'silent' ? Number.POSITIVE_INFINITY : (pino.levels.values[level] ?? 0)
  return {
    // Pino calls no hook for what is below its level, so a higher one is kept here.
    level: least > 40 ? 'warn' : level,
    hooks: {
      logMethod(args: Parameters<LogFn>, method, at) {
        const trouble = troubles.get(at)
        if (trouble !== undefined) onError(platformOf(args[0]), trouble, loggedIn(args))
        if (at >= least) method.apply(this, args)
      },
    },
  }
}

function platformOf(logged: unknown): string {
  if (typeof logged !== 'object' || logged === null || !('platform' in logged)) return 'none'
  return typeof logged.platform === 'string' ? logged.platform : 'none'
}

function loggedIn([first, message]: Parameters<LogFn>): Logged {
  if (typeof first === 'string') return { sentence: first, id: null, error: null }
  const sentence = typeof message === 'string' ? message : ''
  if (first instanceof Error) return { sentence, id: null, error: first }
  const { id = null, err = null }: { id?: unknown; err?: unknown } = first ?? {}
  return { sentence, id: typeof id === 'string' ? id : null, error: err }
}
