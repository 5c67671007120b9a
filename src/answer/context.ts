import type { ActionStore } from '../actions/tracker.ts'
import type { Checker } from '../check/checker.ts'
import type { AccessPolicy } from '../command/access.ts'
import type { Channel } from '../command/place.ts'
import type { ChannelAccess } from '../delivery/channel-access.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { DigestStore } from '../digest/digest-store.ts'
import type { Library } from '../document/library.ts'
import type { Publisher } from '../publishing/publisher.ts'
import type { Engine } from '../search/engine.ts'

/** What commands are answered from. */
export interface AnswerContext {
  readonly library: Library
  readonly engine: Engine
  readonly checker: Checker
  /** The id of the document that a bare number means in a channel; the library's main one where it's left out. */
  readonly meant?: (at: Channel) => string
  /** What stands before a command where the bot is asked: "/korea ", or nothing in a terminal. */
  readonly prompt: string
  /** How many characters of documents one private answer holds; Infinity turns pages off. */
  readonly pageCharacters: number
  /** How many characters of a further hit fill a line. */
  readonly excerptCharacters: number
  /** Null where nothing is kept: then there are no action items to change, and no digests. */
  readonly tracking: Tracking | null
}

/** What is kept between two questions, and how to reach a channel. */
export interface Tracking {
  readonly open: () => Promise<Kept>
  /** What posts publicly; null in a terminal. */
  readonly outbox: Pick<Outbox, 'accept' | 'deliver' | 'knows'> | null
  /** The platform's way into its channels; null where it has none or is not connected. */
  readonly channelAccess: (platform: string) => ChannelAccess | null
  readonly policy: AccessPolicy
  /** What brings documents of a workspace's own; null in a terminal. */
  readonly publisher: Publisher | null
}

/** What commands are answered from where something is kept. */
export type TrackingContext = Pick<
  AnswerContext,
  'library' | 'prompt' | 'pageCharacters' | 'excerptCharacters'
> &
  Omit<Tracking, 'open'> &
  Kept

/** Opens what is kept. Throws what the store throws. */
export async function openTracking(context: AnswerContext, tracking: Tracking): Promise<TrackingContext> {
  return { ...context, ...tracking, ...(await tracking.open()) }
}

/** The ports of what is kept. */
interface Kept {
  readonly actions: ActionStore
  readonly digests: DigestStore
  /** Deletes everything that is kept of a workspace; resolves to how many rows that were. */
  readonly forget: (platform: string, workspace: string) => Promise<number>
}
