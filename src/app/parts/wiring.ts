import { type Bot, createBot } from '../../answer/bot.ts'
import type { ChannelAccess } from '../../delivery/channel-access.ts'
import { usualDigestPace } from '../../digest/deliver-digests.ts'
import { createDigestRunner, type DigestRunner } from '../../digest/digest-runner.ts'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'
import type { Adapters } from '../adapters.ts'
import type { Config } from '../config.ts'
import type { Server } from '../http/server.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { LibraryPart } from './library-part.ts'

// One private answer stays within one message on every platform.
const pageCharacters = 2_800

export interface WiringOptions {
  readonly config: Config
  readonly adapters: Adapters
  readonly server: Server
  readonly metrics: Metrics
  readonly library: LibraryPart
  readonly log: Log
}

/** What parts are made with. The bots and runners are for parts that start after the library. */
export interface Wiring extends WiringOptions {
  readonly botOver: (store: Store) => Bot
  readonly deliverOver: (store: Store) => DigestRunner
  /** Has bots and runners reach a platform's channels, by its name; null while it is not connected. */
  readonly joinChannels: (platform: string, channelAccess: () => ChannelAccess | null) => void
}

export function createWiring(options: WiringOptions): Wiring {
  const { config, library, metrics, log } = options
  const joined = new Map<string, () => ChannelAccess | null>()
  const channelAccess = (platform: string): ChannelAccess | null => joined.get(platform)?.() ?? null
  return {
    ...options,
    joinChannels: (platform, access) => void joined.set(platform, access),
    botOver: (store) =>
      metrics.measureBot(
        createBot({
          ...library.loaded(),
          prompt: `/${config.command} `,
          pageCharacters,
          tracking: { open: async () => store, channelAccess },
        }),
      ),
    deliverOver: (store) =>
      createDigestRunner({
        ...store,
        library: library.loaded().library,
        channelAccess,
        log,
        pace: { ...usualDigestPace, lateMs: config.digestLateHours * 3_600_000 },
        onSettled: metrics.onSettled,
      }),
  }
}
