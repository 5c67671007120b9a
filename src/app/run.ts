import { setTimeout as sleep } from 'node:timers/promises'
import pRetry, { AbortError } from 'p-retry'
import type { Bot } from '../answer/bot.ts'
import type { Log } from '../log.ts'
import { type Adapter, SetupError } from './adapter.ts'
import type { Server } from './http/server.ts'

/** A platform's adapter, the bot that answers on it, and whether it is connected, which `GET /readyz` tells. */
export interface Platform {
  readonly adapter: Adapter
  readonly bot: Bot
  connected: boolean
}

// A supervisor gives a process ten seconds or so after SIGTERM; half of it must do.
const longestStopMs = 4_500
const longestFinishMs = 1_500

/**
 * Starts every platform and the server, each with one line in the log, and serves until SIGTERM or SIGINT; resolves to
 * the exit code. A platform that is down is tried again and again without keeping the others; a mistake in the
 * settings ends the process with a sentence that names it. `finish` is called before the platforms are stopped.
 */
export async function run(
  platforms: readonly Platform[],
  server: Server,
  log: Log,
  finish: () => Promise<void> = async () => undefined,
): Promise<number> {
  const { promise: ending, resolve: end } = Promise.withResolvers<number>()
  const leaving = new AbortController()
  const onSignal = (): void => end(0)
  const onUnhandled = (reason: unknown): void => {
    // Of an SDK's own making, with nobody left to catch it: its connection cannot be relied on any more.
    log.fatal({ err: reason }, 'Cannot go on')
    end(1)
  }
  process.once('SIGTERM', onSignal).once('SIGINT', onSignal).once('unhandledRejection', onUnhandled)
  const port = await server.start()
  log.info(`Health: listening on port ${port} (/healthz, /readyz, /metrics)`)
  for (const platform of platforms) {
    connect(platform, log, leaving.signal).catch((error: unknown) => {
      if (leaving.signal.aborted) return
      log.fatal(error instanceof SetupError ? error.message : { err: error }, 'Cannot start')
      end(1)
    })
  }
  const code = await ending
  leaving.abort()
  await stop(platforms, server, log, finish)
  process.off('SIGTERM', onSignal).off('SIGINT', onSignal).off('unhandledRejection', onUnhandled)
  return code
}

async function connect(platform: Platform, log: Log, leaving: AbortSignal): Promise<void> {
  const { adapter, bot } = platform
  const line = await pRetry(() => adapter.start(bot).catch(giveUpOnSetup), {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 1_000,
    maxTimeout: 60_000,
    signal: leaving,
    onFailedAttempt: ({ error, attemptNumber }) =>
      log.warn(
        { platform: adapter.name, attempt: attemptNumber, reason: error.message },
        `${adapter.name}: cannot connect; trying again`,
      ),
  })
  platform.connected = true
  log.info(`${adapter.name}: ${line}`)
}

/** Trying again does not mend a setting. */
function giveUpOnSetup(error: unknown): never {
  throw error instanceof SetupError ? new AbortError(error) : error
}

async function stop(
  platforms: readonly Platform[],
  server: Server,
  log: Log,
  finish: () => Promise<void>,
): Promise<void> {
  // What is being posted needs its platform to the end.
  const finished = Promise.race([
    finish().catch(() => undefined),
    sleep(longestFinishMs, null, { ref: false }),
  ])
  const stopping = [...platforms.map(({ adapter }) => finished.then(adapter.stop)), server.stop()]
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestStopMs)
  })
  await Promise.race([Promise.allSettled(stopping), tooLate])
  clearTimeout(timer)
  log.info('Stopped')
}
