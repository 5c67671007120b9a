import { setTimeout as sleep } from 'node:timers/promises'

/** What `work` comes to, or `late` where that takes longer than so many milliseconds; nothing waits for that then. */
export async function soon<Value, Late>(
  work: Promise<Value>,
  withinMs: number,
  late: Late,
): Promise<Value | Late> {
  const waiting = new AbortController()
  try {
    return await Promise.race([work, sleep(withinMs, late, waiting)])
  } finally {
    waiting.abort()
  }
}
