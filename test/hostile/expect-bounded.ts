import { expect } from 'vitest'
import { isBusierThanKnown, patient } from '../patience.ts'
import { slownessOfThread } from './slowness-of-thread.ts'

/** The most processor time of a quiet machine, in milliseconds, at a stretch and in all. */
const mostAtAStretch = 50
const mostInAll = 200

const mostTrials = 6

/**
 * Holds that something takes neither long at a stretch nor in all, by the processor time of this thread; `work` is tried
 * again, since the machine may be slower than was known, and the engine compiles and collects when it likes. What is
 * synchronous is one stretch.
 */
export async function expectBounded(
  work: () => unknown,
  most = mostAtAStretch,
  all = Math.max(most, mostInAll),
): Promise<void> {
  let slowness = 1
  for (let trial = 1; ; trial += 1) {
    const taken = await measure(work)
    const mostStretch = patient(most) * slowness
    const mostAll = patient(all) * slowness
    if ((taken.stretch > mostStretch || taken.all > mostAll) && trial < mostTrials) {
      await isBusierThanKnown()
      slowness = Math.max(slowness, slownessOfThread())
      continue
    }
    expect(taken.stretch, 'milliseconds at a stretch').toBeLessThanOrEqual(mostStretch)
    expect(taken.all, 'milliseconds in all').toBeLessThanOrEqual(mostAll)
    return
  }
}

/** What something takes of this thread, and the longest time of it between two turns of the event loop. */
async function measure(work: () => unknown): Promise<{ readonly stretch: number; readonly all: number }> {
  const began = process.threadCpuUsage()
  let before = began
  let stretch = 0
  let isOver = false
  const turn = (): void => {
    stretch = Math.max(stretch, since(before))
    before = process.threadCpuUsage()
    if (!isOver) setImmediate(turn)
  }
  setImmediate(turn)
  const result = work()
  if (result instanceof Promise) await result
  isOver = true
  turn()
  return { stretch, all: since(began) }
}

function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1_000
}
