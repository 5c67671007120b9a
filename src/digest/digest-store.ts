import type { Person } from '../actions/tracker.ts'
import type { Channel } from '../command/place.ts'
import type { Delivery } from '../delivery/delivery-store.ts'
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

/** The digest of a channel for one local date, as its owner sees it. */
export interface LatestDigest {
  readonly date: string
  /** When it was due, milliseconds since 1970. */
  readonly dueAt: number
  readonly state: Delivery['state']
  /** Why it was not posted or has to wait. */
  readonly reason: string | null
}

/** A subscription that can't be read or scheduled: it has been paused, with the reason. */
export interface BrokenSubscription extends Channel {
  readonly id: string
  /** Who set it up. */
  readonly person: string
  readonly reason: string
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

/**
 * What is kept of digests. Every method is atomic, and safe between processes that share the database. Lists leave out a
 * row that can't be read, which the store reports; a method that is about one row rejects with StoreError.
 */
export interface DigestStore {
  readonly find: (channel: Channel) => Promise<Subscription | null>
  /** Subscriptions by their ids; one that is missing or can't be read is left out. */
  readonly get: (subscriptions: readonly string[]) => Promise<ReadonlyMap<string, Subscription>>
  /** The subscriptions of a workspace that are not stopped, by channel. */
  readonly list: (platform: string, workspace: string) => Promise<readonly Subscription[]>
  /** The latest digest of a subscription, by date; null before the first. */
  readonly latest: (subscription: string) => Promise<LatestDigest | null>

  /**
   * Makes the channel's subscription, or changes the one that is there, stopped or not, which keeps its id, `lastDate` and
   * `posted`; it is active then. Resolves to it, and to whether that was a change: who asks for what is set already is
   * not noted as who set it. Of several who ask for the same at once, one has changed it.
   */
  readonly subscribe: (wanted: NewSubscription) => Promise<Subscription & { readonly isChanged: boolean }>
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
  /**
   * Active subscriptions, by id, after the one with the id `after` (null for the first ones); `last` is the id to go on
   * after, null where there are no more.
   */
  readonly listActive: (
    after: string | null,
    limit: number,
  ) => Promise<{
    readonly subscriptions: readonly Subscription[]
    readonly broken: readonly BrokenSubscription[]
    readonly last: string | null
  }>
  /** Pauses active subscriptions that can't go on, each with its reason. */
  readonly pause: (broken: readonly Pick<BrokenSubscription, 'id' | 'reason'>[]) => Promise<void>

  /**
   * Writes down what the subscriptions owe that are due at `now`, at most `limit` of them, and what is due next, in one
   * transaction with the jobs that will bring the deliveries up; deliveries that are in hand for an earlier date are
   * skipped then, as `superseded` says why, unless their message may stand already. One that can't be read, or that `plan`
   * has a reason against, is paused alone. Resolves to how many were due, and to those that were paused.
   */
  readonly schedule: (
    now: number,
    limit: number,
    plan: (subscription: Subscription) => Plan | string,
    superseded: string,
  ) => Promise<{ readonly count: number; readonly broken: readonly BrokenSubscription[] }>
  /** When the next subscription is due, milliseconds since 1970; null where none is. */
  readonly nextDue: () => Promise<number | null>
}
