import type { DeliveryStore } from '../delivery/delivery-store.ts'
import { createActionStore } from './actions/create-action-store.ts'
import { forgetWorkspace } from './admin/forget-workspace.ts'
import { listWorkspaces } from './admin/list-workspaces.ts'
import type { Database } from './database/database.ts'
import type { Report } from './database/read-row.ts'
import { createDeliveryStore } from './deliveries/create-delivery-store.ts'
import { createDigestStore } from './digests/create-digest-store.ts'
import { createCacheStore } from './documents/create-cache-store.ts'
import { createDocumentStore } from './documents/create-document-store.ts'
import { createDraftStore } from './documents/create-draft-store.ts'
import { createUnansweredStore } from './documents/create-unanswered-store.ts'
import { createVisitStore } from './documents/create-visit-store.ts'
import { createInstallationStore } from './installations/create-installation-store.ts'
import { createKeyStore } from './keys/create-key-store.ts'
import { createLeaseStore } from './leases/create-lease-store.ts'
import type { Store } from './store.ts'

/**
 * A store on an open database whose schema is up to date; at `url` the queue of a PostgreSQL database connects by itself.
 * `report` is told of each subscription or delivery that is left out because it cannot be read.
 */
export function createStore(database: Database, url: string, report: Report): Store {
  const { kysely, dialect, clock } = database
  const { now } = clock
  const queue = dialect.createQueue(url, {
    now,
    listReady: (now, limit) => deliveries.listReady(now, limit),
    listAbandoned: (now, forgotten, limit) => deliveries.listAbandoned(now, forgotten, limit),
  })
  const context = { kysely, dialect, enqueue: queue.enqueue, report }
  const deliveries: DeliveryStore = createDeliveryStore(context)
  return {
    now,
    deliveries,
    actions: createActionStore(kysely),
    digests: createDigestStore(context),
    documents: createDocumentStore(kysely),
    drafts: createDraftStore(kysely),
    visits: createVisitStore(kysely),
    caches: createCacheStore(database),
    keys: createKeyStore(kysely),
    installations: createInstallationStore(context),
    unanswered: createUnansweredStore(kysely),
    leases: createLeaseStore(kysely, now),
    queue,
    forget: (platform, workspace) => forgetWorkspace(database, platform, workspace),
    async listWorkspaces(platform) {
      const workspaces = await listWorkspaces(kysely)
      return workspaces.filter((each) => each.platform === platform).map(({ workspace }) => workspace)
    },
    async close() {
      await queue.stop()
      await kysely.destroy()
    },
  }
}
