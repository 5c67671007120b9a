import type { ActionStore } from '../actions/tracker.ts'
import type { DeliveryQueue, DeliveryStore } from '../delivery/delivery-store.ts'
import type { DigestStore } from '../digest/digest-store.ts'
import type { InstallationStore } from '../installation/installation-store.ts'
import type { LeaseStore } from '../lease/lease-store.ts'
import type { CacheStore } from '../library/cache-store.ts'
import type { DocumentStore } from '../library/document-store.ts'
import type { DraftStore } from '../library/draft-store.ts'
import type { KeyStore } from '../library/key-store.ts'
import type { UnansweredStore } from '../library/unanswered-store.ts'
import type { VisitStore } from '../library/visit-store.ts'

/**
 * What outlives the process. Every method rejects with StoreUnavailable while the database cannot do its work, and with
 * StoreError where what is kept there is not what it should be.
 */
export interface Store {
  /** Milliseconds since 1970 by the database's clock, the same for every process that shares it. */
  readonly now: () => number
  readonly deliveries: DeliveryStore
  readonly actions: ActionStore
  readonly digests: DigestStore
  readonly documents: DocumentStore
  readonly drafts: DraftStore
  readonly visits: VisitStore
  readonly keys: KeyStore
  readonly unanswered: UnansweredStore
  readonly caches: CacheStore
  readonly installations: InstallationStore
  readonly leases: LeaseStore
  readonly queue: DeliveryQueue
  /** Deletes everything that is kept of a workspace; resolves to how many rows that were. */
  readonly forget: (platform: string, workspace: string) => Promise<number>
  /** Workspaces of a platform of which something is kept, in no particular order. */
  readonly listWorkspaces: (platform: string) => Promise<readonly string[]>
  readonly close: () => Promise<void>
}
