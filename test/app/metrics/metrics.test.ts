import { describe, expect, it } from 'vitest'
import { scraped } from './scrape.ts'

describe('The metrics', () => {
  it("are answered in Prometheus's format, the process's own among them", async () => {
    const { address } = await scraped()
    const response = await fetch(`${address}/metrics`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    expect(text).toMatch(/^process_cpu_seconds_total \d/mu)
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds \S/mu)
    expect(text.endsWith('\n')).toBe(true)
    // A comment, or a name with labels and a number: what the format allows and no more.
    const line = /^(?:#.*|[a-z_:]+[a-z0-9_:]*(?:\{[^{}]*\})? (?:[-+0-9.e]+|Nan|NaN|[+-]Inf))?$/u
    expect(text.split('\n').filter((each) => !line.test(each))).toEqual([])
  })

  it('answer nothing else', async () => {
    const { address } = await scraped()
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect((await fetch(`${address}/metrics`, { method })).status, method).toBe(404)
    }
    for (const path of ['/', '/metrics/', '/metrics/more', '/Metrics', '//metrics']) {
      expect((await fetch(`${address}${path}`)).status, path).toBe(404)
    }
    expect((await fetch(`${address}/metrics?name=x`)).status).toBe(200)
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
  })

  it('stand beside each other', async () => {
    const [one, other] = [await scraped(), await scraped()]
    one.onError('Slack', 'warn', { sentence: 'odd', id: null, error: null })
    expect(await one.samples('rapporteur_errors_total')).toHaveLength(1)
    expect(await other.samples('rapporteur_errors_total')).toEqual([])
  })

  it('are each explained', async () => {
    const { text } = await scraped()
    const lines = (await text()).split('\n')
    const named = lines.filter((line) => line.startsWith('# TYPE rapporteur_'))
    expect(named).toHaveLength(17)
    expect(lines.filter((line) => /^# HELP rapporteur_\S+ \S.+/u.test(line))).toHaveLength(17)
  })
})
