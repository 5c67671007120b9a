import { setTimeout as sleep } from 'node:timers/promises'

const pollMs = 5

/**
 * Asks `probe` again and again and resolves with its first answer that is not false, null or undefined. Rejects after
 * `timeoutMs` with an error that names `what` was awaited.
 */
export async function waitFor<T>(
  probe: () => T | Promise<T>,
  what: string,
  timeoutMs = 3_000,
): Promise<Exclude<NonNullable<T>, false>> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await probe()
    if (isThere(answer)) return answer
    if (performance.now() >= deadline) throw new Error(`gave up after ${timeoutMs} ms waiting for ${what}`)
    await sleep(pollMs)
  }
}

function isThere<T>(answer: T): answer is Exclude<NonNullable<T>, false> {
  return answer !== false && answer !== null && answer !== undefined
}
