/** Words of which something can be worked out while somebody waits for an answer. */
const fewWords = 20_000

/**
 * What is worked out of so many words when it's first needed, with pauses, which most libraries never see; of many it's worked
 * out now, since whoever can't pause would keep the process busy then. Two who need it first both work it out: one that
 * can't pause doesn't wait for another.
 */
export function* atFirstUse<T>(
  words: number,
  make: () => Generator<void, T>,
): Generator<void, () => Generator<void, T>> {
  let made: { readonly value: T } | null = words > fewWords ? { value: yield* make() } : null
  return function* known() {
    if (made !== null) return made.value
    const value = yield* make()
    made ??= { value }
    return made.value
  }
}
