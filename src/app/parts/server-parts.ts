import type { Log } from '../../log.ts'
import type { Server } from '../http/server.ts'
import type { Part } from '../part.ts'

/** The HTTP port, which listens before anything else and closes after everything else. */
export function createServerPart(server: Server, log: Log): Part {
  return {
    name: 'server',
    async start() {
      const port = await server.start()
      log.info(`Health: listening on port ${port} (/healthz, /readyz, /metrics)`)
    },
    stop: server.stop,
  }
}

/**
 * What comes in over that port: the last part, so that `/readyz` waits for all others, and the first to stop, while all
 * of them can still answer what is on its way.
 */
export function createTrafficPart(server: Server): Part {
  return { name: 'traffic', start: async () => undefined, stop: server.leave }
}
