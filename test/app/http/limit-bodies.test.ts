import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { limitBodies } from '../../../src/app/http/limit-bodies.ts'
import { createServer } from '../../../src/app/http/server.ts'

const path = '/slack/events'

describe('Bodies that nobody has signed', () => {
  it('are read up to a bound, with a length and without one', async () => {
    const origin = await serve()
    const large = 'x'.repeat(600_000)
    const stream = () => new Blob([large]).stream()
    for (const init of [{ body: large }, { body: stream(), duplex: 'half' as const }]) {
      const response = await fetch(`${origin}${path}`, { method: 'POST', ...init })
      expect(response.status).toBe(413)
      expect(await response.text()).toBe('That body is longer than 512kb.')
    }
    // Within it, what has them looks at the signature.
    const read = await fetch(`${origin}${path}`, { method: 'POST', body: 'x'.repeat(400_000) })
    expect([read.status, await read.text()]).toEqual([401, '400000'])
    expect(await (await fetch(`${origin}${path}`, { method: 'POST' })).text()).toBe('0')
  })

  it('are read so many at a time, and others are asked to come again', async () => {
    const origin = await serve()
    const slow = Array.from({ length: 32 }, () => begin(origin))
    await Promise.all(slow.map((socket) => once(socket, 'connect')))
    // What has begun is counted once its head is read.
    const deadline = performance.now() + 2_500
    let refused = await fetch(`${origin}${path}`, { method: 'POST', body: 'x' })
    while (refused.status !== 503 && performance.now() < deadline) {
      refused = await fetch(`${origin}${path}`, { method: 'POST', body: 'x' })
    }
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await refused.text()).toMatch(/^Too many requests at once\. Try again/u)
    // What comes too slowly gives its place back.
    const answers = await Promise.all(slow.map((socket) => text(socket).catch(() => '')))
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 408 .*took too long/su)
    expect((await fetch(`${origin}${path}`, { method: 'POST', body: 'x' })).status).toBe(401)
  })
})

function begin(origin: string): Socket {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nbegun`)
  return socket
}

async function serve(): Promise<string> {
  const server = createServer('127.0.0.1', 0, () => ({}))
  server.answerPosts(
    path,
    limitBodies(({ rawBody }, response) => void response.writeHead(401).end(String(rawBody.length))),
  )
  const port = await server.start()
  onTestFinished(() => server.stop())
  return `http://127.0.0.1:${port}`
}
