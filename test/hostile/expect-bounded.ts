import { expect } from 'vitest'
import { isBusierThanKnown, patient } from '../patience.ts'

/** The most processor time of a quiet machine, in milliseconds, at a stretch and in all. */
const mostAtAStretch = 50
const mostInAll = 200

const mostTrials = 6

/**
 * Holds that something takes neither long at a stretch nor in all, by the processor time of this thread; `work` is tried
 * again, since the machine may be slower than was known, and the engine compiles and collects when it likes. What is
 * synchronous is one stretch.
 */
export async function expectBounded(work: () => unknown, most = mostAtAStretch): Promise<void> {
  for (let trial = 1; ; trial += 1) {
    const { stretch, all } = await measure(work)
    const isWithin = stretch <= patient(most) && all <= patient(Math.max(most, mostInAll))
    if (!isWithin && trial < mostTrials) {
      await isBusierThanKnown()
      continue
    }
    expect(stretch, 'milliseconds at a stretch').toBeLessThanOrEqual(patient(most))
    expect(all, 'milliseconds in all').toBeLessThanOrEqual(patient(Math.max(most, mostInAll)))
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
