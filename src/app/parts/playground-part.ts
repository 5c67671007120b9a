import { usualLimits, visitorLimits } from '../../publishing/publisher-limits.ts'
import type { Store } from '../../store/store.ts'
import type { Adapter } from '../adapter.ts'
import type { PlaygroundConfig } from '../config.ts'
import { mountOnDemand } from '../http/mount-on-demand.ts'
import type { Part, PartContext } from '../part.ts'
import { type Backend, openBackend, type Wiring } from './backend.ts'

const name = 'Playground'

/** The playground, with a store of its own: what is tried out is kept apart from what a team notes. */
export function createPlaygroundPart(wiring: Wiring, { database, isPublic }: PlaygroundConfig): Part {
  const { config, adapters, server, library, log } = wiring
  // Beside a platform it costs memory that may never be needed; but what is kept may be due before anybody comes.
  const isLoadedAtOnce = (config.slack === null && config.discord === null) || database !== 'sqlite::memory:'
  let store: Store | null = null
  let backend: Backend | null = null
  let adapter: Adapter | null = null
  wiring.channels.set(name, () => adapter?.channelAccess ?? null)
  return {
    name,
    async start(context) {
      if (!isLoadedAtOnce) {
        mountOnDemand(server, ['/', '/playground', '/documents/sessions'], () => open(context))
        log.info(`${name}: ready for the first visitor`)
        return
      }
      // Its database may be away, which is nothing to the platforms.
      context.onTrouble('The playground is not open yet.')
      open(context).then((line) => {
        log.info(`${name}: ${line}`)
        context.onTrouble(null)
      }, context.fail)
    },
    async stop() {
      await backend?.stop()
      await adapter?.stop()
      await store?.close()
    },
  }

  async function open(context: PartContext): Promise<string> {
    const opened = await openBackend(wiring, database, context, {
      limits: isPublic ? visitorLimits : usualLimits,
      // Its workspaces are visits, whose database programs aren't given.
      hasKeys: false,
      link: () => async (of, _by, draft) => linkTo(of.workspace, draft),
    })
    store = opened.store
    const { actions, forget, listWorkspaces } = store
    const loaded = await adapters.playground({
      server,
      library: library.loaded().library,
      store: { actions, forget, listWorkspaces },
      outbox: opened.outbox,
      isLoadedAtOnce,
      command: config.command,
      isPublic,
      log,
    })
    // Nobody waits for a start once the process is to end.
    context.leaving.throwIfAborted()
    const line = await loaded.start(opened.bot)
    await adapters.mountDocuments({
      ...{ server, log, publisher: opened.publisher, libraries: opened.libraries },
      documents: opened.store.documents,
      door: { kind: 'sessions', platform: name, useSession: loaded.useSession, isPublic },
    })
    adapter = loaded
    backend = opened
    backend.start()
    return line
  }

  function linkTo(session: string, draft: string | null): string | null {
    const base = isPublic && config.publicUrl !== null ? config.publicUrl : server.address()
    const query = new URLSearchParams({ session, ...(draft === null ? {} : { draft }) })
    return base === null ? null : `${base}/documents?${query}`
  }
}
