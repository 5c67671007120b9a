/** The database cannot be used; the message is a sentence that names it, never with its password, and says what to do. */
export class StoreError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'StoreError'
  }
}

/** What is in the way: the database does not answer, refuses us, is not to be written to, is full or is held by another. */
export type Obstacle = 'gone' | 'refused' | 'read-only' | 'full' | 'locked'

/** The database cannot do its work just now. Nothing of what was asked was done, as far as can be known; later it may be. */
export class StoreUnavailable extends StoreError {
  readonly obstacle: Obstacle

  constructor(obstacle: Obstacle, message: string, cause?: unknown) {
    super(message, cause)
    this.name = 'StoreUnavailable'
    this.obstacle = obstacle
  }
}
