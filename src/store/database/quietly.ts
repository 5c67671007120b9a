import { StoreUnavailable } from './store-error.ts'

// Several workers that ask twice a second would all say the same while a database is away.
const againAfterMs = 15_000

/** Passes errors on to `report`, but those like another of a moment ago only once in a while. */
export function quietly(report: (error: unknown) => void): (error: unknown) => void {
  const told = new Map<string, number>()
  return (error) => {
    const kind = kindOf(error)
    const now = performance.now()
    for (const [each, at] of told) if (now - at > againAfterMs) told.delete(each)
    if (told.has(kind)) return
    told.set(kind, now)
    report(error)
  }
}

function kindOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return error.obstacle
  return error instanceof Error ? error.message : String(error)
}
