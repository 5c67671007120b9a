import { describe, expect, it } from 'vitest'
import { runTask, runTaskInSlices, waitForTurn } from '../../src/text/cooperative-task.ts'

/** Work of so many steps, each of which takes two milliseconds. */
function* busy(steps: number): Generator<void, string> {
  for (let step = 0; step < steps; step++) {
    const ends = performance.now() + 2
    while (performance.now() < ends);
    yield
  }
  return 'done'
}

/** How many turns others had while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let isDone = false
  const count = (): void => {
    turns += 1
    if (!isDone) setImmediate(count)
  }
  setImmediate(count)
  await work()
  isDone = true
  return turns
}

// A slice has 6 ms: three steps, and a fourth where the clock hasn't reached them.
const least = 40 / 4 - 2

describe('work in slices', () => {
  it('comes to the same as at once', async () => {
    expect(await runTaskInSlices(busy(3))).toBe(runTask(busy(3)))
  })

  it('lets others go on between slices', async () => {
    expect(await turnsDuring(() => runTaskInSlices(busy(40)))).toBeGreaterThanOrEqual(least)
  })

  it('lets others go on between short pieces of work, too, none of which would fill a slice', async () => {
    const pieces = async (): Promise<void> => {
      for (let piece = 0; piece < 40; piece++) await runTaskInSlices(busy(1))
    }
    expect(await turnsDuring(pieces)).toBeGreaterThanOrEqual(least)
  })
})

describe('the next turn', () => {
  it('has those who wait for it go on side by side, in their order', async () => {
    const done: string[] = []
    const one = async (name: string): Promise<void> => {
      done.push(`${name} came`)
      await waitForTurn()
      done.push(`${name} begins`)
      await null
      done.push(`${name} ends`)
    }
    const first = one('first')
    await Promise.resolve()
    await Promise.all([first, one('second')])
    const together = ['first begins', 'second begins', 'first ends', 'second ends']
    expect(done).toEqual(['first came', 'second came', ...together])
    await one('third')
    expect(done.slice(6)).toEqual(['third came', 'third begins', 'third ends'])
  })

  it('comes after what else has arrived', async () => {
    let turns = 0
    setImmediate(() => (turns += 1))
    await waitForTurn()
    expect(turns).toBe(1)
  })
})
