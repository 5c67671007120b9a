/** Leases in a database: of each, who has it, and how often that was said. No clock has a part in who has one. */
export interface LeaseStore {
  /** How a lease is kept now; null where nobody has ever had it. */
  readonly read: (id: string) => Promise<SeenLease | null>
  /** Takes a lease that is still as it was `seen`; resolves to whether that was so. */
  readonly take: (id: string, owner: string, seen: SeenLease | null) => Promise<boolean>
  /** Shows that its owner is alive; resolves to false where it is another's. */
  readonly beat: (id: string, owner: string) => Promise<boolean>
  /** Gives it back, so that another may take it at once. */
  readonly release: (id: string, owner: string) => Promise<void>
  /**
   * Takes the next turn at what may be done only every `everyMs`, whoever has the lease; resolves to the milliseconds
   * until then, by the database's clock.
   */
  readonly takeTurn: (id: string, everyMs: number) => Promise<number>
}

/** A lease as it was read. */
interface SeenLease {
  /** Null where it was given back. */
  readonly owner: string | null
  /** Grows with everything that changes of it. */
  readonly beats: number
}
