import type { DeliveryQueue } from '../../delivery/delivery-store.ts'

/** How a loop works. */
export interface LoopPace {
  /** How often it asks for what is ready while there is nothing, in milliseconds. */
  readonly lookEveryMs: number
  /** How many handlers run at a time, and with how many ids each. */
  readonly handlers: number
  readonly batch: number
}

// As many in flight as keep a platform busy: what is in flight is in memory.
const usualPace: LoopPace = { lookEveryMs: 250, handlers: 2, batch: 25 }
// Doubled with each failure that follows another.
const firstPauseMs = 500
const longestPauseMs = 5_000

/**
 * A queue without jobs: it asks `list` for ids that are ready, the most urgent first, and hands them out. `look` makes it
 * ask at once. Its timers alone do not keep the process alive.
 */
export function createLoopQueue(
  list: (limit: number) => Promise<readonly string[]>,
  { lookEveryMs, handlers, batch }: LoopPace = usualPace,
): DeliveryQueue & { readonly look: () => void } {
  // What is in a handler's hands, or was a moment ago and must not come up again in a hot circle.
  const away = new Set<string>()
  const running = new Set<Promise<void>>()
  let loop: Promise<void> | null = null
  let isStopping = false
  let isLookWanted = false
  let wake: (() => void) | null = null
  let handlersFailed = 0

  return {
    async start(handle, report) {
      isStopping = false
      loop ??= run(handle, report)
    },
    async stop() {
      isStopping = true
      look()
      await loop
      await Promise.all(running)
      loop = null
    },
    look,
  }

  function look(): void {
    isLookWanted = true
    wake?.()
  }

  async function run(
    handle: (ids: readonly string[]) => Promise<void>,
    report: (error: unknown) => void,
  ): Promise<void> {
    let failed = 0
    while (!isStopping) {
      isLookWanted = false
      try {
        for (const ids of await nextBatches()) handOut(ids, handle, report)
        failed = 0
      } catch (error) {
        failed += 1
        report(error)
      }
      await pause(failed === 0 ? lookEveryMs : pauseAfter(failed))
    }
  }

  async function nextBatches(): Promise<readonly (readonly string[])[]> {
    const free = handlers - running.size
    if (free <= 0) return []
    const listed = await list(free * batch + away.size)
    if (isStopping) return []
    const ready = listed.filter((id) => !away.has(id))
    return Array.from({ length: free }, (_, at) => ready.slice(at * batch, (at + 1) * batch)).filter(
      ({ length }) => length > 0,
    )
  }

  function handOut(
    ids: readonly string[],
    handle: (ids: readonly string[]) => Promise<void>,
    report: (error: unknown) => void,
  ): void {
    for (const id of ids) away.add(id)
    const handling = runHandler().then((restMs) => {
      running.delete(handling)
      setTimeout(() => {
        for (const id of ids) away.delete(id)
      }, restMs).unref()
      look()
    })
    running.add(handling)

    /** How long the ids rest where they are ready still. */
    async function runHandler(): Promise<number> {
      try {
        await handle(ids)
        handlersFailed = 0
        return lookEveryMs
      } catch (error) {
        handlersFailed += 1
        report(error)
        return pauseAfter(handlersFailed)
      }
    }
  }

  async function pause(ms: number): Promise<void> {
    if (isLookWanted || isStopping) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms).unref()
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    wake = null
  }
}

function pauseAfter(failures: number): number {
  return Math.min(firstPauseMs * 2 ** Math.min(failures - 1, 10), longestPauseMs)
}
