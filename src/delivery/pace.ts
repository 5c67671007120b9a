/** How long things take, in milliseconds. */
export interface Pace {
  /**
   * A request lasts ten seconds at most and its process prolongs the lease all the while; after a crash this much must
   * pass before anybody looks whether the message arrived, so that what was on its way has landed. Half of it passes by the
   * database's clock, and half by the stopwatch of whoever looks, for whom nothing may have been prolonged meanwhile: so
   * a clock that is set, or wrong, takes no lease from a process that is alive.
   */
  readonly leaseMs: number
  readonly renewEveryMs: number
  /** The first pause before something is tried again; later ones are longer. */
  readonly retryMs: number
}

/** What a platform's time-outs and its people ask for. */
export const usualPace: Pace = { leaseMs: 5_000, renewEveryMs: 1_000, retryMs: 1_000 }
