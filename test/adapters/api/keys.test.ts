import { pino } from 'pino'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { fullAccess } from '../../../src/command/access.ts'
import type { Command } from '../../../src/command/command.ts'
import { offersOf } from '../../../src/message/create-reply.ts'
import { renderPlainText } from '../../../src/message/plain-text.ts'
import { vancouver } from '../../library.ts'
import { connectOverHttp } from './connect-clients.ts'
import { fromSomewhere, openApiServer } from './open-api-server.ts'
import { adminOf, openSecretWorkspaces, other, others, ours, secret, theirs } from './secret-workspaces.ts'

const lines: string[] = []

afterEach(() => {
  lines.length = 0
})

async function open() {
  const workspaces = await openSecretWorkspaces()
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const server = await openApiServer({ library: vancouver, workspaces: workspaces.keyed, log })
  onTestFinished(server.stop)
  return {
    ...workspaces,
    server,
    get: (path: string, key: string | null = null, headers: Readonly<Record<string, string>> = {}) =>
      fetch(`${server.origin}/api/v1${path}`, {
        headers: {
          ...fromSomewhere(),
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...headers,
        },
      }),
  }
}

describe('The key of a workspace', () => {
  it('opens its own documents, in every version, and no other’s, over HTTP and MCP', async () => {
    const { makeKey, get, server } = await open()
    const keys = { ours: await makeKey(ours, 'laptop'), theirs: await makeKey(theirs, 'laptop') }
    const none = await makeKey(others, 'laptop')
    expect(new Set(Object.values(keys)).size).toBe(2)
    const paths = [
      '/documents',
      '/documents/code',
      '/documents/code@1',
      '/documents/code/passages',
      '/passages/code%20art.%202',
      '/passages/code@1%20art.%202',
      '/passages/1',
      '/search?q=inspected%20harbour%20master',
      '/search?q=lamps&in=code',
      '/suggest?q=lam',
      '/suggest?q=',
      '/cite/code%20art.%202?style=bibtex',
    ]
    let seen = 0
    for (const path of paths) {
      // Twice, so that what is kept is there for the next who asks.
      for (const [key, own, foreign] of [
        [keys.ours, secret, other],
        [keys.theirs, other, secret],
        [keys.ours, secret, other],
      ] as const) {
        const response = await get(path, key)
        const text = await response.text()
        expect(text.toLowerCase(), path).not.toContain(foreign)
        if (text.toLowerCase().includes(own)) seen += 1
        if (response.ok) expect(response.headers.get('cache-control'), path).toBe('private, no-cache')
      }
      for (const key of [null, none])
        expect(await (await get(path, key)).text(), path).not.toMatch(/zeppelin|walrus/iu)
    }
    expect(seen).toBeGreaterThan(25)
    // What is a tag for one is none for the other.
    const tag = (await get('/documents', keys.ours)).headers.get('etag') ?? ''
    expect((await get('/documents', keys.theirs, { 'if-none-match': tag })).status).toBe(200)
    for (const [key, own, foreign] of [
      [keys.ours, secret, other],
      [keys.theirs, other, secret],
    ] as const) {
      const client = await connectOverHttp(server.origin, '2026-07-28', key)
      onTestFinished(client.close)
      const results = [
        await client.callTool('list_documents', {}),
        await client.callTool('search', { query: 'lamps pier' }),
        await client.callTool('get_passage', { reference: 'code@1 art. 2' }),
        await client.callTool('check_quotation', {
          text: `Every ${own} is inspected by the harbour master at dawn`,
        }),
        await client.callTool('cite', { reference: 'code art. 2' }),
        await client.callTool('compare_versions', { document: 'code', reference: 'art. 2' }),
        { resources: await client.raw.listResources() },
        await client.raw.readResource({ uri: 'rapporteur://document/code' }),
      ]
      for (const result of results.slice(1, 6)) expect(JSON.stringify(result).toLowerCase()).toContain(own)
      expect(JSON.stringify(results).toLowerCase()).not.toContain(foreign)
      expect(results[5]).toMatchObject({
        data: {
          from: 1,
          to: 2,
          changes: [{ kind: 'changed', before: { text: expect.stringContaining('at dusk') } }],
        },
      })
      expect(
        await client.callTool('check_quotation', {
          text: `Every ${foreign} is inspected by the harbour master at dawn`,
        }),
      ).toMatchObject({
        data: { verdict: 'altered' },
      })
    }
  })

  it('means by a number alone what its workspace does', async () => {
    const { makeKey, get } = await open()
    expect(await (await get('/passages/art.%202', await makeKey(theirs, 'x'))).json()).toMatchObject({
      passages: [{ reference: 'code@2 art2' }],
    })
    expect(await (await get('/passages/5', await makeKey(ours, 'x'))).json()).toMatchObject({
      passages: [{ document: 'vancouver-2018' }],
    })
  })

  it('opens nothing from the moment that it’s revoked, or its workspace is deleted', async () => {
    const { makeKey, get, bot, store } = await open()
    const [key, kept] = [await makeKey(ours, 'laptop'), await makeKey(ours, 'ci')]
    expect((await get('/documents', key)).status).toBe(200)
    const here = await bot.at({ ...ours, channel: 'C1' })
    await here.answer({ kind: 'revoke key', key: 'laptop' }, adminOf(ours))
    const refused = await get('/documents', key)
    expect(refused.status).toBe(401)
    expect(refused.headers.get('www-authenticate')).toContain('Bearer')
    expect((await get('/documents', kept)).status).toBe(200)
    await store.forget(ours.platform, ours.workspace)
    expect((await get('/documents', kept)).status).toBe(401)
  })

  it('is taken from its header alone, whole', async () => {
    const { makeKey, get, server } = await open()
    const key = await makeKey(ours, 'laptop')
    for (const path of [
      `/documents?key=${key}`,
      `/documents?access_token=${key}`,
      `/documents?authorization=Bearer%20${key}`,
    ])
      expect(await (await get(path)).text(), path).not.toContain(secret)
    for (const wrong of [
      key.slice(0, -1),
      `${key}x`,
      key.toUpperCase(),
      `rap_0123456789_${key.slice(15)}`,
      'x',
      '',
    ]) {
      const refused = await get('/documents', wrong)
      expect([wrong, refused.status]).toEqual([wrong, 401])
      expect(await refused.text()).not.toContain(secret)
    }
    // A proxy's own.
    expect((await get('/documents', null, { authorization: 'Basic dTpw' })).status).toBe(200)
    const mcp = await fetch(`${server.origin}/mcp`, {
      method: 'POST',
      headers: { ...fromSomewhere(), authorization: 'Bearer x', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(mcp.status).toBe(401)
  })

  it('is in no log, no list and no answer but the one that shows it', async () => {
    const { makeKey, get, server, store, bot } = await open()
    const key = await makeKey(ours, 'laptop')
    for (const path of ['/documents', '/passages/99', '/search?q=', '/nothing']) await get(path, key)
    await get('/documents', `${key}x`)
    const broken = await openApiServer({
      library: vancouver,
      workspaces: {
        keys: store.keys,
        libraries: {
          of: async () => {
            throw new Error('The library is broken')
          },
        },
      },
      log: pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }),
    })
    onTestFinished(broken.stop)
    for (const path of ['/api/v1/documents', '/mcp']) {
      const response = await fetch(`${broken.origin}${path}`, {
        headers: { ...fromSomewhere(), authorization: `Bearer ${key}` },
      })
      expect(response.status).toBe(500)
      expect(await response.text()).not.toMatch(/broken|\.ts:|node_modules/u)
    }
    const client = await connectOverHttp(server.origin, '2025-11-25', key)
    await client.callTool('search', { query: 'x'.repeat(3_000) })
    await client.close()
    expect(lines.join('')).toContain('The library is broken')
    const here = await bot.at({ ...ours, channel: 'C1' })
    const listed = JSON.stringify(await here.answer({ kind: 'keys' }, adminOf(ours)))
    expect(listed).toContain('laptop')
    for (const text of [lines.join(''), listed, JSON.stringify(await store.keys.list(ours))]) {
      expect(text).not.toContain(key)
      expect(text).not.toContain(key.slice(15))
    }
  })
})

describe('Keys of programs', () => {
  it('are made, listed and revoked by administrators, by name', async () => {
    const { bot } = await open()
    const here = await bot.at({ ...ours, channel: 'C1' })
    const ask = async (command: Command): Promise<string> => {
      const answer = await here.answer(command, adminOf(ours))
      if (answer.kind !== 'reply') throw new Error()
      expect(answer.audience).toBe('asker')
      return renderPlainText(answer)
    }
    expect(await ask(here.read('keys'))).toContain('No keys yet')
    expect(await ask(here.read('key new'))).toContain('Name the key')
    expect(await ask(here.read('key new laptop'))).toMatch(/rap_[0-9a-f]{10}_[\w-]{43}/u)
    expect(await ask(here.read('key new Laptop'))).toContain('already a key called laptop')
    expect(await ask(here.read('keys'))).toMatch(/laptop · [0-9a-f]{10} · made by Ana/u)
    const listed = await here.answer(here.read('keys'), adminOf(ours))
    const [revoke] = listed.kind === 'reply' ? offersOf(listed) : []
    expect(revoke?.command).toMatchObject({ kind: 'revoke key' })
    expect(await ask(here.read('key revoke laptop'))).toContain('Revoke the key laptop?')
    expect(await ask({ kind: 'revoke key', key: 'laptop' })).toContain('is revoked')
    expect(await ask({ kind: 'revoke key', key: 'laptop' })).toContain('No key called laptop')
  })

  it.each(['keys', 'key new laptop', 'key revoke laptop'])('are nobody else’s: %s', async (typed) => {
    const { bot, store, makeKey } = await open()
    await makeKey(ours, 'laptop')
    const here = await bot.at({ ...ours, channel: 'C1' })
    for (const access of [
      { ...fullAccess, isAdmin: false },
      { ...fullAccess, role: 'guest' as const },
      { ...fullAccess, role: 'external' as const },
      { ...fullAccess, role: 'unknown' as const },
    ]) {
      const answer = await here.answer(here.read(typed), { ...adminOf(ours), access })
      expect(JSON.stringify(answer)).not.toMatch(/rap_|laptop/u)
    }
    // Nor another workspace's admin's.
    const there = await bot.at({ ...theirs, channel: 'C1' })
    await there.answer({ kind: 'revoke key', key: 'laptop' }, adminOf(theirs))
    expect(await store.keys.list(ours)).toHaveLength(1)
  })
})
