import type { Outbox } from '../../delivery/outbox.ts'
import type { Store } from '../../store/store.ts'
import type { Adapter } from '../adapter.ts'
import type { Part } from '../part.ts'
import { createPlatformPart } from './platform-part.ts'
import type { Wiring } from './wiring.ts'

/** The platforms that are set up, over the store that outlives the process; only they are loaded. */
export function createPlatformParts(
  wiring: Wiring,
  store: () => Store,
  outbox: () => Outbox,
): readonly Part[] {
  const { config, adapters, server, log } = wiring
  const { command, slack, discord } = config
  const parts: Part[] = []
  if (slack !== null) add('Slack', () => adapters.slack({ ...slack, ...optionsFor('Slack'), server }))
  if (discord !== null) {
    const listWorkspaces = () => store().listWorkspaces('Discord')
    add('Discord', () => adapters.discord({ ...discord, ...optionsFor('Discord'), listWorkspaces }))
  }
  return parts

  function add(name: string, load: () => Promise<Adapter>): void {
    const part = createPlatformPart(name, load, () => wiring.botOver(store(), outbox()), log)
    wiring.joinChannels(name, part.channelAccess)
    parts.push(part)
  }

  function optionsFor(platform: string) {
    return {
      command,
      outbox: outbox(),
      log,
      async onRemoved(workspace: string) {
        const rows = await store().forget(platform, workspace)
        const what = 'The bot was removed from a workspace; what was kept of it is deleted'
        log.info({ platform, workspace, rows }, what)
      },
    }
  }
}
