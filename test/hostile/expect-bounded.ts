import { expect, TestRunner } from 'vitest'

import { isBusierThanKnown, patient } from '../patience.ts'
import { machinesDiffer } from '../processor-time.ts'
import { slownessOfThread } from './slowness-of-thread.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** The most processor time that a test's attacks took, in milliseconds: for the table of the attacks. */
    taken?: Taken
  }
}

interface Taken {
  readonly stretch: number
  readonly all: number
}

// What an attack takes on a quiet machine, in milliseconds of processor time, at a stretch and in all.
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
    const mostStretch = patient(most) * slowness * machinesDiffer
    const mostAll = patient(all) * slowness * machinesDiffer
    if ((taken.stretch > mostStretch || taken.all > mostAll) && trial < mostTrials) {
      await isBusierThanKnown()
      slowness = Math.max(slowness, slownessOfThread())
      continue
    }
    expect(taken.stretch, 'milliseconds at a stretch').toBeLessThanOrEqual(mostStretch)
    expect(taken.all, 'milliseconds in all').toBeLessThanOrEqual(mostAll)
    tell(taken)
    return
  }
}

/** What something takes of this thread, and the longest time of it between two turns of the event loop. */
async function measure(work: () => unknown): Promise<Taken> {
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

function tell(taken: Taken): void {
  const meta = TestRunner.getCurrentTest()?.meta
  if (meta === undefined) return
  const { stretch, all } = meta.taken ?? taken
  meta.taken = { stretch: Math.max(stretch, taken.stretch), all: Math.max(all, taken.all) }
}

function since(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began)
  return (user + system) / 1_000
}
