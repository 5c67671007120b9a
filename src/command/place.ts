/** Where something is asked or posted, by the platform's own ids. */
export interface Place {
  /** The platform's name, as its adapter has it. */
  readonly platform: string
  /** The tenant: what is kept, and every memory, is kept apart by it. */
  readonly workspace: string
  readonly channel: string
  /** The message that things go under; null for the channel itself. */
  readonly thread: string | null
}

/** A channel, whatever thread of it. */
export type Channel = Omit<Place, 'thread'>
