import { request } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SetupError } from '../../../src/app/adapter.ts'
import { createPages } from '../../../src/app/http/pages.ts'
import { createServer, type Server } from '../../../src/app/http/server.ts'
import type { PartStatus, Statuses } from '../../../src/app/part.ts'
import { withinTime } from '../../within-time.ts'

const ready: PartStatus = { state: 'ready', detail: '' }
const away: PartStatus = { state: 'not ready', detail: 'It cannot be reached.' }

describe('the server', () => {
  it('is healthy while it runs, whatever the platforms do', async () => {
    const get = await started(() => ({ Slack: away }))
    expect(await get('/healthz')).toEqual({ status: 200, body: { ok: true } })
  })

  it('is ready while every part is, and says of each how it stands', async () => {
    let parts: Statuses = { database: ready, Slack: away }
    const get = await started(() => parts)
    expect(await get('/readyz')).toEqual({ status: 503, body: { ready: false, parts } })
    parts = { database: ready, Slack: ready }
    expect(await get('/readyz')).toEqual({ status: 200, body: { ready: true, parts } })
    parts = { database: away, Slack: ready }
    expect((await get('/readyz')).status).toBe(503)
  })

  it('is ready for HTTP although a platform is away, and not while anything else is, or the platform still starts', async () => {
    let parts: Statuses = { database: ready, Slack: away }
    const platforms = new Set(['Slack', 'Discord'])
    const get = await startedServer(createServer('127.0.0.1', 0, () => parts, ['loopback'], platforms))
    expect((await get('/readyz')).status).toBe(503)
    expect(await get('/readyz?for=http')).toEqual({ status: 200, body: { ready: true, parts } })
    for (const other of [
      { database: away, Slack: ready },
      { database: ready, Slack: { state: 'starting', detail: '' } },
      { database: ready, Slack: { state: 'stopped', detail: '' } },
    ] as const) {
      parts = other
      expect((await get('/readyz?for=http')).status).toBe(503)
    }
    for (const path of ['/readyz?for=', '/readyz?for=tea', '/readyz?for=http&for=http'])
      expect(await get(path), path).toEqual({
        status: 400,
        body: expect.stringMatching(/^Ask for \/readyz/u),
      })
  })

  it('says that it is still starting where what is asked for may yet come', async () => {
    let parts: Statuses = { reader: { state: 'waiting', detail: '' } }
    const get = await started(() => parts)
    expect(await get('/vancouver-2018')).toEqual({
      status: 503,
      body: expect.stringMatching(/^Still starting\./u),
    })
    parts = { reader: ready }
    expect((await get('/vancouver-2018')).status).toBe(404)
  })

  it('keeps a connection that nobody uses for longer than a load balancer does', async () => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    onTestFinished(() => server.stop())
    const response = await fetch(`http://127.0.0.1:${await server.start()}/healthz`)
    const [, seconds] = /timeout=(\d+)/u.exec(response.headers.get('Keep-Alive') ?? '') ?? []
    expect(Number(seconds)).toBeGreaterThan(60)
  })

  it('answers with what is mounted, after its own addresses', async () => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    server.mount((request, response, next) => {
      if (request.path === '/missing') next()
      else response.status(201).json({ path: request.path })
    })
    const get = await startedServer(server)
    expect(await get('/slack/events')).toEqual({ status: 201, body: { path: '/slack/events' } })
    expect(await get('/healthz')).toEqual({ status: 200, body: { ok: true } })
    expect((await get('/missing')).status).toBe(404)
  })

  it('answers the POSTs to a path before all that is mounted, and says whose they are as far as its proxies are trusted', async () => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    server.mount((_request, response) => void response.send('mounted'))
    server.answerPosts('/events', (_request, response, address) => response.end(`from ${address}`))
    const origin = `http://127.0.0.1:${await server.start()}`
    onTestFinished(() => server.stop())
    const ask = async (path: string, init: RequestInit) => (await fetch(origin + path, init)).text()
    const told = (address: string) => ({ method: 'POST', headers: { 'X-Forwarded-For': address } })
    for (const path of ['/events', '/events/', '/Events', '/events?retry=1'])
      expect(await ask(path, { method: 'POST' })).toBe('from 127.0.0.1')
    expect(await ask('/events', told('203.0.113.7'))).toBe('from 203.0.113.7')
    // Of IPv6, everybody has as many addresses as they like.
    expect(await ask('/events', told('2001:db8:1:2::1'))).toBe(await ask('/events', told('2001:db8:1:2::9')))
    // What isn't told by a proxy is not believed.
    expect(await ask('/events', told('198.51.100.1, 203.0.113.7'))).toBe('from 203.0.113.7')
    for (const [path, init] of [
      ['/events', { method: 'GET' }],
      ['/events/more', { method: 'POST' }],
      ['/events2', { method: 'POST' }],
    ] as const)
      expect(await ask(path, init)).toBe('mounted')
  })

  it('says in a sentence that there is nothing, and what cannot be read, whatever is mounted when', async () => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    const get = await startedServer(server)
    for (const path of ['/nothing', '/readyz/more']) {
      expect(await get(path)).toEqual({
        status: 404,
        body: expect.stringMatching(/^Page not found\..*\.$/u),
      })
    }
    server.mount(createPages().get('/page/:name', (_, response) => void response.send('a page')))
    expect(await get('/page/a')).toEqual({ status: 200, body: 'a page' })
    expect(await get('/page/%E0%A4%A')).toEqual({
      status: 400,
      body: expect.stringMatching(/^I can’t read that address\..*\.$/u),
    })
  })

  it('does not say what it is made of', async () => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    onTestFinished(() => server.stop())
    const response = await fetch(`http://127.0.0.1:${await server.start()}/healthz`)
    expect(response.headers.get('x-powered-by')).toBeNull()
    await response.body?.cancel()
  })

  it('says which variable to change where its port is taken', async () => {
    const [first, second] = [createServer('127.0.0.1', 0, () => ({})), null]
    const port = await first.start()
    onTestFinished(() => first.stop())
    expect(second).toBeNull()
    const error = await createServer('127.0.0.1', port, () => ({}))
      .start()
      .catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(SetupError)
    expect(String(error)).toContain('PORT')
  })

  it('stops although connections are kept open, and when it was never started', async () => {
    await createServer('127.0.0.1', 0, () => ({})).stop()
    const server = createServer('127.0.0.1', 0, () => ({}))
    const port = await server.start()
    await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()
    await server.stop()
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
  })

  it('leaves politely: says that it is not ready, ends connections with their answer, and only then takes no more', async () => {
    const server = createServer('127.0.0.1', 0, () => ({ Slack: ready }))
    const port = await server.start()
    onTestFinished(() => server.stop())
    const { promise: mayAnswer, resolve: letAnswer } = Promise.withResolvers<void>()
    server.mount(async (_request, response) => {
      await mayAnswer
      response.send('answered')
    })
    server.answerPosts('/events', (_request, response) => response.end('answered'))
    const inHand = fetch(`http://127.0.0.1:${port}/slow`)
    const leaving = server.leave()
    const asked = await fetch(`http://127.0.0.1:${port}/readyz`)
    expect([asked.status, asked.headers.get('connection')]).toEqual([503, 'close'])
    expect(await asked.json()).toMatchObject({ ready: false })
    const healthy = await fetch(`http://127.0.0.1:${port}/healthz`)
    expect([healthy.status, healthy.headers.get('connection')]).toEqual([200, 'close'])
    await healthy.body?.cancel()
    const posted = await fetch(`http://127.0.0.1:${port}/events`, { method: 'POST' })
    expect([await posted.text(), posted.headers.get('connection')]).toEqual(['answered', 'close'])
    await leaving
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow()
    letAnswer()
    expect(await (await inHand).text()).toBe('answered')
  })

  it('cuts off what has no end when it stops', async () => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    server.mount((_request, response) => void response.write('and so on'))
    const port = await server.start()
    const endless = await fetch(`http://127.0.0.1:${port}/stream`)
    await withinTime(server.stop(), 2_000, 'the end')
    await expect(endless.text()).rejects.toThrow()
  })
})

type Get = (path: string) => Promise<{ readonly status: number; readonly body: unknown }>

function started(statuses: () => Statuses): Promise<Get> {
  return startedServer(createServer('127.0.0.1', 0, statuses))
}

async function startedServer(server: Server): Promise<Get> {
  const port = await server.start()
  onTestFinished(() => server.stop())
  return (path) =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => {
          const isJson = response.headers['content-type']?.includes('json') === true
          resolve({ status: response.statusCode ?? 0, body: isJson ? JSON.parse(text) : text })
        })
      })
      sent.on('error', reject).end()
    })
}
