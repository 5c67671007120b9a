import type { Log } from '../log.ts'
import { isFailedConnection } from './failed-connection.ts'
import { isMistake } from './mistake.ts'
import type { Part, PartContext, StatusBoard } from './part.ts'
import { soon } from './soon.ts'

/** Parts that start, and stop, side by side. */
export type Step = readonly Part[]

// A supervisor gives a process ten seconds or so after SIGTERM; less than half of it must do. A platform that hangs would
// otherwise be waited for as long as a request to it may take.
const longestStopMs = 3_500
// What a step that takes too long leaves to each one after it.
const leftForStepMs = 250

/**
 * Starts the parts in order and serves until SIGTERM or SIGINT, or until one of them fails; then stops, in reverse, those
 * that were begun. Resolves to the exit code: 1 where a part failed.
 */
export async function run(steps: readonly Step[], board: StatusBoard, log: Log): Promise<number> {
  const { promise: ending, resolve: end } = Promise.withResolvers<number>()
  const leaving = new AbortController()
  const onSignal = (): void => end(0)
  const onUnhandled = (reason: unknown): void => {
    // Of an SDK's own making, with nobody left to catch it: its connection cannot be relied on any more.
    log.fatal({ err: reason }, 'Cannot go on')
    end(1)
  }
  const onUncaught = (error: unknown): void => {
    // discord.js stops listening to a connection that it gives up while it is being made.
    if (isFailedConnection(error)) log.warn({ err: error }, 'A connection that was given up has failed')
    else onUnhandled(error)
  }
  const fail = (error: unknown): void => {
    if (leaving.signal.aborted) return
    if (isMistake(error)) log.fatal(error.message)
    else log.fatal({ err: error }, 'Cannot start')
    end(1)
  }
  process.once('SIGTERM', onSignal).once('SIGINT', onSignal)
  process.once('unhandledRejection', onUnhandled).on('uncaughtException', onUncaught)
  for (const { name } of steps.flat()) board.set(name, { state: 'waiting', detail: '' })
  const begun: Step[] = []
  startInOrder().catch(fail)
  const code = await ending
  leaving.abort()
  await stopInReverse(begun, board, log)
  process.off('SIGTERM', onSignal).off('SIGINT', onSignal)
  process.off('unhandledRejection', onUnhandled).off('uncaughtException', onUncaught)
  return code

  async function startInOrder(): Promise<void> {
    for (const step of steps) {
      if (leaving.signal.aborted) return
      begun.push(step)
      await Promise.all(step.map((part) => start(part)))
    }
  }

  async function start(part: Part): Promise<void> {
    let isTold = false
    const context: PartContext = {
      leaving: leaving.signal,
      fail,
      onTrouble(trouble, note = '') {
        isTold = true
        if (leaving.signal.aborted) return
        board.set(part.name, { state: trouble === null ? 'ready' : 'not ready', detail: trouble ?? note })
      },
    }
    board.set(part.name, { state: 'starting', detail: '' })
    await part.start(context)
    if (!isTold) context.onTrouble(null)
  }
}

/** Each step may take what is left of the time but for a little that belongs to those after it. */
async function stopInReverse(begun: readonly Step[], board: StatusBoard, log: Log): Promise<void> {
  const endsAt = performance.now() + longestStopMs
  for (const [index, step] of begun.entries().toArray().toReversed()) {
    const withinMs = Math.max(0, endsAt - performance.now() - index * leftForStepMs)
    await Promise.all(step.map((part) => stop(part, withinMs, log)))
    for (const { name } of step) board.set(name, { state: 'stopped', detail: '' })
  }
  log.info('Stopped')
}

async function stop({ name, stop }: Part, withinMs: number, log: Log): Promise<void> {
  try {
    if ((await soon(stop(), withinMs, 'too late')) === 'too late') log.warn(`${name}: did not stop in time`)
  } catch (error) {
    log.warn({ err: error }, `${name}: could not be stopped`)
  }
}
