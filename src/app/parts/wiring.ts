import { type Bot, createBot } from '../../answer/bot.ts'
import type { ChannelAccess } from '../../delivery/channel-access.ts'
import { rulesOfRequests } from '../../delivery/delivery-rules.ts'
import { createOutbox, type Outbox } from '../../delivery/outbox.ts'
import { createDigestRules } from '../../digest/digest-rules.ts'
import { createDigestRunner } from '../../digest/digest-runner.ts'
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

/** What posts everything public of one store, and writes down which digests it owes. */
export interface Delivery {
  readonly outbox: Outbox
  readonly start: () => void
  readonly stop: () => Promise<void>
}

/** What parts are made with. Bots and deliveries are for parts that start after the library. */
export interface Wiring extends WiringOptions {
  readonly botOver: (store: Store, outbox: Outbox) => Bot
  readonly deliveryOver: (store: Store) => Delivery
  /** Has bots and deliveries reach a platform's channels, by its name; null while it is not connected. */
  readonly joinChannels: (platform: string, channelAccess: () => ChannelAccess | null) => void
}

export function createWiring(options: WiringOptions): Wiring {
  const { config, library, metrics, log } = options
  const joined = new Map<string, () => ChannelAccess | null>()
  const channelAccess = (platform: string): ChannelAccess | null => joined.get(platform)?.() ?? null
  return {
    ...options,
    joinChannels: (platform, access) => void joined.set(platform, access),
    botOver: (store, outbox) =>
      metrics.measureBot(
        createBot({
          ...library.loaded(),
          prompt: `/${config.command} `,
          pageCharacters,
          tracking: { open: async () => store, outbox, channelAccess },
        }),
      ),
    deliveryOver(store) {
      const lateMs = config.digestLateHours * 3_600_000
      const digest = createDigestRules({ ...store, library: library.loaded().library, lateMs })
      const rules = { ...rulesOfRequests, digest }
      const outbox = createOutbox({ ...store, channelAccess, rules, log, onSettled: metrics.onSettled })
      const runner = createDigestRunner({ ...store, channelAccess, log, lateMs })
      return {
        outbox,
        start() {
          outbox.start()
          runner.start()
        },
        stop: async () => void (await Promise.all([runner.stop(), outbox.stop()])),
      }
    },
  }
}
