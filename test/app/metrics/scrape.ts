import { onTestFinished } from 'vitest'
import { createServer } from '../../../src/app/http/server.ts'
import { createMetrics, type Metrics } from '../../../src/app/metrics/metrics.ts'

/** Metrics behind the real server, and what a scrape of them says. */
export interface Scraped extends Metrics {
  /** `http://127.0.0.1:<port>` */
  readonly address: string
  readonly text: () => Promise<string>
  /** The lines of one metric's samples, in order; of a histogram, `name` ends in `_count` and the like. */
  readonly samples: (name: string) => Promise<readonly string[]>
}

/** Started for the length of the running test. */
export async function scraped(): Promise<Scraped> {
  const metrics = createMetrics()
  const server = createServer('127.0.0.1', 0, () => ({}))
  server.mount(metrics.handler)
  const address = `http://127.0.0.1:${await server.start()}`
  onTestFinished(() => server.stop())
  const text = async () => (await fetch(`${address}/metrics`)).text()
  return {
    ...metrics,
    address,
    text,
    samples: async (name) => {
      const lines = (await text()).split('\n')
      return lines.filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `)).toSorted()
    },
  }
}
