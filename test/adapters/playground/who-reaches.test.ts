import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { isLong, someOf } from '../../run-length.ts'
import { last, startPlayground } from './start-playground.ts'

const notFromHere: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['by another name', { host: 'rebound.example' }],
  ['through a proxy', { 'x-forwarded-for': '203.0.113.7' }],
  ['through a proxy of the other kind', { forwarded: 'for=203.0.113.7' }],
  ...['x-real-ip', 'cf-connecting-ip', 'true-client-ip', 'x-forwarded-proto', 'via', 'x-request-id'].map(
    (name) => [`through a proxy that says only ${name}`, { [name]: 'x' }] as const,
  ),
]

describe('Who reaches the playground', () => {
  it.each(someOf(notFromHere, 3))('is this machine alone: not %s', async (_, headers) => {
    const { origin } = await startPlayground()
    // The reader is for all.
    const root = await get(`${origin}/`, headers)
    expect([root.status, root.location]).toEqual([302, '/vancouver-2018'])
    for (const path of ['/playground/about', '/playground/rooms/1234567890123456789']) {
      const { status, text } = await get(`${origin}${path}`, headers)
      expect(status).toBe(403)
      expect(text).toContain('PLAYGROUND=public')
    }
    expect((await get(`${origin}/`, {})).status).toBe(200)
    expect((await get(`${origin}/`, { host: 'localhost:3000' })).status).toBe(200)
  })

  it('is not who comes through a plain proxy_pass, which speaks HTTP 1.0', async () => {
    const { origin } = await startPlayground()
    const { port, host } = new URL(origin)
    const socket = connect(Number(port), '127.0.0.1')
    socket.end(`GET /playground/about HTTP/1.0\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 403 /u)
  })

  it.each([
    ['alone', false, { origin: 'https://other.example' }, 403],
    ['alone', false, { origin: 'null' }, 403],
    ['alone', false, { 'sec-fetch-site': 'cross-site' }, 403],
    [
      'alone, behind a proxy that renames the host',
      false,
      { origin: 'https://try.example.org', 'sec-fetch-site': 'same-origin' },
      403,
    ],
    ['public', true, { origin: 'https://other.example' }, 403],
    ['public', true, { origin: 'https://other.example', 'sec-fetch-site': 'same-site' }, 403],
    ['public', true, { 'sec-fetch-site': 'cross-site' }, 403],
    [
      'public, behind a proxy that renames the host',
      true,
      { origin: 'https://try.example.org', 'sec-fetch-site': 'same-origin' },
      200,
    ],
  ])('is asked by no page of another site: %s, %s, %j', async (_, isPublic, headers, status) => {
    const { origin } = await startPlayground(undefined, { isPublic })
    const address = `${origin}/playground/rooms/1234567890123456789`
    const answer = await send('POST', address, headers)
    expect(answer.status).toBe(status)
    if (status === 403) expect(JSON.parse(answer.text).error).toMatch(/^Another site .*\.$/u)
    expect((await send('POST', address, { origin })).status).toBe(200)
  })

  it.runIf(isLong)('is not told of a session by reading, and no reading closes another’s', async () => {
    const { origin, visitor, store } = await startPlayground(undefined, { isPublic: true })
    await visitor.ask('action 11c done')
    for (let index = 0; index < 501; index += 1) {
      const { status } = await get(`${origin}/playground/rooms/${7n * 10n ** 18n + BigInt(index)}`, {})
      expect(status).toBe(404)
    }
    const tracker = { platform: 'Playground', workspace: visitor.session, document: 'vancouver-2018' }
    expect(await store.actions.list(tracker)).not.toEqual([])
    expect((await visitor.view()).changed.some(({ asked }) => asked === 'action 11c done')).toBe(true)
  })

  it.runIf(isLong)('opens so many sessions from one address, and so many pages', async () => {
    const { origin } = await startPlayground(undefined, { isPublic: true })
    const seat = { preview: 'slack', thread: null, zone: null }
    const body = JSON.stringify({ ...seat, text: 'help' })
    const headers = { 'Content-Type': 'application/json' }
    const statuses: number[] = []
    let sentence = ''
    for (let index = 0; index < 51; index += 1) {
      const room = `${origin}/playground/rooms/${7n * 10n ** 18n + BigInt(index)}`
      const response = await fetch(`${room}/ask`, { method: 'POST', headers, body })
      sentence = await response.text()
      statuses.push(response.status)
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(50)
    expect(JSON.parse(sentence).error).toContain('Too many sessions are open from your address.')
    const streams: Response[] = []
    for (let index = 0; index < 101; index += 1) {
      streams.push(await fetch(`${origin}/playground/rooms/7000000000000000000/events`))
    }
    expect(streams.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(100)
    expect(await streams.at(-1)?.json()).toEqual({ error: expect.stringContaining('Close some') })
    for (const { body } of streams.slice(0, 100)) await body?.cancel()
  })

  it('keeps what was typed only as far as it is shown', async () => {
    const { visitor } = await startPlayground()
    const asked = last(await visitor.ask('x'.repeat(19_000))).asked ?? ''
    expect(asked).toHaveLength(2_001)
    expect(asked.endsWith('…')).toBe(true)
  })

  it('is told that a session is full', async () => {
    const { visitor } = await startPlayground()
    const statuses: number[] = []
    let answered = ''
    for (let index = 0; index < 41; index += 1) {
      const response = await visitor.post('close', { filling: 'x'.repeat(50_000) })
      statuses.push(response.status)
      answered = await response.text()
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429])
    expect(JSON.parse(answered).error).toContain('This session is full.')
  })

  it('is everybody where that is wanted', async () => {
    const { origin } = await startPlayground(undefined, { isPublic: true })
    expect(
      (await get(`${origin}/`, { host: 'try.example.org', 'x-forwarded-for': '203.0.113.7' })).status,
    ).toBe(200)
  })

  it.runIf(isLong)('is told to wait where one asks too much, without keeping others', async () => {
    const { origin } = await startPlayground(undefined, { isPublic: true })
    const ask = (address: string) => get(`${origin}/playground/about`, { 'x-forwarded-for': address })
    const statuses: number[] = []
    for (let count = 0; count < 610; count += 1) statuses.push((await ask('203.0.113.7')).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(600)
    expect((await ask('203.0.113.7')).text).toContain('Try again in a minute')
    expect((await ask('203.0.113.8')).status).toBe(200)
  })

  it('gets pages that load nothing from elsewhere, and no cookie', async () => {
    const { origin } = await startPlayground()
    const response = await fetch(origin)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|http|\*/u)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(await response.text()).not.toMatch(/https?:\/\/|style=|<script>(?!<)/u)
  })
})

/** `fetch` does not let a host be named. */
function get(address: string, headers: Readonly<Record<string, string>>) {
  return send('GET', address, headers)
}

function send(
  method: string,
  address: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly text: string; readonly location: string | undefined }> {
  return new Promise((resolve, reject) => {
    request(address, { method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (data) => (text += data))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text, location: response.headers.location }),
      )
    })
      .on('error', reject)
      .end()
  })
}
