import { waitFor } from './wait-for.ts'

/** Resolves or rejects as `promise` does; rejects where it does not within `ms` of a quiet machine, and names `what`. */
export async function withinTime<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  let isSettled = false
  const settle = (): void => {
    isSettled = true
  }
  promise.then(settle, settle)
  await waitFor(() => isSettled, what, ms)
  return promise
}
