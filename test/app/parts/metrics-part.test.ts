import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { createMetrics } from '../../../src/app/metrics/metrics.ts'
import { createMetricsPart } from '../../../src/app/parts/metrics-part.ts'
import { createLog } from '../../../src/log.ts'
import { freePort } from '../../process/start-process.ts'

const context = { leaving: new AbortController().signal, onTrouble: () => undefined, fail: () => undefined }

it('Metrics have a port of their own where it is set, with nothing else on it', async () => {
  const port = await freePort()
  const part = createMetricsPart(createMetrics(), '127.0.0.1', port, createLog('silent'))
  await part.start(context)
  onTestFinished(part.stop)
  const address = `http://127.0.0.1:${port}`
  expect(await (await fetch(`${address}/metrics`)).text()).toMatch(/^rapporteur_lease|^process_cpu/mu)
  for (const path of ['/', '/healthz', '/readyz', '/slack/events'])
    expect((await fetch(`${address}${path}`)).status, path).toBe(404)
  await part.stop()
  await expect(fetch(address)).rejects.toThrow()
})

it('A port that is taken is a sentence that names the variable', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const part = createMetricsPart(createMetrics(), '127.0.0.1', port, createLog('silent'))
  await expect(part.start(context)).rejects.toThrow(`Port ${port} is taken. Set METRICS_PORT to another.`)
  await part.stop()
})
