import { setImmediate } from 'node:timers/promises'

// Under the 50 ms that a person, or a platform's heartbeat, would notice, also where its last step is a long one.
const longestSliceMs = 6

/** Runs long work to its end at once. */
export function runTask<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

// One for all work: what follows other work without a pause between them goes on in its slice.
let sliceEnds = 0

/** Runs long work in slices of some milliseconds, between which everything else goes on. */
export async function runTaskInSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() < sliceEnds) continue
    await setImmediate()
    sliceEnds = performance.now() + longestSliceMs
  }
}

let nextTurn: Promise<void> | null = null

/**
 * Resolves in the next turn of the loop, for all who wait for it at once. They go on side by side, from `await` to `await`: each
 * finds the code that it needs in the processor's caches, since the others have just run it.
 */
export function waitForTurn(): Promise<void> {
  nextTurn ??= setImmediate().then(() => {
    nextTurn = null
  })
  return nextTurn
}
