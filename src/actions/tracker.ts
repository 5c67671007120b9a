/** What has become of an action item in one workspace. Items that nobody has touched are open and nobody's. */
export type ActionState = 'open' | 'in progress' | 'done' | 'dropped'

export const actionStates = [
  'open',
  'in progress',
  'done',
  'dropped',
] as const satisfies readonly ActionState[]

/** A person of a platform: the platform's own id, and a name to show where the platform tells one. */
export interface Person {
  readonly id: string
  readonly name: string | null
}

/** Whose action items: those of one document, as one workspace of one platform keeps them. */
export interface Tracker {
  readonly platform: string
  readonly workspace: string
  /** The document's id. */
  readonly document: string
}

/** How an action item stands; `passage` is its id within the document ("11.c"). */
export interface Status {
  readonly passage: string
  readonly state: ActionState
  readonly owner: Person | null
}

/** What a person wants of an action item: null leaves a thing as it is, `nobody` takes its owner away. */
export interface Wanted {
  readonly passage: string
  readonly state: ActionState | null
  readonly owner: Person | 'nobody' | null
  readonly note: string | null
}

/** One change as it is kept: who, when, what. At least one of the three differs from what was before, or is a note. */
export interface Change {
  /** Counted from 1 within its tracker, without a gap, in the order in which the changes were made. */
  readonly number: number
  readonly passage: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly by: Person
  /** The new state, null where it stayed as it was. */
  readonly state: ActionState | null
  /** The new owner, null where it stayed as it was. */
  readonly owner: Person | 'nobody' | null
  readonly note: string | null
}

/** What is kept of action items. Every method is atomic, and safe between processes that share the database. */
export interface ActionStore {
  /** How every item stands that somebody has touched, in no particular order. */
  readonly list: (tracker: Tracker) => Promise<readonly Status[]>
  /**
   * Changes an item and keeps the change. `origin` is what asked for it, the same each time that it is delivered: a
   * second change of the same origin does nothing. Resolves to the change, or to null where nothing changes.
   */
  readonly change: (
    tracker: Tracker,
    wanted: Wanted,
    by: Person,
    at: number,
    origin: string,
  ) => Promise<Change | null>
  /** The latest changes of one item, newest first, and how many there are in all. */
  readonly history: (
    tracker: Tracker,
    passage: string,
    limit: number,
  ) => Promise<{ readonly changes: readonly Change[]; readonly count: number }>
  /** The last changes after the one with this number, oldest first, and the number of the last one of all (0 for none). */
  readonly listSince: (
    tracker: Tracker,
    number: number,
    limit: number,
  ) => Promise<{ readonly changes: readonly Change[]; readonly last: number }>
  /** Every change of a tracker, oldest first. */
  readonly listAll: (tracker: Tracker) => Promise<readonly Change[]>
}
