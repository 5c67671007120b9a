import type { Person } from '../actions/tracker.ts'
import type { Channel } from '../command/place.ts'
import type { Occurrence, Schedule } from '../schedule/schedule.ts'

/** A channel's wish for a daily digest. */
export interface Subscription extends Channel {
  readonly id: string
  /** The id of the document whose action items it is about. */
  readonly document: string
  readonly schedule: Schedule
  /** `stopped` keeps the row, so that nothing is posted twice for a date if it is set up again. */
  readonly state: 'active' | 'paused' | 'stopped'
  /** Active, but not before this local date (ISO 8601); null otherwise. */
  readonly pausedUntil: string | null
  /** Why it is paused where nobody asked for that: a sentence; null otherwise. */
  readonly reason: string | null
  /** Who set it up, or changed it last. */
  readonly setBy: Person
  readonly setAt: number
  /** What is due next; null unless active. */
  readonly next: Occurrence | null
  /** The latest local date for which there is a delivery; null before the first. */
  readonly lastDate: string | null
  /** What the last digest that was posted was about; null before the first. */
  readonly posted: Posted | null
}

export interface Posted {
  /** The local date that it was for. */
  readonly date: string
  /** The passage id of its item of the day; null where nothing was open. */
  readonly item: string | null
  /** The number of the last change that it knew of. */
  readonly changesUntil: number
}

/** `due`, `claimed` and `posting` are in hand; the others are ends. */
export type DeliveryState = 'due' | 'claimed' | 'posting' | 'posted' | 'failed' | 'skipped'

/** How many deliveries are in each state in which they are in hand. */
export type InHand = Readonly<Record<'due' | 'claimed' | 'posting', number>>

/** One digest owed to one channel for one local date: the ledger has one row for each, and never two. */
export interface Delivery {
  /** Decided by subscription and date, 20 hexadecimal digits; the mark that its message carries. */
  readonly id: string
  readonly subscription: string
  readonly date: string
  /** When it was due, milliseconds since 1970. */
  readonly dueAt: number
  readonly state: DeliveryState
  /** How often it has been tried in vain. */
  readonly tries: number
  /** When its message was sent without a known answer; null where it was not. */
  readonly attemptedAt: number | null
  /** The platform's id of its message; null while it is not known to stand. */
  readonly message: string | null
  /** Why it failed, was skipped or has to wait. */
  readonly reason: string | null
  /** When it was finished or last tried, milliseconds since 1970. */
  readonly changedAt: number
  /** What its message is about, where one was sent. */
  readonly item: string | null
  readonly changesUntil: number
}

/** A delivery and the subscription that it belongs to. */
export interface Owed {
  readonly delivery: Delivery
  readonly subscription: Subscription
}

/** What is to be written down for a subscription that is due. */
export interface Plan {
  /** In order of dates. */
  readonly deliveries: readonly {
    readonly id: string
    readonly date: string
    readonly dueAt: number
    /** Null for one that is to be posted, else why it is skipped. */
    readonly skipped: string | null
  }[]
  readonly next: Occurrence | null
}

/** A subscription as it is to be from now on. */
export type NewSubscription = Pick<
  Subscription,
  'platform' | 'workspace' | 'channel' | 'document' | 'schedule' | 'setBy' | 'setAt' | 'next'
>

/** Who works on deliveries, and until when nobody else may; `until` is milliseconds since 1970. */
export interface Lease {
  readonly owner: string
  readonly until: number
}

/**
 * What is kept of digests. Every method is atomic, and safe between processes that share the database. Lists leave out a
 * row that can't be read, which the store reports; a method that is about one row rejects with StoreError.
 */
export interface DigestStore {
  readonly find: (channel: Channel) => Promise<Subscription | null>
  readonly get: (subscription: string) => Promise<Subscription | null>
  /** The subscriptions of a workspace that are not stopped, by channel. */
  readonly list: (platform: string, workspace: string) => Promise<readonly Subscription[]>
  /** The latest delivery of a subscription, by date; null before the first. */
  readonly latest: (subscription: string) => Promise<Delivery | null>

  /**
   * Makes the channel's subscription, or changes the one that is there, stopped or not, which keeps its id, `lastDate` and
   * `posted`; it is active then. Resolves to it.
   */
  readonly subscribe: (wanted: NewSubscription) => Promise<Subscription>
  /** Puts a subscription back as it was before `subscribe`; null removes the one that was made. */
  readonly restore: (channel: Channel, before: Subscription | null) => Promise<void>
  /** Changes whether and when a subscription is due; false where it is not there. */
  readonly update: (
    subscription: string,
    change: Pick<Subscription, 'state' | 'pausedUntil' | 'reason' | 'next'>,
  ) => Promise<boolean>
  /**
   * Changes what is due next where it is still as in `subscription`: its zone's rules may have changed since. Nothing that
   * is written down already is owed again.
   */
  readonly reschedule: (subscription: Subscription, next: Occurrence) => Promise<void>
  /** Active subscriptions, by id, after the one with the id `after` (null for the first ones). */
  readonly listActive: (after: string | null, limit: number) => Promise<readonly Subscription[]>

  /**
   * Writes down what the subscriptions owe that are due at `now`, at most `limit` of them, and what is due next, in one
   * transaction with the jobs that will bring the deliveries up; deliveries that are in hand for an earlier date are
   * skipped then, as `superseded` says why, unless their message may stand already. A subscription that can't be read is
   * paused. Resolves to how many subscriptions there were.
   */
  readonly schedule: (
    now: number,
    limit: number,
    plan: (subscription: Subscription) => Plan,
    superseded: string,
  ) => Promise<number>
  /** When the next subscription is due, milliseconds since 1970; null where none is. */
  readonly nextDue: () => Promise<number | null>

  /** Ids of deliveries in hand that may be tried at `now` and whose lease is over, the longest due first. */
  readonly listReady: (now: number, limit: number) => Promise<readonly string[]>
  /**
   * The same, but only those that a queue has lost sight of: whose process died over them, or that have been due since
   * `forgotten`.
   */
  readonly listAbandoned: (now: number, forgotten: number, limit: number) => Promise<readonly string[]>
  /**
   * Leases those of the deliveries that are in hand, may be tried at `now` and whose lease is over. One that can't be
   * read, or whose subscription can't, has failed then.
   */
  readonly claim: (ids: readonly string[], lease: Lease, now: number) => Promise<readonly Owed[]>
  /** Prolongs every lease of an owner. */
  readonly renew: (lease: Lease) => Promise<void>
  /**
   * Notes that messages are about to be sent, and what they are about; resolves to the ids of those whose lease is still
   * held. A message that was sent before keeps its `attemptedAt`.
   */
  readonly attempt: (
    attempts: readonly {
      readonly id: string
      readonly item: string | null
      readonly changesUntil: number
    }[],
    lease: Lease,
    now: number,
  ) => Promise<readonly string[]>
  /**
   * Writes down how work on deliveries ended, in one transaction; each only while `owner` holds its lease. `posted` also
   * goes into the subscription, `delayed` is tried again at `at`, with a job of its own.
   */
  readonly settle: (results: readonly Result[], owner: string, now: number) => Promise<void>

  /** Counts the deliveries in hand, without looking at what has ended. */
  readonly countInHand: () => Promise<InHand>

  /** Forgets deliveries that ended before `before`, but the latest of each subscription. */
  readonly prune: (before: number) => Promise<void>
}

/** How the work on one delivery ended. */
export type Result =
  | { readonly id: string; readonly kind: 'posted'; readonly message: string }
  /** To be tried again at `at`. `mayStand`: its message may have arrived, so it is looked up first. */
  | {
      readonly id: string
      readonly kind: 'delayed'
      readonly at: number
      readonly reason: string
      readonly mayStand: boolean
      /** Whether it counts as a try in vain: a platform that asks to wait has not failed. */
      readonly counts: boolean
    }
  | { readonly id: string; readonly kind: 'skipped'; readonly reason: string }
  /** Nothing will mend it: its subscription is paused, too, in the same transaction. */
  | { readonly id: string; readonly kind: 'failed'; readonly reason: string }

/** Brings deliveries up for work, each again until it is done with. The ledger says what is owed; this says when to look. */
export interface DeliveryQueue {
  /** Begins to call `handle` with ids of deliveries that may be ready. What it throws is reported and tried again. */
  readonly start: (
    handle: (ids: readonly string[]) => Promise<void>,
    report: (error: unknown) => void,
  ) => Promise<void>
  /** Takes up nothing more, and resolves once what is in hand is done. */
  readonly stop: () => Promise<void>
}
