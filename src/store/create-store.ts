import type { DeliveryQueue, DigestStore } from '../digest/digest-store.ts'
import { createActionStore } from './actions/create-action-store.ts'
import { forgetWorkspace } from './admin/forget-workspace.ts'
import { listPlaces } from './admin/list-places.ts'
import type { Database } from './database/database.ts'
import { createBossQueue } from './digests/create-boss-queue.ts'
import { createDigestStore } from './digests/create-digest-store.ts'
import { createLoopQueue } from './digests/create-loop-queue.ts'
import { createPostStore } from './posts/create-post-store.ts'
import type { Store } from './store.ts'

/** A store on an open database whose schema is up to date; at `url` the queue of a PostgreSQL database connects by itself. */
export function createStore(database: Database, url: string): Store {
  const { kysely, kind } = database
  const digesting = kind === 'sqlite' ? digestsInLoop(database) : digestsInJobs(database, url)
  return {
    posts: createPostStore(kysely),
    actions: createActionStore(kysely),
    ...digesting,
    forget: (platform, workspace) => forgetWorkspace(database, platform, workspace),
    async listWorkspaces(platform) {
      const places = await listPlaces(kysely)
      return places.filter((place) => place.platform === platform).map(({ workspace }) => workspace)
    },
    async close() {
      await digesting.queue.stop()
      await kysely.destroy()
    },
  }
}

interface Digesting {
  readonly digests: DigestStore
  readonly queue: DeliveryQueue
}

/** The ledger itself is asked again and again; whatever is written into it is looked at soon. */
function digestsInLoop({ kysely }: Database): Digesting {
  const digests = createDigestStore(kysely, {
    isPostgres: false,
    enqueue: async () => queue.look(),
  })
  const queue = createLoopQueue((limit) => digests.listReady(Date.now(), limit))
  return { digests, queue }
}

function digestsInJobs({ kysely }: Database, url: string): Digesting {
  const digests = createDigestStore(kysely, {
    isPostgres: true,
    enqueue: (transaction, jobs) => queue.enqueue(transaction, jobs),
  })
  const queue = createBossQueue(url, digests.listAbandoned)
  return { digests, queue }
}
