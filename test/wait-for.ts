import { setTimeout as sleep } from 'node:timers/promises'
import { isBusierThanKnown, patient } from './patience.ts'

/** A file is read in a thread that first loads the importer; of a long one the reading takes seconds. */
export const longestImportMs = 20_000

const shortestPauseMs = 5
const longestPauseMs = 50

/**
 * Asks `probe` again and again and resolves with its first answer that is not false, null or undefined. Rejects after
 * `timeoutMs` of a quiet machine, and not before a busy one had its time, with an error that names `what` was awaited.
 */
export async function waitFor<T>(
  probe: () => T | Promise<T>,
  what: string | (() => string),
  timeoutMs = 3_000,
): Promise<Exclude<NonNullable<T>, false>> {
  const began = performance.now()
  for (;;) {
    const answer = await probe()
    if (isThere(answer)) return answer
    const waitedMs = performance.now() - began
    if (waitedMs >= patient(timeoutMs) && !(await isBusierThanKnown())) {
      const awaited = typeof what === 'string' ? what : what()
      throw new Error(`gave up after ${Math.round(performance.now() - began)} ms waiting for ${awaited}`)
    }
    // Whoever has waited long can wait a little longer: each look costs processor time, often in two processes.
    await sleep(Math.min(Math.max(waitedMs / 10, shortestPauseMs), longestPauseMs))
  }
}

function isThere<T>(answer: T): answer is Exclude<NonNullable<T>, false> {
  return answer !== false && answer !== null && answer !== undefined
}
