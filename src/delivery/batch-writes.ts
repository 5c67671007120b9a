import { setImmediate, setTimeout as sleep } from 'node:timers/promises'

interface Waiting<Item, Answer> {
  readonly item: Item
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Writes single items several at a time. The first goes at once; what comes at the same moment, while a write is under
 * way, or in the pause after it goes together. `write` resolves to what answers each item; where it rejects, so does each
 * of its items. `pauseMs` is asked after each write.
 */
export function batchWrites<Item, Answer>(
  write: (items: readonly Item[]) => Promise<(item: Item) => Answer>,
  pauseMs: () => number = () => 0,
): (item: Item) => Promise<Answer> {
  let waiting: Waiting<Item, Answer>[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    isWriting = true
    await setImmediate()
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        const answerTo = await write(batch.map(({ item }) => item))
        for (const { item, resolve } of batch) resolve(answerTo(item))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
      // First those that were written for go on, and perhaps end.
      await setImmediate()
      const ms = pauseMs()
      if (ms > 0) await sleep(ms)
    }
    isWriting = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isWriting) void writeAll()
    })
}
