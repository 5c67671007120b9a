import pRetry from 'p-retry'
import { type Bot, createBot } from '../../answer/bot.ts'
import { withWorkspaces } from '../../answer/workspace-bot.ts'
import type { ChannelAccess } from '../../delivery/channel-access.ts'
import { rulesOfRequests } from '../../delivery/delivery-rules.ts'
import { createOutbox, type Outbox } from '../../delivery/outbox.ts'
import { createDigestRules } from '../../digest/digest-rules.ts'
import { createDigestRunner } from '../../digest/digest-runner.ts'
import { createLibraries, type Libraries } from '../../library/libraries.ts'
import type { Log } from '../../log.ts'
import { createPublisher } from '../../publishing/create-publisher.ts'
import { createPurger } from '../../publishing/create-purger.ts'
import type { Publisher } from '../../publishing/publisher.ts'
import type { PublisherLimits } from '../../publishing/publisher-limits.ts'
import { StoreUnavailable } from '../../store/database/store-error.ts'
import { openStore } from '../../store/open-store.ts'
import type { Store } from '../../store/store.ts'
import type { Adapters } from '../adapters.ts'
import type { Config } from '../config.ts'
import type { Server } from '../http/server.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { PartContext } from '../part.ts'
import type { LibraryPart } from './library-part.ts'

// One private answer stays within one message on every platform.
const pageCharacters = 2_800
// A line on a wide screen, two on a phone.
const excerptCharacters = 70

/** What parts are made with. */
export interface Wiring {
  readonly config: Config
  readonly adapters: Adapters
  readonly server: Server
  readonly metrics: Metrics
  readonly library: LibraryPart
  /** The way into the channels of each platform that has joined, by its name; null while it is not connected. */
  readonly channels: Map<string, () => ChannelAccess | null>
  readonly log: Log
}

/** One database that is open, with the bot that answers from it. */
export interface Backend {
  readonly store: Store
  readonly bot: Bot
  /** What posts everything public. */
  readonly outbox: Outbox
  /** What brings documents of workspaces' own. */
  readonly publisher: Publisher
  readonly libraries: Libraries
  /** From now on what is due is posted, and it is written down which digests are owed. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}

/** What a database's workspaces may keep of documents of their own, and where their page is. */
export interface Publishing {
  readonly limits: PublisherLimits
  /** Whether programs can read documents there by keys. */
  readonly hasKeys: boolean
  readonly link: (store: Store) => Publisher['link']
}

/** Opens a database, for a part that starts after the library. One that is away is waited for, and the wait is told. */
export async function openBackend(
  wiring: Wiring,
  url: string,
  context: PartContext,
  publishing: Publishing,
): Promise<Backend> {
  const { config, metrics, channels, log } = wiring
  const store = await openAtLast(url, log, context)
  const loaded = wiring.library.loaded()
  const channelAccess = (platform: string): ChannelAccess | null => {
    const access = channels.get(platform)?.() ?? null
    return access === null ? null : metrics.measureAccess(platform, access)
  }
  const lateMs = config.digestLateHours * 3_600_000
  const libraries = createLibraries({
    bundled: loaded,
    documents: store.documents,
    caches: store.caches,
    loadEngine: wiring.library.loadEngine,
    meter: metrics.onLibraries,
    report: (error, about) => log.warn({ err: error, ...about }, 'A workspace’s documents could not be read'),
  })
  await libraries.refresh()
  const rules = {
    ...rulesOfRequests,
    digest: createDigestRules({
      ...store,
      libraryOf: libraries.of,
      lateMs,
    }),
  }
  const outbox = createOutbox({ ...store, channelAccess, rules, log, onSettled: metrics.onSettled })
  const runner = createDigestRunner({ ...store, channelAccess, log, lateMs })
  const publisher = createPublisher({
    ...store,
    libraries,
    link: publishing.link(store),
    limits: publishing.limits,
  })
  const purger = createPurger({
    ...store,
    report: (error) =>
      log.warn({ err: error }, 'Drafts, visits and questions that are over could not be deleted'),
  })
  const answering = {
    prompt: `/${config.command} `,
    pageCharacters,
    excerptCharacters,
    tracking: {
      open: async () => store,
      outbox,
      channelAccess,
      policy: config.access,
      publisher,
      hasKeys: publishing.hasKeys,
      refreshLibraries: libraries.refresh,
    },
  }
  const bot = withWorkspaces(createBot({ ...loaded, ...answering }), libraries, (of, meant) =>
    createBot({ library: of.library, engine: of.engine, meant, versions: of, ...answering }),
  )
  return {
    store,
    bot: metrics.measureBot(bot),
    outbox,
    publisher,
    libraries,
    start() {
      purger.start()
      libraries.start()
      outbox.start()
      runner.start()
    },
    stop: async () =>
      void (await Promise.all([runner.stop(), outbox.stop(), libraries.stop(), purger.stop()])),
  }
}

/** Any mistake but that the database is away rejects with its sentence. */
async function openAtLast(url: string, log: Log, context: PartContext): Promise<Store> {
  let wasAway = false
  const store = await pRetry(() => openStore(url), {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 1_000,
    maxTimeout: 15_000,
    signal: context.leaving,
    shouldRetry: ({ error }) => isAway(error),
    onFailedAttempt({ error }) {
      if (!isAway(error)) return
      wasAway = true
      context.onTrouble(error.message)
      log.warn(`${error.message} I try again until it works.`)
    },
  })
  if (wasAway) context.onTrouble(null)
  return store
}

function isAway(error: unknown): boolean {
  return error instanceof StoreUnavailable && error.obstacle === 'gone'
}
