import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { credentials, ids } from '../platforms/slack/ids.ts'
import { type SlackServer, startSlackServer } from '../platforms/slack/server.ts'
import { sign } from '../platforms/slack/signing.ts'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { waitFor } from '../wait-for.ts'
import { type Asked, expectDiscreet, send, sendRaw } from './http.ts'

const path = '/slack/events'
const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

let slack: SlackServer
let store: Store
let run: Awaited<ReturnType<typeof launchProcess>>

beforeAll(async () => {
  slack = await startSlackServer()
  const database = `sqlite:${join(await mkdtemp(join(tmpdir(), 'hostile-')), 'kept.db')}`
  run = await launchProcess({
    SLACK_BOT_TOKEN: credentials.botToken,
    SLACK_SIGNING_SECRET: credentials.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: database,
    PLAYGROUND: 'off',
  })
  await untilReady(run)
  store = await openStore(database)
})

afterAll(async () => {
  await run.end()
  await store.close()
  await slack.stop()
})

/** The same process is there, answers who may ask, and has neither said nor kept anything. */
async function expectUnharmed(): Promise<void> {
  const help = slack.payloads.slashCommand({ command: '/korea', text: '5' })
  expect((await slack.post(`${run.origin}${path}`, 'slash_commands', help)).status).toBe(200)
  expect((await send(run.origin, { path: '/healthz' })).text).toBe('{"ok":true}')
  expect(slack.posted()).toEqual([])
  // But for how many signed questions found nothing, in one row.
  for (const workspace of await store.listWorkspaces('Slack'))
    expect(await store.forget('Slack', workspace)).toBeLessThanOrEqual(1)
  for (const secret of Object.values(credentials)) expect(run.output()).not.toContain(secret)
}

describe.concurrent('HTTP: requests of Slack, unsigned', () => {
  afterEach(expectUnharmed)

  const quote = () =>
    new URLSearchParams(strings(slack.payloads.slashCommand({ command: '/korea', text: 'quote 5' })))
  const now = () => Math.floor(Date.now() / 1_000)
  const right = (body: string, at = now(), secret: string = credentials.signingSecret) =>
    sign(secret, at, body)
  const headersFor = (body: string): readonly (readonly [string, Asked['headers']])[] => [
    ['no headers', {}],
    ['a signature alone', { 'x-slack-signature': right(body) }],
    ['a timestamp alone', stamp(now())],
    ['an empty signature', { ...stamp(now()), 'x-slack-signature': '' }],
    ['the signature of another secret', { ...stamp(now()), 'x-slack-signature': right(body, now(), 'x') }],
    ['the signature of an empty secret', { ...stamp(now()), 'x-slack-signature': right(body, now(), '') }],
    ['the signature of another body', { ...stamp(now()), 'x-slack-signature': right(`${body}&a=b`) }],
    ['the signature of another second', { ...stamp(now()), 'x-slack-signature': right(body, now() - 1) }],
    ['This button has expired', { ...stamp(now()), 'x-slack-signature': right(body).replace('v0', 'v1') }],
    ['no version', { ...stamp(now()), 'x-slack-signature': right(body).slice(3) }],
    ['a shorter signature', { ...stamp(now()), 'x-slack-signature': right(body).slice(0, -1) }],
    ['a longer signature', { ...stamp(now()), 'x-slack-signature': `${right(body)}0` }],
    ['a signature in capitals', { ...stamp(now()), 'x-slack-signature': right(body).toUpperCase() }],
    ['a signature of other letters', { ...stamp(now()), 'x-slack-signature': `v0=${'é'.repeat(64)}` }],
    ['a very long signature', { ...stamp(now()), 'x-slack-signature': `v0=${'a'.repeat(10_000)}` }],
    ['two signatures', { ...stamp(now()), 'x-slack-signature': ['v0=0', right(body)] }],
    [
      'two timestamps',
      { 'x-slack-request-timestamp': ['0', String(now())], 'x-slack-signature': right(body) },
    ],
    ['a stale timestamp', { ...stamp(now() - 301), 'x-slack-signature': right(body, now() - 301) }],
    ['a timestamp of 1970', { ...stamp(0), 'x-slack-signature': right(body, 0) }],
    ['a negative timestamp', { ...stamp(-now()), 'x-slack-signature': right(body, -now()) }],
    ...['NaN', 'now', '', '0x7fffffff', '1e3', '1;2', '__proto__'].map(
      (text) =>
        [
          `the timestamp “${text}”`,
          { 'x-slack-request-timestamp': text, 'x-slack-signature': 'v0=0' },
        ] as const,
    ),
  ]

  it.each(headersFor('').map(([name], index) => [name, index] as const))(
    'are refused: %s',
    async (_, index) => {
      const body = quote().toString()
      const headers = { 'content-type': form, ...headersFor(body)[index]?.[1] }
      const answer = await send(run.origin, { method: 'POST', path, headers, body })
      expect(answer.status).toBe(401)
      expectDiscreet(answer.text)
    },
  )

  it.each([
    ['a challenge', json, '{"type":"url_verification","challenge":"x"}'],
    ['a check of the certificate', form, 'ssl_check=1&token=x'],
    [
      'a removal',
      json,
      JSON.stringify({ type: 'event_callback', team_id: ids.team, event: { type: 'app_uninstalled' } }),
    ],
    ['deep JSON', json, '['.repeat(400_000)],
    ['deep objects', json, '{"a":'.repeat(80_000)],
    ['many fields', form, Array.from({ length: 40_000 }, (_, at) => `a${at}=1`).join('&')],
    ['deep fields', form, `a${'[b]'.repeat(100_000)}=1`],
    ['a deep payload', form, `payload=${encodeURIComponent('['.repeat(100_000))}`],
    ['a prototype', json, '{"__proto__":{"ssl_check":"1"},"constructor":{"prototype":{"a":1}}}'],
    ['no type', '', '{}'],
    ['another type', 'text/plain', '{}'],
    ['a type of parts', 'multipart/form-data; boundary=x', '--x\r\n\r\n--x--'],
    ['a broken type', 'application/json; charset="', '{}'],
    ['another character set', 'application/json; charset=utf-7', '+AHs-'],
    ['no text at all', json, ''],
    ['other bytes than text', json, Buffer.from([0xff, 0xfe, 0, 0xd8, 0xc0, 0x80])],
  ])('are refused, whatever they carry: %s', async (_, type, body) => {
    const answer = await send(run.origin, {
      method: 'POST',
      path,
      headers: type === '' ? {} : { 'content-type': type },
      body,
    })
    expect(answer.status).toBe(401)
    expectDiscreet(answer.text)
  })

  it.each([
    ['gzip', gzipSync('x'.repeat(10_000_000)), 415],
    ['br', Buffer.from('x'), 415],
    ['deflate', Buffer.from('x'), 415],
    ['gzip, gzip', gzipSync(gzipSync('x')), 415],
    ['nonsense', Buffer.from('x'), 415],
    ['identity', Buffer.from('x'), 401],
  ])('are not unpacked: %s', async (encoding, body, status) => {
    const headers = { 'content-encoding': encoding, 'content-type': json }
    const answer = await send(run.origin, { method: 'POST', path, headers, body })
    expect(answer.status).toBe(status)
    expectDiscreet(answer.text)
  })

  it.each([path, `${path}/`, '/SLACK/Events', '/slack/events?a=b', '/slack/events/?a[b]=c'])(
    'are not read beyond a bound at %s',
    async (written) => {
      const body = 'x'.repeat(600_000)
      expect((await send(run.origin, { method: 'POST', path: written, body })).status).toBe(413)
      const chunked = { 'transfer-encoding': 'chunked' }
      const answer = await send(run.origin, { method: 'POST', path: written, headers: chunked, body })
      expect([413, 0]).toContain(answer.status)
    },
  )

  it.each([
    '//slack/events',
    '/slack//events',
    '/slack/%65vents',
    '/slack/events%2f',
    '/slack/./events',
    '/slack/events/x',
    '/slack',
  ])('have no other address: %s', async (written) => {
    const answer = await send(run.origin, { method: 'POST', path: written, body: 'x'.repeat(600_000) })
    expect([404, 0]).toContain(answer.status)
    expectDiscreet(answer.text)
  })

  it.each(['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'QUERY'])(
    'are refused by the method %s',
    async (method) => {
      const answer = await send(run.origin, { method, path })
      expect([200, 404]).toContain(answer.status)
      // What may be asked is no secret.
      if (answer.status === 200)
        expect([method, answer.text]).toEqual(['OPTIONS', expect.stringMatching(/^[A-Z, ]*$/u)])
    },
  )

  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\n`
  it.each([
    ['two lengths', `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx`],
    ['a length and chunks', `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['a negative length', `${head}Content-Length: -1\r\n\r\n`],
    ['a length beyond numbers', `${head}Content-Length: 99999999999999999999999\r\n\r\nx`],
    ['a length of letters', `${head}Content-Length: x\r\n\r\nx`],
    ['a length that nothing follows', `${head}Content-Length: 999999999\r\n\r\n`],
    ['a chunk of no size', `${head}Transfer-Encoding: chunked\r\n\r\nx\r\n\r\n`],
    ['a chunk beyond numbers', `${head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n`],
    [
      'long extensions of chunks',
      `${head}Transfer-Encoding: chunked\r\n\r\n1;${'a'.repeat(30_000)}\r\nx\r\n0\r\n\r\n`,
    ],
    ['an encoding that is none', `${head}Transfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n`],
    ['an expectation', `${head}Expect: 100-continue\r\nContent-Length: 700000\r\n\r\n`],
    [
      'an expectation that is none',
      `${head}Expect: 999-x\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx`,
    ],
    ['a body that never comes', `${head}Content-Length: 10\r\n\r\nx`],
    ['chunks that never end', `${head}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n`],
    ['no host', `POST ${path} HTTP/1.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`],
    ['bare line feeds', `POST ${path} HTTP/1.1\nHost: x\nContent-Length: 0\n\n`],
    ['a header over two lines', `${head}X-A: b\r\n c\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`],
    ['a zero in a header', `${head}X-A: \0\r\nContent-Length: 0\r\n\r\n`],
    ['a header without a name', `${head}: x\r\nContent-Length: 0\r\n\r\n`],
    ['a space before the colon', `${head}Content-Length : 0\r\n\r\n`],
    ['other letters', 'ÿÿÿÿ\r\n\r\n'],
    ['TLS', Buffer.from('16030100a5010000a1', 'hex')],
    ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an old version', `POST ${path} HTTP/0.9\r\n\r\n`],
    ['a change of protocol', `${head}Upgrade: websocket\r\nConnection: Upgrade\r\nContent-Length: 0\r\n\r\n`],
  ])('are refused where they are no good HTTP: %s', async (_, written) => {
    const answer = await sendRaw(run.origin, written)
    expect(answer).toMatch(/^(?:HTTP\/1\.1 (?:100 Continue\r\n\r\nHTTP\/1\.1 )?4\d\d |$)/u)
    expectDiscreet(answer)
  })
})

describe.concurrent('HTTP: requests of Slack, signed and strange', () => {
  afterEach(expectUnharmed)

  const event = (inner: unknown) =>
    JSON.stringify({ type: 'event_callback', team_id: ids.team, event_id: 'Ev1', event: inner })
  const payload = (inner: unknown) => `payload=${encodeURIComponent(JSON.stringify(inner))}`
  // What reads as a mention all the same has an answer for its asker alone.
  const mentioned = {
    type: 'app_mention',
    user: ids.user,
    channel: ids.channel,
    ts: '1700000000.000100',
    text: 'actions',
  }

  it.each([
    ['nothing', json, ''],
    ['null', json, 'null'],
    ['a number', json, '1'],
    ['a text', json, '"x"'],
    ['a list', json, '[]'],
    ['an empty object', json, '{}'],
    ['no JSON', json, '{"type":'],
    ['deep JSON', json, event(null).replace('null', `${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
    ['an unknown type', json, '{"type":"x"}'],
    ['an event that is none', json, event(null)],
    ['an event that is a text', json, event('x')],
    ['an event without a type', json, event({})],
    ['an event of an unknown type', json, event({ type: 'constructor' })],
    ['a mention without anything', json, event({ type: 'app_mention' })],
    ['a mention with numbers', json, event({ ...mentioned, user: 1, text: 2, channel: 3 })],
    ['a mention whose text is an object', json, event({ ...mentioned, text: { toString: 'x' } })],
    ['a prototype', json, event({ ...mentioned }).replace('{', '{"__proto__":{"event":{}},')],
    ['a removal of nobody', json, event({ type: 'app_uninstalled' }).replace(ids.team, '')],
    ['tokens that are none', json, event({ type: 'tokens_revoked', tokens: { bot: 'x' } })],
    ['a Home of nobody', json, event({ type: 'app_home_opened' })],
    ['a command without anything', form, 'command=%2Fkorea'],
    ['a command twice', form, 'command=%2Fkorea&command=%2Fkorea&text=quote+5&text=quote+6'],
    ['a command of objects', form, 'command[a]=%2Fkorea&text[b]=5'],
    [
      'another command',
      form,
      fields({ command: '/other', text: 'quote 5', user_id: ids.user, channel_id: ids.channel }),
    ],
    [
      'a command with broken letters',
      form,
      'command=%2Fkorea&text=%ff%fe%zz&user_id=U0ALICE&channel_id=C0GENERAL',
    ],
    [
      'many fields',
      form,
      `command=%2Fkorea&${Array.from({ length: 30_000 }, (_, at) => `a${at}=1`).join('&')}`,
    ],
    ['a payload that is none', form, 'payload=x'],
    ['a payload of nothing', form, 'payload='],
    ['a payload of null', form, payload(null)],
    ['a payload of a number', form, payload(1)],
    ['two payloads', form, `${payload({})}&${payload({})}`],
    ['a payload of an unknown type', form, payload({ type: '__proto__' })],
    ['a press of nothing', form, payload({ type: 'block_actions', actions: [] })],
    [
      'a press by nobody',
      form,
      payload({
        type: 'block_actions',
        actions: [{ action_id: 'x', block_id: 'y', type: 'button', value: '1:q:5' }],
      }),
    ],
    ['presses of a number', form, payload({ type: 'block_actions', actions: 1 })],
    ['a form of nobody', form, payload({ type: 'view_submission', view: {} })],
    [
      'a form with a state that is none',
      form,
      payload({
        type: 'view_submission',
        user: { id: ids.user },
        view: { id: 'V1', callback_id: 'quote', private_metadata: '{', state: { values: 1 } },
      }),
    ],
    ['options of nothing', form, payload({ type: 'block_suggestion' })],
    [
      'options of a number',
      form,
      payload({ type: 'block_suggestion', action_id: 1, block_id: 2, value: 3, view: 4 }),
    ],
    ['a shortcut of nothing', form, payload({ type: 'message_action', callback_id: 'quote_in_thread' })],
    ['a shortcut of another app', form, payload({ type: 'message_action', callback_id: '../quote' })],
    [
      'a deep payload',
      form,
      `payload=${encodeURIComponent(`{"type":"block_actions","actions":${'['.repeat(50_000)}${']'.repeat(50_000)}}`)}`,
    ],
    ['another type of content', 'text/plain', event(mentioned)],
    ['no type of content', '', event(mentioned)],
  ])('do nothing: %s', async (_, type, body) => {
    const at = Math.floor(Date.now() / 1_000)
    const signature = { ...stamp(at), 'x-slack-signature': sign(credentials.signingSecret, at, body) }
    const headers = { ...signature, ...(type === '' ? {} : { 'content-type': type }) }
    const answer = await send(run.origin, { method: 'POST', path, headers, body })
    expect(answer.status).toBeGreaterThanOrEqual(200)
    expectDiscreet(answer.text)
  })
})

describe('HTTP: requests of Slack, many at once', () => {
  afterEach(expectUnharmed)

  it('are refused', async () => {
    const body = 'x'.repeat(300_000)
    const answers = await Promise.all(
      Array.from({ length: 150 }, () => send(run.origin, { method: 'POST', path, body })),
    )
    for (const { status } of answers) expect([401, 503, 0]).toContain(status)
    expect(answers.some(({ status }) => status === 401)).toBe(true)
  })

  it('are cut off without harm', async () => {
    const opened = Array.from({ length: 150 }, () => {
      const cut = new AbortController()
      const asked = fetch(`${run.origin}${path}`, {
        method: 'POST',
        body: 'x'.repeat(200_000),
        signal: cut.signal,
      })
      cut.abort()
      return asked.catch(() => null)
    })
    expect(await Promise.all(opened)).toEqual(opened.map(() => null))
  })
})

describe('HTTP: requests of Slack, replayed', () => {
  const replayed = {
    command: (text: string) => slack.payloads.slashCommand({ command: '/korea', text }),
    mention: (text: string) => slack.payloads.appMention({ text }),
  }

  it.each([
    ['a command', 'slash_commands', 'command'],
    ['a mention', 'events_api', 'mention'],
  ] as const)('quote once: %s', async (_, kind, which) => {
    const before = slack.posted().length
    const request = replayed[which]('quote 5')
    for (let time = 0; time < 3; time += 1) await slack.post(`${run.origin}${path}`, kind, request)
    await slack.post(`${run.origin}${path}`, kind, replayed[which]('quote 6'))
    await waitFor(() => slack.posted().length > before + 1, 'both quotes')
    expect(slack.posted()).toHaveLength(before + 2)
  })

  it.each([
    ['a command', 'slash_commands', 'command'],
    ['a mention', 'events_api', 'mention'],
  ] as const)('change an item once: %s', async (note, kind, which) => {
    const request = replayed[which](`action 11c done ${note}`)
    for (let time = 0; time < 3; time += 1) await slack.post(`${run.origin}${path}`, kind, request)
    const tracker = { platform: 'Slack', workspace: ids.team, document: 'vancouver-2018' }
    const changes = async () =>
      (await store.actions.listAll(tracker)).filter((change) => change.note === note)
    await waitFor(async () => (await changes()).length > 0, 'the change')
    await slack.post(`${run.origin}${path}`, kind, request)
    expect(await changes()).toHaveLength(1)
  })
})

function stamp(at: number): Readonly<Record<string, string>> {
  return { 'x-slack-request-timestamp': String(at) }
}

function strings(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
}

function fields(named: Readonly<Record<string, string>>): string {
  return new URLSearchParams(named).toString()
}
