import { runTask } from '../text/cooperative-task.ts'

/** Words of which something can be worked out while somebody waits for an answer. */
const fewWords = 20_000

/**
 * What is worked out of so many words when it's first needed, which most libraries never see; of many it's worked out now,
 * with pauses, since it would keep the process busy then.
 */
export function* atFirstUse<T>(words: number, make: () => Generator<void, T>): Generator<void, () => T> {
  let made: { readonly value: T } | null = words > fewWords ? { value: yield* make() } : null
  return () => {
    made ??= { value: runTask(make()) }
    return made.value
  }
}
