import type { Place } from '../command/place.ts'

/** What the outbox needs of a platform. */
export interface Poster {
  /**
   * Sends one message for all to see and resolves to its id. Throws PostRefused or PostDelayed where it certainly does
   * not stand; after any other error it may stand or not.
   */
  readonly post: (place: Place, payload: unknown, mark: Mark) => Promise<string>
  /**
   * The id of the message with this mark, sent `agoMs` ago or later, or null. How long ago is all that is known: no clock
   * of ours agrees with the platform's. Throws LookupUnavailable, or LookupDelayed.
   */
  readonly find: (place: Place, mark: Mark, agoMs: number) => Promise<string | null>
  /** Removes a message; one that is gone already is no error. */
  readonly remove: (place: Place, message: string) => Promise<void>
  /** Says a sentence to one person alone, where the platform can, when there is nobody waiting for an answer any more. */
  readonly notify: (place: Place, asker: string, text: string) => Promise<void>
  /** Writes a sentence to one person directly, about a channel in which the bot may not be any more. */
  readonly notifyDirectly: (place: Place, person: string, text: string) => Promise<void>
}

/** What a message carries so that it can be found again: its post's id, and which of its messages it is, from 0. */
export interface Mark {
  readonly post: string
  readonly part: number
}

/** The platform said no; `message` is a sentence for the asker that says why and what to do. */
export class PostRefused extends Error {
  override readonly name = 'PostRefused'
}

/** The platform wants to be left alone for a while, and nothing was posted. */
export class PostDelayed extends Error {
  readonly waitMs: number

  constructor(waitMs: number) {
    super(`The platform asks to wait ${waitMs} ms`)
    this.name = 'PostDelayed'
    this.waitMs = waitMs
  }
}

/** The platform does not let us look whether a message stands. */
export class LookupUnavailable extends Error {
  override readonly name = 'LookupUnavailable'
}

/** The platform doesn't let us look just now; posting goes on meanwhile. */
export class LookupDelayed extends Error {
  readonly waitMs: number

  constructor(waitMs: number) {
    super(`The platform asks to wait ${Math.ceil(waitMs)} ms before looking`)
    this.name = 'LookupDelayed'
    this.waitMs = waitMs
  }
}
