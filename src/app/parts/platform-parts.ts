import type { Adapter } from '../adapter.ts'
import type { Part } from '../part.ts'
import type { Backend, Wiring } from './backend.ts'
import { createPlatformPart } from './platform-part.ts'

/** The platforms that are set up, over the database that outlives the process; only they are loaded. */
export function createPlatformParts(wiring: Wiring, backend: () => Backend): readonly Part[] {
  const { config, adapters, server, channels, log } = wiring
  const { command, slack, discord } = config
  const parts: Part[] = []
  if (slack !== null) {
    add('Slack', () => {
      const { installations, now } = backend().store
      return adapters.slack({ ...slack, ...optionsFor('Slack'), server, installations, now })
    })
  }
  if (discord !== null) {
    const listWorkspaces = () => backend().store.listWorkspaces('Discord')
    add('Discord', () => adapters.discord({ ...discord, ...optionsFor('Discord'), listWorkspaces }))
  }
  return parts

  function add(name: string, load: () => Promise<Adapter>): void {
    const part = createPlatformPart(name, load, () => backend().bot, log)
    channels.set(name, part.channelAccess)
    parts.push(part)
  }

  function optionsFor(platform: string) {
    const { outbox, store } = backend()
    return {
      command,
      outbox,
      log,
      async onRemoved(workspace: string) {
        const rows = await store.forget(platform, workspace)
        const what = 'The bot was removed from a workspace; what was kept of it is deleted'
        log.info({ platform, workspace, rows }, what)
      },
    }
  }
}
