/** What the outbox keeps of its posts. Every method is atomic, and safe between processes that share the database. */
export interface PostStore {
  /**
   * Writes a post down, leased. False where one with this id is there already, of which nothing changes unless it was
   * refused or late: then it is due again.
   */
  readonly add: (post: NewPost, lease: Lease) => Promise<boolean>
  readonly find: (id: string) => Promise<Post | null>
  /** The id of a post of the same wish that was never acknowledged, made at `since` or later; null where there is none. */
  readonly findUnacknowledged: (wish: string, since: number) => Promise<string | null>
  /** The id of the post that this message belongs to, or null. */
  readonly findByMessage: (platform: string, channel: string, message: string) => Promise<string | null>
  /** The platform has been told that the command arrived, so its asker has no reason to ask again. */
  readonly acknowledge: (id: string) => Promise<void>
  /** Leases a post that is in hand and whose lease is over or of the same owner; null where that cannot be. */
  readonly take: (id: string, lease: Lease, now: number) => Promise<Post | null>
  /** Ids of posts in hand on this platform whose lease is over. */
  readonly listAbandoned: (platform: string, now: number, limit: number) => Promise<readonly string[]>
  /** Prolongs a lease. False where it has been lost. */
  readonly renew: (id: string, lease: Lease) => Promise<boolean>
  /** Gives up every lease of an owner at once, so that another need not wait for their end. */
  readonly release: (owner: string) => Promise<void>
  /** Notes that a message is about to be sent. False where the lease has been lost or the post is being taken back. */
  readonly attempt: (id: string, part: number, at: number, lease: Lease) => Promise<boolean>
  /** The message was certainly not sent after all. */
  readonly withdrawAttempt: (id: string, part: number) => Promise<void>
  /** The message stands under this id. */
  readonly record: (id: string, part: number, message: string) => Promise<void>
  /**
   * Ends the work on a post: its payloads are forgotten, and its messages too unless they stand. Does nothing where what
   * is to be done with it has changed meanwhile.
   */
  readonly finish: (id: string, from: 'posting' | 'taking back', state: EndState) => Promise<void>
  /** From now on the post is to be taken back and nothing else. False where it is not there or taken back already. */
  readonly beginTakingBack: (id: string) => Promise<boolean>
  /** Forgets posts made before `before` of which no message stands, and the others 370 days later. */
  readonly prune: (before: number) => Promise<void>
}

/** `due` and `posting` are in hand, so is `taking back`; the others are ends. */
export type PostState = 'due' | 'posting' | 'taking back' | EndState
/** `unsure`: whether it stands cannot be found out, so it is not posted again. `late`: it would come too late. */
type EndState = 'posted' | 'refused' | 'late' | 'unsure' | 'taken back'

export interface NewPost {
  readonly id: string
  readonly platform: string
  readonly workspace: string
  readonly channel: string
  /** What the messages go under; null for the channel itself. */
  readonly thread: string | null
  /** The platform's id of the person who asked. */
  readonly asker: string
  /** The same for the same wish of the same person in the same place, however often it is asked. */
  readonly wish: string
  /** The messages, as JSON values that only the platform's adapter understands. */
  readonly payloads: readonly unknown[]
  readonly isAcknowledged: boolean
  readonly createdAt: number
}

export interface Post extends Omit<NewPost, 'payloads' | 'isAcknowledged'> {
  readonly state: PostState
  /** Null once they are not needed any more. */
  readonly payloads: readonly unknown[] | null
  readonly parts: readonly PostPart[]
}

/** A message of a post: sent without a known answer at `attemptedAt`, standing under the id `message`. */
interface PostPart {
  readonly message: string | null
  readonly attemptedAt: number | null
}

/** Who works on a post, and until when nobody else may; `until` is milliseconds since 1970. */
interface Lease {
  readonly owner: string
  readonly until: number
}
