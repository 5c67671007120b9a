import { isBusierThanKnown, patient } from '../../patience.ts'

/**
 * Waits until the predicate gives something truthy, and gives it back; throws after `timeoutMs`, naming `what`
 * was awaited and, where given, what `describe` says of the state at that moment.
 */
export async function waitFor<T>(
  predicate: () => T,
  what: string,
  timeoutMs = 5000,
  describe: () => string = () => '',
): Promise<NonNullable<Exclude<T, false | 0 | ''>>> {
  const began = performance.now()
  for (;;) {
    const value = predicate()
    if (isThere(value)) return value
    if (performance.now() - began > patient(timeoutMs) && !(await isBusierThanKnown()))
      throw new Error(`Timed out waiting for ${what}. ${describe()}`.trimEnd())
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

function isThere<T>(value: T): value is NonNullable<Exclude<T, false | 0 | ''>> {
  return Boolean(value)
}
