import type { Result } from './digest-store.ts'

/** Writes results down as they come, several at a time: while one transaction runs, the next ones gather. */
export interface Settling {
  readonly add: (result: Result) => void
  /** Resolves once everything that was added is written down; rejects with the first error. */
  readonly done: () => Promise<void>
}

export function createSettling(write: (results: readonly Result[]) => Promise<void>): Settling {
  let waiting: Result[] = []
  let writing: Promise<void> | null = null

  async function writeAll(): Promise<void> {
    // Those that end at the same moment go together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const results = waiting
      waiting = []
      await write(results)
    }
  }

  return {
    add(result) {
      waiting.push(result)
      if (writing !== null) return
      const started = writeAll().finally(() => {
        writing = null
      })
      // `done` awaits it; until then a failure must not end the process.
      started.catch(() => undefined)
      writing = started
    },
    async done() {
      await writing
    },
  }
}
