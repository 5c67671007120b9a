import type { ActionStore } from '../actions/tracker.ts'
import type { Checker } from '../check/checker.ts'
import type { AccessPolicy } from '../command/access.ts'
import type { ChannelAccess } from '../delivery/channel-access.ts'
import type { DeliveryStore } from '../delivery/delivery-store.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { DigestStore } from '../digest/digest-store.ts'
import type { Document } from '../document/document.ts'
import type { Library } from '../document/library.ts'
import type { DocumentStore } from '../library/document-store.ts'
import { noHoldings } from '../library/holdings.ts'
import type { KeyStore } from '../library/key-store.ts'
import type { WorkspaceLibrary } from '../library/libraries.ts'
import type { UnansweredStore } from '../library/unanswered-store.ts'
import type { Publisher } from '../publishing/publisher.ts'
import type { Engine } from '../search/engine.ts'

/** What commands are answered from. */
export interface AnswerContext {
  readonly library: Library
  readonly engine: Engine
  readonly checker: Checker
  /** The document that a bare number means where something is typed. */
  readonly meant: Document
  readonly versions: Versions
  /** What stands before a command where the bot is asked: "/korea ", or nothing in a terminal. */
  readonly prompt: string
  /** How many characters of documents one private answer holds; Infinity turns pages off. */
  readonly pageCharacters: number
  /** How many characters of a further hit fill a line. */
  readonly excerptCharacters: number
  /** Null where nothing is kept: then there are no action items to change, and no digests. */
  readonly tracking: Tracking | null
}

/** What a workspace has of its own documents, and the earlier states of them. */
export type Versions = Pick<WorkspaceLibrary, 'holdings' | 'openVersion'>

/** Where no document has a version. */
export const noVersions: Versions = { holdings: noHoldings, openVersion: async () => null }

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
  /** Whether programs can read documents here by keys; false where it's left out. */
  readonly hasKeys?: boolean
  /** Sees to it that what was changed of a library is asked from now on; left out where nothing else has libraries. */
  readonly refreshLibraries?: () => Promise<void>
}

/** What commands are answered from where something is kept. */
export type TrackingContext = Pick<
  AnswerContext,
  'library' | 'meant' | 'versions' | 'prompt' | 'pageCharacters' | 'excerptCharacters'
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
  readonly deliveries: Pick<DeliveryStore, 'find'>
  readonly documents: Pick<
    DocumentStore,
    | 'setMain'
    | 'setChannel'
    | 'setDates'
    | 'setHints'
    | 'setChannelHints'
    | 'addAdmin'
    | 'removeAdmin'
    | 'configureAfter'
  >
  readonly keys: KeyStore
  readonly unanswered: Pick<UnansweredStore, 'add' | 'read' | 'setKept'>
  /** Milliseconds since 1970 by the database's clock. */
  readonly now: () => number
  /** Deletes everything that is kept of a workspace; resolves to how many rows that were. */
  readonly forget: (platform: string, workspace: string) => Promise<number>
}
