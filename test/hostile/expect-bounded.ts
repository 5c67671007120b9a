import { expect } from 'vitest'
import { isBusierThanKnown, patient } from '../patience.ts'

/** The most processor time of a quiet machine, in milliseconds, at a stretch and in all. */
const mostAtAStretch = 50
const mostInAll = 200

/**
 * Holds that something takes neither long at a stretch nor in all, by the processor time of this thread; `work` is tried
 * again where the machine turns out to be slower than was known. What is synchronous is one stretch.
 */
export async function expectBounded(work: () => unknown, most = mostAtAStretch): Promise<void> {
  for (let trial = 1; ; trial += 1) {
    const began = process.threadCpuUsage()
    const result = work()
    const stretch = since(began)
    if (result instanceof Promise) await result
    const all = since(began)
    if (stretch <= patient(most) && all <= patient(Math.max(most, mostInAll))) return
    await isBusierThanKnown()
    if (trial === 3) {
      expect(stretch, 'milliseconds at a stretch').toBeLessThanOrEqual(patient(most))
      expect(all, 'milliseconds in all').toBeLessThanOrEqual(patient(Math.max(most, mostInAll)))
    }
  }
}

/** The longest time between two turns of the event loop while something goes on, in milliseconds of this thread's work. */
export async function longestStretch(work: () => Promise<unknown>): Promise<number> {
  let longest = 0
  let before = process.threadCpuUsage()
  let isOver = false
  const turn = (): void => {
    longest = Math.max(longest, since(before))
    before = process.threadCpuUsage()
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  await work()
  isOver = true
  turn()
  return longest
}

function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1_000
}
