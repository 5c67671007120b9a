/** A database's clock, which is one for every process that shares the database, whatever their own clocks say. */
export interface DatabaseClock {
  /** Milliseconds since 1970, as whole ones. */
  readonly now: () => number
  /** Compares it with the process's own stopwatch. Rejects where the database cannot tell. */
  readonly compare: () => Promise<void>
}

// So soon it's noticed that the database's clock was set, or that this process was put to sleep.
const compareEveryMs = 1_000

/**
 * A clock that is `ask`ed over a network: it's compared with `performance.now()`, which nobody can set, about once a second
 * while it's read. Until the first answer it's the process's own.
 */
export function createDatabaseClock(ask: () => Promise<number>): DatabaseClock {
  let ahead: number | null = null
  let comparedAt = Number.NEGATIVE_INFINITY
  let isComparing = false

  async function compare(): Promise<void> {
    isComparing = true
    try {
      const before = performance.now()
      const told = await ask()
      const after = performance.now()
      // It was told at some moment in between. As long as what is known agrees with that, a slow answer says nothing new.
      ahead = ahead === null ? told - (before + after) / 2 : within(ahead, told - after, told - before)
    } finally {
      comparedAt = performance.now()
      isComparing = false
    }
  }

  return {
    now() {
      const here = performance.now()
      if (!isComparing && here - comparedAt > compareEveryMs) compare().catch(() => undefined)
      return Math.floor(ahead === null ? Date.now() : here + ahead)
    },
    compare,
  }
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
