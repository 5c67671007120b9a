/** Slack's own clock, as far as its answers tell it. */
export interface SlackClock {
  /** Told of the `Date` of each answer. */
  readonly hear: (date: string | readonly string[] | undefined) => void
  /** Milliseconds since 1970, to a second or so; null before Slack has answered. */
  readonly now: () => number | null
}

/** A clock that goes by the stopwatch from the last answer on: this process's own clock may be wrong, or set. */
export function createSlackClock(): SlackClock {
  let ahead: number | null = null
  return {
    hear(date) {
      const told = typeof date === 'string' ? Date.parse(date) : Number.NaN
      if (!Number.isNaN(told)) ahead = told - performance.now()
    },
    now: () => (ahead === null ? null : performance.now() + ahead),
  }
}
