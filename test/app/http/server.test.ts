import { request } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SetupError } from '../../../src/app/adapter.ts'
import { createPages } from '../../../src/app/http/pages.ts'
import { createServer, type Server } from '../../../src/app/http/server.ts'

describe('the server', () => {
  it('is healthy while it runs, whatever the platforms do', async () => {
    const get = await started(() => ({ slack: false }))
    expect(await get('/healthz')).toEqual({ status: 200, body: { ok: true } })
  })

  it('is ready once every platform is connected, and names each', async () => {
    const state = { slack: false, discord: true }
    const get = await started(() => state)
    expect(await get('/readyz')).toEqual({ status: 503, body: { ready: false, platforms: state } })
    state.slack = true
    expect(await get('/readyz')).toEqual({ status: 200, body: { ready: true, platforms: state } })
    state.discord = false
    expect((await get('/readyz')).status).toBe(503)
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

  it('says in a sentence that there is nothing, and what cannot be read, whatever is mounted when', async () => {
    const server = createServer('127.0.0.1', 0, () => ({}))
    const get = await startedServer(server)
    for (const path of ['/nothing', '/readyz/more']) {
      expect(await get(path)).toEqual({
        status: 404,
        body: expect.stringMatching(/^There is nothing .*\.$/u),
      })
    }
    server.mount(createPages().get('/page/:name', (_, response) => void response.send('a page')))
    expect(await get('/page/a')).toEqual({ status: 200, body: 'a page' })
    expect(await get('/page/%E0%A4%A')).toEqual({
      status: 400,
      body: expect.stringMatching(/^That .* read\..*\.$/u),
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
})

type Get = (path: string) => Promise<{ readonly status: number; readonly body: unknown }>

function started(platforms: () => Readonly<Record<string, boolean>>): Promise<Get> {
  return startedServer(createServer('127.0.0.1', 0, platforms))
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
