import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createPages,
  limitRequests,
  onlyAt,
  type Router,
  readJson,
  serveFolder,
} from '../../../src/app/http/pages.ts'
import { createServer } from '../../../src/app/http/server.ts'

describe('Pages', () => {
  it('load nothing from elsewhere, are framed by nobody and tell nobody where one comes from', async () => {
    const origin = await serve((pages) => pages.get('/page', (_, response) => void response.send('x')))
    const { headers } = await fetch(`${origin}/page`)
    const policy = headers.get('content-security-policy')?.split(';') ?? []
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy.join()).not.toMatch(/unsafe|http:|https:|\*/u)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('are compressed, but for what is told bit by bit', async () => {
    const text = 'word '.repeat(2_000)
    const origin = await serve((pages) => {
      pages.get('/page', (_, response) => void response.send(text))
      pages.get('/events', (_, response) => {
        response.set('Content-Type', 'text/event-stream').flushHeaders()
        response.write(`data: ${text}\n\n`)
      })
    })
    expect((await fetch(`${origin}/page`)).headers.get('content-encoding')).toMatch(/br|gzip/u)
    const events = await fetch(`${origin}/events`)
    expect(events.headers.get('content-encoding')).toBeNull()
    await events.body?.cancel()
  })

  it.each(['/slack/events', '/pagesque', '/other'])('leave what is not theirs as it is: %s', async (path) => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    server.mount(onlyAt(['/', '/page'], createPages()))
    server.mount((_request, response) => void response.status(202).send('the next'))
    const response = await fetch(`http://127.0.0.1:${await listen(server)}${path}`)
    expect([response.status, await response.text()]).toEqual([202, 'the next'])
    expect(response.headers.get('content-security-policy')).toBeNull()
  })

  it.each(['/', '/page', '/page/below'])('are at their paths: %s', async (path) => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    server.mount(onlyAt(['/', '/page'], createPages()))
    const response = await fetch(`http://127.0.0.1:${await listen(server)}${path}`)
    expect(response.headers.get('content-security-policy')).not.toBeNull()
  })

  it('refuse too much, by whoever asks, whom a proxy nearby may name', async () => {
    const origin = await serve((pages) =>
      pages.get('/page', limitRequests(2), (_, response) => void response.send('x')),
    )
    const ask = (address: string) => fetch(`${origin}/page`, { headers: { 'x-forwarded-for': address } })
    const statuses: number[] = []
    for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2']) {
      statuses.push((await ask(address)).status)
    }
    expect(statuses).toEqual([200, 200, 429, 200])
    const refused = await ask('203.0.113.1')
    expect(await refused.json()).toEqual({ error: expect.stringContaining('Try again in a minute') })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it.each([
    ['another network', ['10.0.0.0/8'], [200, 200, 429, 429]],
    ['no proxy at all', 0, [200, 200, 429, 429]],
    ['one hop', 1, [200, 200, 200, 200]],
  ] as const)('take the word on who asks only of %s', async (_, trustProxy, expected) => {
    const server = createServer('127.0.0.1', 0, () => ({}), trustProxy)
    server.mount(
      createPages().get('/page', limitRequests(2), (_request, response) => void response.send('x')),
    )
    const origin = `http://127.0.0.1:${await listen(server)}`
    const statuses: number[] = []
    for (let index = 0; index < 4; index += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${index}` }
      statuses.push((await fetch(`${origin}/page`, { headers })).status)
    }
    expect(statuses).toEqual(expected)
  })

  it('read no body that is too long', async () => {
    const origin = await serve((pages) =>
      pages.post('/page', readJson('1kb'), (request, response) => void response.json(request.body)),
    )
    const post = (body: string) =>
      fetch(`${origin}/page`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
    expect(await (await post('{"a":1}')).json()).toEqual({ a: 1 })
    expect((await post(JSON.stringify('x'.repeat(2_000)))).status).toBe(413)
  })

  it('serve files to be kept, and nothing beside their folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bundle-'))
    await writeFile(join(folder, 'a-123.js'), 'x')
    const origin = await serve((pages) => pages.use('/assets', serveFolder(folder)))
    const response = await fetch(`${origin}/assets/a-123.js`)
    expect(response.headers.get('cache-control')).toContain('immutable')
    for (const path of ['/assets/', '/assets/..%2f..%2fetc%2fpasswd', '/assets/b.js']) {
      expect((await fetch(`${origin}${path}`)).status).toBe(404)
    }
  })
})

async function serve(fill: (pages: Router) => void): Promise<string> {
  const server = createServer('127.0.0.1', 0, () => ({}))
  const pages = createPages()
  fill(pages)
  server.mount(pages)
  return `http://127.0.0.1:${await listen(server)}`
}

async function listen(server: ReturnType<typeof createServer>): Promise<number> {
  const port = await server.start()
  onTestFinished(() => server.stop())
  return port
}
