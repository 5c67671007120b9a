import { warmUpReading } from '../../command/warm-up.ts'
import { knownDocuments } from '../../document/library.ts'
import type { Log } from '../../log.ts'
import { runTaskInSlices } from '../../text/cooperative-task.ts'
import type { Adapters } from '../adapters.ts'
import type { ApiConfig, Config, PlaygroundConfig } from '../config.ts'
import { discordInviteLink } from '../discord-app.ts'
import { greet } from '../greet.ts'
import { createServer, type Server } from '../http/server.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Part, Statuses } from '../part.ts'
import { programVersion } from '../program-version.ts'
import type { Step } from '../run.ts'
import { isInstallable, newSlackAppLink } from '../slack-app.ts'
import { startupMessages } from '../startup-messages.ts'
import type { Wiring } from './backend.ts'
import { createDatabasePart, type DatabasePart } from './database-part.ts'
import { createLibraryPart, type LibraryPart } from './library-part.ts'
import { createMetricsPart } from './metrics-part.ts'
import { createPlatformParts, platformNames } from './platform-parts.ts'
import { createPlaygroundPart } from './playground-part.ts'
import { createRecheckAdmin } from './recheck-admin.ts'

export interface ComposeOptions {
  readonly config: Config
  readonly adapters: Adapters
  readonly playground: PlaygroundConfig | null
  readonly metrics: Metrics
  readonly statuses: () => Statuses
  readonly log: Log
}

/**
 * Everything that runs, in the order of its start: health is answered before there is a database, documents are read
 * while it is away, and nobody waits for what they do not need.
 */
export function composeSteps(options: ComposeOptions): readonly Step[] {
  const { config, adapters, playground, metrics, statuses, log } = options
  const server = createServer(config.host, config.port, statuses, config.trustProxy, platformNames)
  if (config.metricsPort === null) server.mount(metrics.handler)
  const library = createLibraryPart(config, log)
  const wiring: Wiring = { config, adapters, server, metrics, library, channels: new Map(), log }
  const database = createDatabasePart(wiring)
  const platforms = createPlatformParts(wiring, database.opened)
  return [
    [
      createServerPart(
        server,
        (address) => greet(config, address, playground !== null),
        log,
        config.metricsPort === null,
      ),
      ...(config.metricsPort === null
        ? []
        : [createMetricsPart(metrics, config.host, config.metricsPort, log)]),
    ],
    [library],
    [
      createAboutPart(wiring, playground),
      createReaderPart(wiring, playground),
      ...(typeof config.api === 'string'
        ? []
        : [createApiPart(wiring, config.api, platforms.length === 0 ? null : database)]),
      ...(playground === null ? [] : [createPlaygroundPart(wiring, playground)]),
    ],
    // Nobody but the platforms needs it.
    ...(platforms.length === 0
      ? []
      : [[database], [...platforms, createDocumentsPart(wiring, database)], [createDeliveryPart(database)]]),
    // What comes in over the port: the last part, so that `/readyz` waits for all others, and the first to stop, while
    // all of them can still answer what is on its way.
    [createTrafficPart(server, library)],
  ]
}

/** It is ready at once; what the first message would wait for is done beside it. */
function createTrafficPart(server: Server, library: LibraryPart): Part {
  return {
    name: 'traffic',
    async start() {
      void runTaskInSlices(warmUpReading(knownDocuments(library.loaded().library)))
    },
    stop: server.leave,
  }
}

/** The HTTP port, which listens before anything else and closes after everything else. */
function createServerPart(
  server: Server,
  greeting: (address: string) => readonly string[],
  log: Log,
  hasMetrics: boolean,
): Part {
  return {
    name: 'server',
    async start() {
      const port = await server.start()
      for (const line of greeting(server.address() ?? '')) log.info(line)
      log.info(`Health: listening on port ${port} (/healthz, /readyz${hasMetrics ? ', /metrics' : ''})`)
    },
    stop: server.stop,
  }
}

/** What the bot is, and how to add it; where there is no playground, that is what `/` shows. */
function createAboutPart(
  { config, adapters, server, library }: Wiring,
  playground: PlaygroundConfig | null,
): Part {
  const { command, contact, slack, discord, publicUrl } = config
  return {
    name: 'about',
    start: () =>
      adapters.mountAbout({
        ...{ server, command, contact, library: library.loaded().library },
        isHome: playground === null,
        hasPlayground: playground !== null && (playground.isPublic || publicUrl === null),
        slack: () =>
          isInstallable(slack)
            ? { kind: 'install', link: '/slack/install' }
            : { kind: 'make', link: newSlackAppLink(config) },
        discord: discord === null ? null : discordInviteLink(discord.token),
      }),
    stop: async () => undefined,
  }
}

/** The documents in a browser. Its start throws SetupError where one of them is named like another address. */
function createReaderPart(wiring: Wiring, playground: PlaygroundConfig | null): Part {
  const { config, adapters, server, library, log } = wiring
  const { contentDir, publicUrl } = config
  const isBesidePlayground = playground !== null
  // Readers from outside are not led to what is for this machine alone.
  const hasPlayground = playground !== null && (playground.isPublic || publicUrl === null)
  // Nor to what only this machine's own programs may ask.
  const hasApi = typeof config.api !== 'string' && (config.api.isPublic || publicUrl === null)
  const about = { server, contentDir, publicUrl, isBesidePlayground, hasPlayground, hasApi, log }
  return {
    name: 'reader',
    start: () => adapters.mountReader({ ...library.loaded(), ...about }),
    stop: async () => undefined,
  }
}

/** The documents for programs and assistants. Keys are asked of the database, which may come later. */
function createApiPart(
  { config, adapters, server, library, log }: Wiring,
  { isPublic }: ApiConfig,
  database: DatabasePart | null,
): Part {
  return {
    name: 'api',
    async start() {
      await adapters.mountApi({
        ...{ server, log, isPublic, bundled: library.loaded() },
        publicUrl: isPublic ? config.publicUrl : null,
        version: programVersion(),
        workspaces:
          database === null
            ? undefined
            : () => {
                const backend = database.openedYet()
                return backend === null ? null : { keys: backend.store.keys, libraries: backend.libraries }
              },
      })
      log.info(
        startupMessages.apiReady(isPublic && config.publicUrl !== null ? config.publicUrl : server.address()),
      )
    },
    stop: async () => undefined,
  }
}

/** The page on which workspaces bring documents of their own. */
function createDocumentsPart(
  { adapters, config, server, channels, log }: Wiring,
  { opened }: DatabasePart,
): Part {
  return {
    name: 'documents',
    async start() {
      const { publisher, libraries, store } = opened()
      const isSecure = config.publicUrl?.startsWith('https:') ?? false
      await adapters.mountDocuments({
        ...{ server, log, publisher, libraries, documents: store.documents },
        door: {
          ...{ kind: 'visits', visits: store.visits, now: store.now, isSecure },
          recheck: createRecheckAdmin((platform) => channels.get(platform)?.() ?? null, store.documents),
        },
      })
    },
    stop: async () => undefined,
  }
}

/** What posts for the platforms. They have its outbox before it starts to finish what others left. */
function createDeliveryPart({ opened }: DatabasePart): Part {
  return { name: 'delivery', start: async () => opened().start(), stop: () => opened().stop() }
}
