import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import type { Log } from '../../log.ts'
import { portError } from '../http/server.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Part } from '../part.ts'

/** The metrics on a port of their own, for whoever watches the process and nobody else. */
export function createMetricsPart({ handler }: Metrics, host: string, port: number, log: Log): Part {
  const app = express().disable('x-powered-by').set('env', 'production')
  app.use(handler, (_request, response) => {
    response.status(404).type('text/plain').send('Only /metrics is here.')
  })
  let server: Server | null = null
  return {
    name: 'metrics',
    async start() {
      const listening = await new Promise<Server>((resolve, reject) => {
        const opened = app.listen(port, host, (error) => {
          if (error) reject(portError(error, host, port, 'METRICS_PORT'))
          else resolve(opened)
        })
      })
      server = listening
      log.info(`Metrics: listening on port ${(listening.address() as AddressInfo).port} (/metrics)`)
    },
    async stop() {
      if (server === null) return
      const closed = new Promise((resolve) => server?.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
