import type { DigestStore } from '../digest/digest-store.ts'
import { createActionStore } from './actions/create-action-store.ts'
import { forgetWorkspace } from './admin/forget-workspace.ts'
import { listWorkspaces } from './admin/list-workspaces.ts'
import type { Database } from './database/database.ts'
import type { Report } from './database/read-row.ts'
import { createDigestStore } from './digests/create-digest-store.ts'
import { createPostStore } from './posts/create-post-store.ts'
import type { Store } from './store.ts'

/**
 * A store on an open database whose schema is up to date; at `url` the queue of a PostgreSQL database connects by itself.
 * `report` is told of each subscription or delivery that is left out because it cannot be read.
 */
export function createStore(database: Database, url: string, report: Report): Store {
  const { kysely, dialect } = database
  const queue = dialect.createQueue(url, {
    listReady: (now, limit) => digests.listReady(now, limit),
    listAbandoned: (now, forgotten, limit) => digests.listAbandoned(now, forgotten, limit),
  })
  const digests: DigestStore = createDigestStore({ kysely, dialect, enqueue: queue.enqueue, report })
  return {
    posts: createPostStore(kysely),
    actions: createActionStore(kysely),
    digests,
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
