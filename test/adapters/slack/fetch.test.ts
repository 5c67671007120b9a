import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { createFetch } from '../../../adapters/slack/connection/fetch.ts'

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('No port')
  return `http://127.0.0.1:${address.port}/`
}

it('answers as fetch does, whatever the status', async () => {
  const url = await serve((request, response) => {
    response.writeHead(429, { 'retry-after': '30', 'content-type': 'application/json' })
    request.pipe(response)
  })
  const body = 'a=%E2%80%9C&b=1'
  const answer = await createFetch(5_000)(url, { method: 'POST', headers: { 'x-one': '1' }, body })
  expect([answer.ok, answer.status, answer.headers.get('Retry-After'), await answer.text()]).toEqual([
    false,
    429,
    '30',
    body,
  ])
})

it('gives up where no answer comes in time, or only half of one', async () => {
  const silent = await serve(() => undefined)
  await expect(createFetch(200)(silent, { method: 'POST', body: 'x' })).rejects.toThrow(/timeout/iu)
  const half = await serve((_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
  })
  const answer = await createFetch(200)(half, { method: 'POST', body: 'x' })
  await expect(answer.text()).rejects.toThrow(/timeout/iu)
})

it('follows no redirection, which would send the token elsewhere', async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())
  expect((await createFetch(5_000)(url, { method: 'POST', body: 'x' })).status).toBe(302)
})
