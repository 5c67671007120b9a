import { setTimeout as sleep } from 'node:timers/promises'

const POLL_MS = 5

/**
 * Asks `probe` again and again and resolves with its first answer that is not false, null or undefined. Rejects after
 * `timeoutMs` with an error that names `what` was awaited.
 */
export async function until<T>(
  probe: () => T | false | null | undefined,
  what: string,
  timeoutMs = 3000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const answer = probe()
    if (answer !== false && answer !== null && answer !== undefined) return answer
    if (Date.now() >= deadline) throw new Error(`gave up after ${timeoutMs} ms waiting for ${what}`)
    await sleep(POLL_MS)
  }
}
