import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'

// Enough for the monitor to have looked once more.
const aLookMs = 10

/** Does some work, and measures the longest that it keeps the process from everything else at a time, in milliseconds. */
export async function longestBusy<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly done: T; readonly busyMs: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // What keeps it busy before the monitor's first look, or after its last, would not be seen.
  await setTimeout(aLookMs)
  const done = await work()
  await setTimeout(aLookMs)
  delay.disable()
  return { done, busyMs: delay.max / 1e6 }
}
