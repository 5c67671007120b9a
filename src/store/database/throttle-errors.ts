import { StoreUnavailable } from './store-error.ts'

// Several workers that ask twice a second would all say the same while a database is away.
const againAfterMs = 15_000

/** Passes errors on to `report`, but one like another of a moment ago only every fifteen seconds. */
export function throttleErrors<Reported>(report: (error: Reported) => void): (error: Reported) => void {
  const reportedAt = new Map<string, number>()
  return (error) => {
    const kind = kindOf(error)
    const now = performance.now()
    for (const [each, at] of reportedAt) if (now - at > againAfterMs) reportedAt.delete(each)
    if (reportedAt.has(kind)) return
    reportedAt.set(kind, now)
    report(error)
  }
}

function kindOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return error.obstacle
  return error instanceof Error ? error.message : String(error)
}
