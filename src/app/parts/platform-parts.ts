import type { RefreshOutcome } from '../../installation/refresh-tokens.ts'
import { createLease, type LeaseOptions } from '../../lease/lease.ts'
import type { Adapter } from '../adapter.ts'
import type { Part } from '../part.ts'
import type { Backend, Wiring } from './backend.ts'
import { createPlatformPart } from './platform-part.ts'

/** The parts that are platforms, set up or not. */
export const platformNames: ReadonlySet<string> = new Set(['Slack', 'Discord'])

/** The platforms that are set up, over the database that outlives the process; only they are loaded. */
export function createPlatformParts(wiring: Wiring, backend: () => Backend): readonly Part[] {
  const { config, adapters, server, channels, metrics, log } = wiring
  const { command, slack, discord } = config
  const parts: Part[] = []
  if (slack !== null) {
    add('Slack', () => {
      const { installations, now } = backend().store
      const onTokenRefresh = (outcome: RefreshOutcome) => metrics.onTokenRefresh('Slack', outcome)
      const own = { server, installations, now, onTokenRefresh }
      return adapters.slack({ ...slack, ...optionsFor('Slack'), ...own })
    })
  }
  if (discord !== null) {
    const listWorkspaces = () => backend().store.listWorkspaces('Discord')
    const createOwnLease = (options: Pick<LeaseOptions, 'id' | 'onLost' | 'turnMs'>) =>
      createLease({ ...options, store: backend().store.leases, onChange: metrics.onLease('discord_gateway') })
    add('Discord', () =>
      adapters.discord({
        ...discord,
        ...optionsFor('Discord'),
        listWorkspaces,
        createLease: createOwnLease,
      }),
    )
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
