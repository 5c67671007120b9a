import type { Channel, Place } from '../command/place.ts'

/** What is posted: a quote, a daily digest, the announcement of one, or the public answer to a mention. */
export type DeliveryKind = 'quote' | 'digest' | 'announcement' | 'answer'

/**
 * States of what is in hand. `claimed`: a process is at it. `posting`: something of it was sent and may stand.
 * `removing`: it is to be removed and nothing else.
 */
type InHandState = 'due' | 'claimed' | 'posting' | 'removing'

/**
 * How a delivery ends. `skipped`: not posted, since it is too late or no longer wanted. `unsure`: it can't be looked up
 * whether it was posted, so it isn't posted again.
 */
export type EndState = 'posted' | 'refused' | 'skipped' | 'unsure' | 'removed'

/** One message of a delivery: sent without a known answer since `attemptedAt`, posted under the id `message`. */
export interface DeliveryPart {
  readonly message: string | null
  readonly attemptedAt: number | null
}

/** What is to be posted once. Times are milliseconds since 1970. */
export interface NewDelivery extends Place {
  /** 20 hexadecimal digits, the same for the same thing however often it is asked for; its messages' mark. */
  readonly id: string
  readonly kind: DeliveryKind
  /** The platform's id of its owner: who asked for it, or set it up. */
  readonly person: string
  /** The same for the same request of the same person in the same place; null where nobody asks again. */
  readonly request: string | null
  /** The messages, as JSON values that only the platform's adapter understands. */
  readonly payloads: readonly unknown[]
  readonly isAcknowledged: boolean
  readonly dueAt: number
}

/** A row of the ledger. */
export interface Delivery extends Omit<NewDelivery, 'payloads' | 'isAcknowledged'> {
  readonly state: InHandState | EndState
  /** Null where they are made when they are sent, and once they are not needed any more. */
  readonly payloads: readonly unknown[] | null
  /** In order; empty before the first attempt. */
  readonly parts: readonly DeliveryPart[]
  /** Not to be tried before. */
  readonly tryAt: number
  /** How often it has been tried in vain. */
  readonly tries: number
  /** Why it ended as it did, or has to wait. */
  readonly reason: string | null
  readonly changedAt: number
  /** Which digest it is; null for everything else. */
  readonly digest: DigestKey | null
}

/** The subscription and local date (ISO 8601) that a digest is for. */
interface DigestKey {
  readonly subscription: string
  readonly date: string
}

/** What a digest's message is about, kept once it is sent. */
export interface DigestSubject {
  /** The passage id of its item of the day. */
  readonly item: string | null
  /** The number of the last change that it knows of. */
  readonly changesUntil: number
}

/** A row that doesn't hold what it should. It has been ended as refused. */
export interface UnreadableDelivery extends Place, Pick<Delivery, 'id' | 'person'> {
  readonly reason: string
}

/** Who works on deliveries, and until when nobody else may; `until` is milliseconds since 1970 by the database's clock. */
export interface Lease {
  readonly owner: string
  readonly until: number
}

/** A delivery on which another process has a lease, as it was seen; a process that is alive prolongs it all the while. */
export interface SeenLease {
  readonly id: string
  readonly until: number
}

/** A message that is about to be sent, among the parts as they are then. */
export interface Attempt {
  readonly id: string
  readonly parts: readonly DeliveryPart[]
  readonly subject: DigestSubject | null
}

/** How the work on a delivery ended, or that it is to be tried again at `tryAt`. */
export interface Result {
  readonly id: string
  readonly state: 'due' | 'posting' | 'removing' | EndState
  readonly parts: readonly DeliveryPart[]
  readonly reason: string | null
  readonly tryAt: number
  readonly tries: number
  /** Whether the work was to remove it; else a removal that was asked for meanwhile is still to be done. */
  readonly isRemoval: boolean
}

/** The ledger. Every method is atomic, and safe between processes that share the database. */
export interface DeliveryStore {
  /**
   * Writes a delivery down, claimed. False where one with this id is there already, of which nothing changes unless it
   * was refused or skipped: then it is due again.
   */
  readonly add: (delivery: NewDelivery, lease: Lease) => Promise<boolean>
  readonly find: (id: string) => Promise<Delivery | null>
  /** The id of a delivery for the same request that was never acknowledged, due at `since` or later; or null. */
  readonly findUnacknowledged: (request: string, since: number) => Promise<string | null>
  /** The id of the delivery that this message belongs to, or null. */
  readonly findByMessage: (channel: Channel, message: string) => Promise<string | null>
  /** The platform has been told that the request arrived, so nobody has a reason to ask again. */
  readonly acknowledge: (id: string) => Promise<void>
  /** From now on it is to be removed and nothing else. False where the workspace has none, or it never was to be seen. */
  readonly beginRemoval: (of: Pick<Place, 'platform' | 'workspace'>, id: string) => Promise<boolean>

  /** Ids of what is in hand, may be tried at `now` and is free, the longest due first. */
  readonly listReady: (now: number, limit: number) => Promise<readonly string[]>
  /** The same, but only what a queue has lost sight of: whose process died over it, or due since `forgotten`. */
  readonly listAbandoned: (now: number, forgotten: number, limit: number) => Promise<readonly string[]>
  /**
   * Leases those that are in hand, may be tried at `now`, and are free or the owner's; the longest due first. A lease of
   * another owner that is over at `now` is taken over where it's still one of `lapsed` (none unless given): a clock can
   * have been set. `leased` are those that stay another owner's.
   */
  readonly claim: (
    ids: readonly string[],
    lease: Lease,
    now: number,
    lapsed?: readonly SeenLease[],
  ) => Promise<{
    readonly deliveries: readonly Delivery[]
    readonly unreadable: readonly UnreadableDelivery[]
    readonly leased: readonly SeenLease[]
  }>
  /** Prolongs those of the leases that the owner still holds. */
  readonly renew: (ids: readonly string[], lease: Lease) => Promise<void>
  /** Notes that messages are about to be sent; resolves to the ids of those that the owner holds and may post. */
  readonly attempt: (attempts: readonly Attempt[], lease: Lease, now: number) => Promise<readonly string[]>
  /**
   * Writes down how work ended, each only while `owner` holds the lease, in one transaction with what follows from it: a
   * digest that was posted goes into its subscription, one that was refused pauses it. Resolves to the ids that were held.
   */
  readonly settle: (results: readonly Result[], owner: string, now: number) => Promise<readonly string[]>

  /** Counts what is in hand, without looking at what has ended. */
  readonly countInHand: () => Promise<Readonly<Record<InHandState, number>>>
  /** Forgets what ended before `before` and doesn't stand, and the rest 370 days later, but each channel's last digest. */
  readonly prune: (before: number) => Promise<void>
}

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
