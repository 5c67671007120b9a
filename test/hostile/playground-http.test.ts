import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { waitFor } from '../wait-for.ts'
import { type Answered, type Asked, expectDiscreet, send, sendRaw } from './http.ts'

const session = '1234567890123456789'
const room = `/playground/rooms/${session}`
const seat = { preview: 'slack', thread: null, zone: null }

let run: Awaited<ReturnType<typeof launchProcess>>
let local: Awaited<ReturnType<typeof launchProcess>>
let asked = 0

beforeAll(async () => {
  run = await launchProcess({ PLAYGROUND: 'public' })
  local = await launchProcess({})
  await Promise.all([run, local].map(untilReady))
})

afterAll(() => Promise.all([run.end(), local.end()]))

/** The same process is there, and answers a visitor. */
afterEach(async () => {
  const answer = await post(room, 'ask', { ...seat, text: '5' })
  expect([answer.status, answer.headers['set-cookie']]).toEqual([200, undefined])
  expect((await send(run.origin, { path: '/healthz' })).text).toBe('{"ok":true}')
  expect(run.output()).not.toMatch(/"level":[56]0|Error/u)
})

const sentence = /^\{"error":"[A-Z][^<>{}]*\."\}$/u

describe('HTTP: sessions of the playground', () => {
  it.each([
    ['a word', 'x'],
    ['nothing', '%20'],
    ['too few digits', '1'.repeat(15)],
    ['too many digits', '1'.repeat(21)],
    ['digits of another script', encodeURIComponent('٣'.repeat(18))],
    ['a negative number', `-${'1'.repeat(17)}`],
    ['a fraction', `${'1'.repeat(16)}.5`],
    ['an exponent', '1e18'],
    ['a line feed behind it', `${session}%0a`],
    ['a zero behind it', `${session}%00`],
    ['a prototype', '__proto__'],
    ['a constructor', 'constructor'],
    ['a query', encodeURIComponent("' OR 1=1 --")],
    ['a path', '..%2f..%2fetc'],
    ['markup', encodeURIComponent('<script>alert(1)</script>')],
    ['very many letters', 'x'.repeat(8_000)],
  ])('are not made of %s', async (_, id) => {
    for (const method of ['GET', 'POST']) {
      const answer = await send(run.origin, { method, path: `/playground/rooms/${id}`, headers: from() })
      expect(answer.status).toBe(404)
      expect(answer.text).toMatch(sentence)
    }
    const answer = await post(`/playground/rooms/${id}`, 'ask', { ...seat, text: 'action 11c done' })
    expect(answer.status).toBe(404)
  })

  it.each(['', '/events', '/options?input=passage&typed=5', '/files/1', '/standings/vancouver-2018'])(
    'are not opened by reading: %s',
    async (what) => {
      const answer = await send(run.origin, {
        path: `/playground/rooms/7${session.slice(1)}${what}`,
        headers: from(),
      })
      expect([answer.status, JSON.parse(answer.text)]).toEqual([
        404,
        { error: expect.stringContaining('not found') },
      ])
    },
  )

  it.each([
    `session=${session}`,
    `connect.sid=s%3A${session}`,
    `__Host-session=${session}; admin=true`,
    'a=b; '.repeat(1_000),
    '__proto__=1',
    '=;=;;',
  ])('are no cookies: %s', async (cookie) => {
    const headers = { ...from(), cookie }
    const answer = await send(run.origin, { path: `/playground/rooms/7${session.slice(1)}`, headers })
    expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined])
  })

  it('are not told by another’s: a message, a file', async () => {
    await post(room, 'ask', { ...seat, text: 'actions csv' })
    const view = JSON.parse((await send(run.origin, { method: 'POST', path: room, headers: from() })).text)
    const other = `/playground/rooms/8${session.slice(1)}`
    await send(run.origin, { method: 'POST', path: other, headers: from() })
    for (const id of view.order) {
      expect((await send(run.origin, { path: `${other}/files/${id}`, headers: from() })).status).toBe(404)
      const used = await post(other, 'use', { ...seat, message: id, which: 'quote' })
      expect(used.text).not.toContain('actions csv')
    }
  })
})

describe('HTTP: event streams of the playground', () => {
  it.each([
    ['a session that is none', `/playground/rooms/7${session.slice(1)}/events`, {}, 404],
    ['a page of another site', `${room}/events`, { origin: 'https://other.example' }, 403],
    ['another site, as the browser says', `${room}/events`, { 'sec-fetch-site': 'cross-site' }, 403],
    ['a method that has none', `${room}/events`, { 'x-method': 'POST' }, 404],
  ])('are not for %s', async (_, path, headers, status) => {
    const method = 'x-method' in headers ? 'POST' : 'GET'
    const answer = await send(run.origin, { method, path, headers: { ...from(), ...headers } })
    expect(answer.status).toBe(status)
    expect(answer.text).toMatch(sentence)
  })

  it('give their places back where they are cut off', async () => {
    await send(run.origin, { method: 'POST', path: room, headers: from() })
    const address = { 'x-forwarded-for': '198.18.0.1' }
    for (let round = 0; round < 3; round += 1) {
      const cut = new AbortController()
      const opened = await Promise.all(
        Array.from({ length: 60 }, () =>
          fetch(`${run.origin}${room}/events`, { headers: address, signal: cut.signal }),
        ),
      )
      expect(opened.map(({ status }) => status)).toEqual(opened.map(() => 200))
      cut.abort()
      // The next round needs places that the last one had.
      await waitFor(async () => (await openSockets()) < 40, 'the streams closed', 10_000)
    }
  })
})

describe('HTTP: POSTs of the playground', () => {
  const actions = { ask: { ...seat, text: '5' }, press: { ...seat, message: null, code: '1:c' } }

  it.each([
    ['no JSON', '{"text":', 400],
    ['a text', '"x"', 400],
    ['a number', '1', 400],
    ['null', 'null', 400],
    ['a list', '[]', 400],
    ['an empty object', '{}', 400],
    ['nothing', '', 400],
    ['deep lists', '['.repeat(60_000), 400],
    ['deep lists that end', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400],
    ['deep objects that end', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 400],
    ['a prototype', '{"__proto__":{"preview":"slack","thread":null,"zone":null,"text":"quote 5"}}', 400],
    ['a constructor', '{"constructor":{"prototype":{"text":"5"}}}', 400],
    ['one field many times', `{${'"text":"5",'.repeat(4_000)}"text":"5"}`, 400],
    ['a text that is too long', JSON.stringify({ ...seat, text: 'x'.repeat(20_001) }), 413],
    ['more than is read', JSON.stringify({ ...seat, text: 'x'.repeat(70_000) }), 413],
    ['a text of objects', JSON.stringify({ ...seat, text: { length: 1 } }), 400],
    ['a platform that is none', JSON.stringify({ ...seat, preview: 'toString', text: '5' }), 400],
    ['a platform of a prototype', JSON.stringify({ ...seat, preview: '__proto__', text: '5' }), 400],
    ['a zone of code', JSON.stringify({ ...seat, zone: '../../etc/localtime', text: '5' }), 200],
    ['a zone of markup', JSON.stringify({ ...seat, zone: '<script>', text: 'digest 09:00' }), 200],
    ['a thread that is none', JSON.stringify({ ...seat, thread: '-1', text: '5' }), 200],
    ['half a character', `{"preview":"slack","thread":null,"zone":null,"text":"\\ud800 5"}`, 200],
    ['zeroes', JSON.stringify({ ...seat, text: '\0'.repeat(3_000) }), 200],
  ])('are read strictly: %s', async (_, body, status) => {
    const headers = { ...from(), 'content-type': 'application/json' }
    const answer = await send(run.origin, { method: 'POST', path: `${room}/ask`, headers, body })
    // What is too long is said in one way, wherever that is found out.
    expect(answer.status === 400 && status === 413 ? answer.text : answer.status).toSatisfy(
      (said) => said === status || String(said).includes('too long'),
    )
    if (status !== 200) expect(answer.text).toMatch(sentence)
    expectDiscreet(answer.text)
  })

  it.each([
    ['no type', {}, '{}'],
    ['text', { 'content-type': 'text/plain' }, JSON.stringify(actions.ask)],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'text=quote+5&preview=slack'],
    ['parts', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--'],
    ['another character set', { 'content-type': 'application/json; charset=utf-7' }, '{}'],
    ['an unknown encoding', { 'content-type': 'application/json', 'content-encoding': 'x' }, '{}'],
    [
      'what unpacks to very much',
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      gzipSync(' '.repeat(50_000_000)),
    ],
    ['what does not unpack', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, 'x'],
  ])('are read as JSON alone: %s', async (_, more, body) => {
    const answer = await send(run.origin, {
      method: 'POST',
      path: `${room}/ask`,
      headers: { ...from(), ...more },
      body,
    })
    expect([400, 413, 415]).toContain(answer.status)
    expect(answer.text).toMatch(sentence)
  })

  it.each([
    ['press', { ...seat, message: null, code: 'x'.repeat(201) }],
    ['press', { ...seat, message: null, code: '1:z:yes\0' }],
    ['press', { ...seat, message: '__proto__', code: '1:d:stop' }],
    ['press', { ...seat, message: '99999', code: '1:b:00:U1' }],
    ['press', { ...seat, message: null, code: '1:t:somebody' }],
    ['press', { ...seat, message: null, code: '../../../etc/passwd' }],
    ['use', { ...seat, message: '__proto__', which: 'quote' }],
    ['use', { ...seat, message: '1', which: 'constructor' }],
    ['submit', { ...seat, entered: { passage: ['5'] } }],
    [
      'submit',
      { ...seat, entered: Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`a${at}`, ['x']])) },
    ],
    ['submit', { ...seat, entered: { ['x'.repeat(200)]: [] } }],
    ['submit', { ...seat, entered: { note: Array.from({ length: 101 }, () => 'x') } }],
    ['submit', { ...seat, entered: 'x' }],
    ['change', { input: 'passage', chosen: '5' }],
    ['change', { input: '__proto__', chosen: 'x'.repeat(201) }],
    ['close', '['.repeat(1_000)],
    ['__proto__', {}],
    ['constructor', {}],
    ['ask/../../../metrics', {}],
  ])('do only what the page could: %s %j', async (what, body) => {
    const before = await listed()
    const answer = await post(room, what, body)
    expect([200, 400, 404, 413]).toContain(answer.status)
    expectDiscreet(answer.text)
    expect(await listed()).toEqual(before)
  })

  it.each([
    'https://other.example',
    'null',
    'http://127.0.0.1',
    'http://127.0.0.1.other.example',
    'http://user@127.0.0.1',
    'file://',
    'javascript:1',
    '//x',
    '',
    ' ',
    'http://[::1',
    'chrome-extension://abc',
    'x'.repeat(5_000),
  ])('come from no page of another site: %s', async (origin) => {
    const headers = { ...from(), origin, 'content-type': 'application/json' }
    const body = JSON.stringify({ ...seat, text: 'quote 5' })
    const answer = await send(run.origin, { method: 'POST', path: `${room}/ask`, headers, body })
    expect(answer.status).toBe(403)
    expect(answer.text).toMatch(sentence)
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'LOCK', 'SEARCH', 'QUERY', 'MOVE'])(
    'have no other method: %s',
    async (method) => {
      for (const path of [`${room}/ask`, room, '/playground/about', '/']) {
        const answer = await send(run.origin, { method, path, headers: from() })
        expect(answer.status).toBe(404)
        expectDiscreet(answer.text)
      }
    },
  )
})

describe('HTTP: who asks, and headers', () => {
  it.each([
    '',
    ' ',
    ',',
    ',,,,',
    'unknown',
    '<script>alert(1)</script>',
    '::1%eth0',
    '[::1]:80',
    '1.2.3.4:80',
    '999.1.1.1',
    '0x7f.1',
    '127.0.0.1',
    '::ffff:127.0.0.1',
    '1.2.3.4, '.repeat(500),
    '__proto__',
    "' OR 1=1 --",
    'é',
    'for=1.2.3.4;by=x',
  ])('a forwarded address is believed to be what it is: %s', async (address) => {
    const headers = { 'x-forwarded-for': address.replace('é', 'Ã©'), 'content-type': 'application/json' }
    const body = JSON.stringify({ ...seat, text: '5' })
    const answer = await send(run.origin, { method: 'POST', path: `${room}/ask`, headers, body })
    expect([200, 400, 431]).toContain(answer.status)
    expectDiscreet(answer.text)
    // A machine that is somewhere else is never this one.
    expect((await send(local.origin, { path: '/playground/about', headers })).status).toBe(403)
  })

  const elsewhere: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['another name', { host: 'other.example' }],
    ['a name that begins so', { host: 'localhost.other.example' }],
    ['an address that begins so', { host: '127.0.0.1.other.example' }],
    ['a user before it', { host: 'x@localhost' }],
    ['this machine of another network', { host: '0.0.0.0' }],
    ['two names', { host: 'localhost, other.example' }],
    ['a path', { host: 'localhost/../other' }],
    ['a line', { host: 'localhost:80:80' }],
    ['a number', { host: '2130706433' }],
    ...[
      'forwarded',
      'x-real-ip',
      'x-forwarded-host',
      'x-forwarded-server',
      'x-original-url',
      'cf-ray',
      'fly-client-ip',
      'x-envoy-external-address',
      'x-amzn-trace-id',
      'x-azure-clientip',
      'fastly-client-ip',
      'via',
      'cdn-loop',
    ].map((name) => [`only ${name}`, { [name]: '' }] as const),
  ]
  it.each(elsewhere)('the playground of this machine is for nobody else: %s', async (_, headers) => {
    const answer = await send(local.origin, { path: '/playground/about', headers })
    expect([400, 403]).toContain(answer.status)
    expectDiscreet(answer.text)
    expect((await send(local.origin, { path: '/playground/about' })).status).toBe(200)
  })

  const flood = (count: number, size: number): string =>
    Array.from({ length: count }, (_, at) => `x-${at}: ${'x'.repeat(size)}\r\n`).join('')
  it.each([
    ['very many headers', `GET / HTTP/1.1\r\nHost: x\r\n${flood(5_000, 1)}\r\n`],
    ['long headers', `GET / HTTP/1.1\r\nHost: x\r\n${flood(5, 20_000)}\r\n`],
    ['a long address', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['a long method', `${'G'.repeat(100_000)} / HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['two hosts', 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n'],
    [
      'another server’s address',
      'GET http://other.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ],
    ['a tunnel', 'CONNECT other.example:443 HTTP/1.1\r\nHost: other.example\r\n\r\n'],
    ['the star', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['an address without a slash', 'GET x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a zero in the address', 'GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n'],
    [
      'a line feed in the address',
      'GET /a%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ],
    ['other letters in the address', 'GET /ÿþ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    [
      'many ranges',
      `GET /vancouver-2018 HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9\r\nRange: bytes=${'0-1,'.repeat(1_000)}0-1\r\nConnection: close\r\n\r\n`,
    ],
    [
      'many languages',
      `GET /vancouver-2018 HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ${'gzip;q=0.1,'.repeat(1_000)}*\r\nConnection: close\r\n\r\n`,
    ],
    [
      'many requests in one',
      'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(500) +
        'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    ],
    [
      'a request in a body',
      'POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nConnection: close\r\n\r\nGET /metrics HTTP/1.1\r\nHost: x\r\n\r\n',
    ],
  ])('are no harm: %s', async (_, written) => {
    const answer = await sendRaw(run.origin, written)
    expect(answer).toMatch(/^(?:HTTP\/1\.1 [234]\d\d |$)/u)
    expect(answer).not.toMatch(/^set-cookie/imu)
    expectDiscreet(answer)
  })
})

describe('HTTP: addresses that climb', () => {
  const climbs = [
    '..',
    '%2e%2e',
    '.%2e',
    '%252e%252e',
    '..%2f',
    '..%5c',
    '..\\',
    '....//',
    '%c0%ae%c0%ae',
    '..;',
    '..%00',
    '%',
    '%ff',
    '%u002e',
    '~',
    '.git',
    '.env',
    '%2f%2fetc',
    'C:',
  ]
  it.each(climbs)('lead nowhere: %s', async (climb) => {
    for (const base of [
      '/',
      '/assets/',
      '/vancouver-2018/',
      '/playground/',
      `${room}/files/`,
      `${room}/standings/`,
    ]) {
      for (const target of ['package.json', 'etc/passwd']) {
        const path = `${base}${climb}/${climb}/${climb}/${target}`
        const answer = await send(run.origin, { path, headers: from() })
        expect([400, 403, 404], path).toContain(answer.status)
        expect(answer.text).not.toMatch(/"scripts"|root:|import \{/u)
        expectDiscreet(answer.text)
      }
    }
  })

  it.each([
    '/assets',
    '/assets/',
    '/assets/%00',
    '/assets/manifest.json/',
    '/assets/.vite/',
    '/vancouver-2018%2ejson',
    '/vancouver-2018.yml',
    '/VANCOUVER-2018.JSON/',
    '/content',
    '/data/',
    '/.well-known/security.txt',
    '/favicon.ico',
    '/%',
    '/%E0%A4%A',
    '//',
    '///etc/passwd',
    '/playground',
    '/playground/',
    '/playground//about',
    '/Playground/../metrics',
  ])('are what they are: %s', async (path) => {
    const answer = await send(run.origin, { path, headers: from() })
    expect([400, 403, 404]).toContain(answer.status)
    expect(answer.headers.location).toBeUndefined()
    expectDiscreet(answer.text)
  })
})

describe('HTTP: health and metrics', () => {
  const paths = ['/healthz', '/readyz', '/metrics']
  const more: readonly (readonly [string, Asked])[] = [
    ['a query', { path: '?format=json&name[]=<script>&__proto__[x]=1' }],
    ['many queries', { path: `?${'a=1&'.repeat(3_000)}` }],
    ['deep queries', { path: `?a${'[b]'.repeat(2_000)}=1` }],
    ['another type', { path: '', headers: { accept: 'text/html, */*;q=0.1', 'accept-encoding': 'x' } }],
    ['another name', { path: '', headers: { host: '<script>.example' } }],
    [
      'a page of another site',
      { path: '', headers: { origin: 'https://other.example', 'sec-fetch-site': 'cross-site' } },
    ],
  ]
  it.each(more)('say the same whatever is asked with them: %s', async (_, { path, headers }) => {
    for (const each of paths) {
      const answer = await send(run.origin, { path: `${each}${path}`, headers: headers ?? {} })
      expect(answer.status).toBe(200)
      expect(answer.headers['content-type']).toMatch(/json|^text\/plain/u)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      expect(answer.text).not.toMatch(/<script>|other\.example/u)
      expectDiscreet(answer.text)
    }
  })

  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('change nothing by %s', async (method) => {
    for (const path of paths) expect((await send(run.origin, { method, path })).status).toBe(404)
  })

  it('hold no words of all that was asked, and stay small', async () => {
    const before = (await send(run.origin, { path: '/metrics' })).text
    for (const text of [
      '<script>alert(1)</script>',
      'quote 5',
      '__proto__',
      'x'.repeat(500),
      '11c"} 1\nx{a="',
      'action 11c done a secret note',
    ]) {
      await post(room, 'ask', { ...seat, text })
    }
    const after = (await send(run.origin, { path: '/metrics' })).text
    expect(after).not.toMatch(/<script|secret note|__proto__|xxx/u)
    expect(after).not.toContain(session)
    expect(after.length).toBeLessThan(before.length + 20_000)
    expect(after.length).toBeLessThan(100_000)
  })
})

/** Each from another address, or one of them would soon be told to wait. */
function from(): Readonly<Record<string, string>> {
  asked += 1
  return { 'x-forwarded-for': `198.51.${(asked >> 8) % 250}.${asked % 250}` }
}

function post(where: string, what: string, body: unknown): Promise<Answered> {
  const headers = { ...from(), 'content-type': 'application/json' }
  return send(run.origin, { method: 'POST', path: `${where}/${what}`, headers, body: JSON.stringify(body) })
}

/** How many connections the process has open, as it says itself. */
async function openSockets(): Promise<number> {
  const { text } = await send(run.origin, { path: '/metrics' })
  return Number(/^nodejs_active_resources\{type="TCPSocketWrap"\} (\d+)/mu.exec(text)?.[1] ?? 0)
}

/** How the action items of the session stand. */
async function listed(): Promise<unknown> {
  const { text } = await send(run.origin, { path: `${room}/standings/vancouver-2018`, headers: from() })
  return JSON.parse(text)
}
