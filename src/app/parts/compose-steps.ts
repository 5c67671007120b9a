import type { Log } from '../../log.ts'
import type { Adapters } from '../adapters.ts'
import type { Config, PlaygroundConfig } from '../config.ts'
import { createServer } from '../http/server.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Statuses } from '../part.ts'
import type { Step } from '../run.ts'
import { createDatabasePart } from './database-part.ts'
import { createDeliveryPart } from './delivery-part.ts'
import { createLibraryPart } from './library-part.ts'
import { createPlatformParts } from './platform-parts.ts'
import { createPlaygroundPart } from './playground-part.ts'
import { createReaderPart } from './reader-part.ts'
import { createServerPart, createTrafficPart } from './server-parts.ts'
import { createWiring } from './wiring.ts'

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
  const server = createServer(config.host, config.port, statuses)
  server.mount(metrics.handler)
  const library = createLibraryPart(config, log)
  const wiring = createWiring({ config, adapters, server, metrics, library, log })
  const database = createDatabasePart(
    config.database,
    ({ deliveries }) => metrics.watchLedger(deliveries),
    log,
  )
  const delivery = createDeliveryPart(() => wiring.deliveryOver(database.store()))
  const platforms = createPlatformParts(wiring, database.store, delivery.outbox)
  return [
    [createServerPart(server, log)],
    [library],
    [
      createReaderPart(wiring, playground),
      ...(playground === null ? [] : [createPlaygroundPart(wiring, playground)]),
    ],
    // Nobody but the platforms needs it.
    ...(platforms.length === 0 ? [] : [[database], platforms, [delivery]]),
    [createTrafficPart(server)],
  ]
}
