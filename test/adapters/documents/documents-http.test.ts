import { describe, expect, it } from 'vitest'
import type { WorkspaceView } from '../../../adapters/documents/view.ts'
import { limits } from '../../../src/import/limits.ts'
import { others, said, us, webPage } from '../../publishing/open-publisher.ts'
import { type Client, type DocumentsServer, startDocuments } from './start-documents.ts'

const page = webPage('The Lantern Accord', 'The parties keep the lanterns lit.', 'They meet each spring.')

async function draftOf(client: Client, name = 'lantern.html', bytes = page): Promise<string> {
  const told = await client.send(name, bytes)
  if (!('draft' in told)) throw new Error(`No draft, but: ${JSON.stringify(told)}`)
  return told.draft
}

async function publish(client: Client): Promise<void> {
  const id = await draftOf(client)
  await client.ask('PATCH', `/drafts/${id}`, { details: said })
  const published = await client.ask('POST', `/drafts/${id}/publish`)
  expect(await published.json()).toMatchObject({ short: 'Lantern Accord', version: { number: 1 } })
}

const statusAndError = async (asked: Promise<Response>) => {
  const response = await asked
  return [response.status, ((await response.json()) as { readonly error?: string }).error] as const
}

describe('Who has no visit', () => {
  it.each([
    ['GET', '/'],
    ['POST', '/files?name=a.html'],
    ['GET', '/drafts/x'],
    ['PATCH', '/drafts/x'],
    ['DELETE', '/drafts/x'],
    ['POST', '/drafts/x/publish'],
    ['GET', '/documents/lantern/document.md'],
    ['GET', '/documents/lantern/versions'],
    ['GET', '/documents/lantern/comparison?from=1&to=2'],
    ['DELETE', '/documents/lantern'],
    ['PUT', '/settings'],
    ['DELETE', '/admins/U2'],
  ])('has nothing: %s %s', async (method, path) => {
    const { client } = await startDocuments()
    for (const cookie of ['', `rapporteur-visit=${'x'.repeat(43)}`, 'rapporteur-visit=; other=1'])
      expect(await statusAndError(client({ cookie }).ask(method, path))).toEqual([
        403,
        expect.stringContaining('Ask me for a new link'),
      ])
  })

  it('sends no file that would be read', async () => {
    const { client } = await startDocuments()
    const type = { 'content-type': 'application/octet-stream' }
    const refused = await client().ask('POST', '/files?name=a', new Uint8Array(3_000_000), type)
    expect(refused.status).toBe(403)
  })
})

describe('Who administers no more', () => {
  const changes = [
    ['POST', (draft: string) => `/drafts/${draft}/publish`],
    ['DELETE', (draft: string) => `/drafts/${draft}`],
    ['DELETE', () => '/documents/lantern'],
    ['PUT', () => '/main'],
    ['DELETE', () => '/channels/C1'],
    ['POST', () => '/files?name=a.html&replaces=lantern'],
  ] as const

  it.each([
    [false, 403, 'You aren’t an admin here any more, so I changed nothing.'],
    [null, 503, 'I couldn’t check that you’re still an admin, so I changed nothing. Try again in a minute.'],
  ])('or of whom that can’t be told changes nothing: %j', async (now, status, sentence) => {
    const on = await startDocuments()
    const client = await on.visit()
    await publish(client)
    const draft = await draftOf(client)
    await client.ask('PATCH', `/drafts/${draft}`, { details: { ...said, short: 'Second' } })
    const before = await client.workspace()
    on.administers(now)
    for (const [method, path] of changes) {
      const body = method === 'PUT' ? { document: 'lantern' } : undefined
      const asked = client.ask(method, path(draft), body)
      expect([method, path(draft), ...(await statusAndError(asked))]).toEqual([
        ...[method, path(draft), status],
        expect.stringContaining(sentence),
      ])
    }
    expect(await client.workspace()).toEqual(before)
    on.administers(true)
    expect((await client.ask('POST', `/drafts/${draft}/publish`)).status).toBe(200)
  })
})

describe('A link', () => {
  const begin = ({ client }: DocumentsServer, link: unknown) =>
    client({}, '/documents').ask('POST', '/visits', { link })

  it('is used up by one visit, whose cookie no script reads and no other site sends', async () => {
    const on = await startDocuments()
    const link = await on.link()
    const begun = await begin(on, link)
    expect(begun.status).toBe(200)
    const [cookie = '', ...rules] = (begun.headers.get('set-cookie') ?? '').split('; ')
    expect(rules).toEqual(expect.arrayContaining(['Path=/documents', 'HttpOnly', 'SameSite=Strict']))
    expect(cookie).not.toContain(link)
    expect(await statusAndError(begin(on, link))).toEqual([403, expect.stringContaining('has been used')])
    expect((await on.client({ cookie }).ask('GET', '/')).status).toBe(200)
  })

  it('has expired after a quarter of an hour', async () => {
    const on = await startDocuments()
    const link = await on.link()
    on.wait(15 * 60_000 + 1)
    expect((await begin(on, link)).status).toBe(403)
  })

  it.each([[''], ['../..'], [null], [7], ['x'.repeat(10_000)]])('that is %j is refused', async (link) => {
    const on = await startDocuments()
    expect([403, 413]).toContain((await begin(on, link)).status)
  })

  it('begins a visit of two hours', async () => {
    const on = await startDocuments()
    const visitor = await on.visit()
    on.wait(2 * 3_600_000 - 60_000)
    expect((await visitor.ask('GET', '/')).status).toBe(200)
    on.wait(61_000)
    expect((await visitor.ask('GET', '/')).status).toBe(403)
  })
})

describe('A page of another site', () => {
  it.each([[{ origin: 'https://evil.example' }], [{ origin: 'null' }], [{ 'sec-fetch-site': 'cross-site' }]])(
    'has nothing done: %j',
    async (headers) => {
      const on = await startDocuments()
      const visitor = await on.visit()
      const id = await draftOf(visitor)
      expect((await visitor.ask('DELETE', `/drafts/${id}`, undefined, headers)).status).toBe(403)
      expect(
        (await on.client({}, '/documents').ask('POST', '/visits', { link: await on.link() }, headers)).status,
      ).toBe(403)
      expect((await visitor.draft(id)).id).toBe(id)
    },
  )
})

describe('Another workspace', () => {
  it('reaches no draft and no document', async () => {
    const on = await startDocuments()
    const [ours, theirs] = [await on.visit(us), await on.visit(others)]
    const id = await draftOf(ours)
    for (const [method, path, body] of [
      ['GET', `/drafts/${id}`],
      ['PATCH', `/drafts/${id}`, { body: 'Ours now.' }],
      ['POST', `/drafts/${id}/publish`],
    ] as const)
      expect(await statusAndError(theirs.ask(method, path, body))).toEqual([
        404,
        expect.stringContaining('gone'),
      ])
    await theirs.ask('DELETE', `/drafts/${id}`)
    expect((await ours.draft(id)).id).toBe(id)
    await publish(ours)
    expect((await theirs.ask('GET', '/documents/lantern/document.md')).status).toBe(404)
    expect((await theirs.ask('DELETE', '/documents/lantern')).status).toBe(404)
    expect(
      (await theirs.ask('PUT', '/settings', wishOf(await theirs.workspace(), { main: 'lantern' }))).status,
    ).toBe(404)
    expect(await theirs.workspace()).toMatchObject({ documents: [], drafts: [] })
    expect(await ours.workspace()).toMatchObject({ documents: [{ id: 'lantern' }] })
  })
})

describe('What can’t be read', () => {
  it('is refused with a sentence', async () => {
    const { visit } = await startDocuments()
    const visitor = await visit()
    const id = await draftOf(visitor)
    const json = { 'content-type': 'application/json' }
    const raw = (method: string, path: string, body: string) =>
      statusAndError(visitor.ask(method, path, new TextEncoder().encode(body), json))
    expect(await raw('PATCH', `/drafts/${id}`, '{"body"')).toEqual([400, expect.stringMatching(/\.$/u)])
    expect(await raw('PATCH', `/drafts/${id}`, '{"body":7}')).toEqual([400, expect.stringMatching(/\.$/u)])
    expect(await raw('PATCH', `/drafts/${id}`, '{"details":{"sha256":"0"}}')).toEqual([
      400,
      expect.anything(),
    ])
    expect(await raw('PATCH', `/drafts/${id}`, `{"details":{"title":"${'x'.repeat(5_000)}"}}`)).toEqual([
      400,
      expect.anything(),
    ])
    const wish = wishOf(await visitor.workspace())
    for (const wrong of [
      ...[
        { revision: -1 },
        { dates: 'tlh' },
        { hints: 'off' },
        { main: 7 },
        { admins: [{ id: 'U9', name: 'Eve' }] },
      ],
      { channels: [{ channel: 'C1', document: null }] },
    ])
      expect(
        await raw('PUT', '/settings', JSON.stringify({ ...wish, ...wrong })),
        JSON.stringify(wrong),
      ).toEqual([400, expect.stringMatching(/\.$/u)])
    expect(await raw('PUT', '/settings', '[]')).toEqual([400, expect.anything()])
    expect(await raw('POST', '/nothing', '{}')).toEqual([404, expect.anything()])
    const plain = { 'content-type': 'text/plain' }
    const asText = visitor.ask('POST', '/files?name=a.txt', new TextEncoder().encode('Words.'), plain)
    expect(await statusAndError(asText)).toEqual([400, expect.stringContaining('I got no file')])
  })

  it('is refused where it is too large, before it is read', async () => {
    const { visit } = await startDocuments()
    const visitor = await visit()
    const id = await draftOf(visitor)
    const type = { 'content-type': 'application/octet-stream' }
    const file = visitor.ask('POST', '/files?name=a', new Uint8Array(limits.bytes + 1), type)
    expect(await statusAndError(file)).toEqual([413, expect.stringContaining('more than 20 megabytes')])
    const text = visitor.ask('PATCH', `/drafts/${id}`, { body: 'x'.repeat(9_000_000) })
    expect(await statusAndError(text)).toEqual([413, expect.stringContaining('too long')])
    expect((await visitor.workspace()).drafts).toHaveLength(1)
  })

  it('as a document gets the import’s own sentence', async () => {
    const { visit } = await startDocuments()
    const told = await (await visit()).send('photo.pdf', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a))
    expect(told).toEqual({ error: expect.stringContaining('is an image (PNG)') })
  })
})

describe('Titles and names of files', () => {
  it('are text, whatever they hold', async () => {
    const { visit, origin } = await startDocuments()
    const visitor = await visit()
    const evil = '<img src=x onerror=alert(1)>"\'\r\nSet-Cookie: a=b\u202e'
    const id = await draftOf(visitor, `../../${evil}.html`)
    await visitor.ask('PATCH', `/drafts/${id}`, {
      details: { ...said, title: evil, short: evil.slice(0, 30) },
    })
    const shown = await visitor.ask('GET', `/drafts/${id}`)
    expect(shown.headers.get('content-type')).toContain('application/json')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    const { fileName, details } = await visitor.draft(id)
    expect(fileName).not.toMatch(/[/\p{Cc}\u202e]/u)
    expect(details.title).not.toMatch(/[\p{Cc}\u202e]/u)
    const html = await fetch(`${origin}/documents`)
    expect(html.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(await html.text()).not.toContain('onerror')
    expect(await (await visitor.ask('POST', `/drafts/${id}/publish`)).json()).toMatchObject({
      version: { number: 1 },
    })
    const file = await visitor.ask('GET', '/documents/lantern/document.md')
    expect(file.headers.get('content-disposition')).toBe('attachment; filename=lantern.md')
    expect(file.headers.get('content-type')).toContain('text/markdown')
    expect(file.headers.get('set-cookie')).toBeNull()
  })
})

describe('A workspace', () => {
  it('takes a file to a document, chooses it as its main one, and removes it', async () => {
    const { visit, libraries } = await startDocuments()
    const visitor = await visit()
    await publish(visitor)
    const chosen = await visitor.ask(
      'PUT',
      '/settings',
      wishOf(await visitor.workspace(), { main: 'lantern' }),
    )
    expect(await chosen.json()).toMatchObject({ main: 'lantern', drafts: [] })
    expect((await libraries.of(us)).holdings.main).toBe('lantern')
    const next = await visitor.send('new.html', page, '&replaces=lantern')
    expect(await visitor.draft('draft' in next ? next.draft : '')).toMatchObject({
      replaces: { number: 1 },
      details: said,
    })
    const removed = await visitor.ask('DELETE', '/documents/lantern')
    expect(await removed.json()).toMatchObject({ documents: [], main: null })
  })

  it('is told in order what is done with a file', async () => {
    const { visit } = await startDocuments()
    const visitor = await visit()
    const type = { 'content-type': 'application/octet-stream' }
    const response = await visitor.ask('POST', '/files?name=a.html', page, type)
    const told = (await response.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(told.slice(0, -1)).toEqual([
      { doing: 'Finding headings, labels and paragraphs' },
      { doing: 'Building the tree' },
      { doing: 'Counting the words' },
    ])
    expect(told.at(-1)).toEqual({ draft: expect.any(String) })
  })
})

describe('A session of the playground', () => {
  const [session, unknown] = ['1000000000000000001', '2000000000000000002']

  it('is a workspace of its own; one that is not open has nothing', async () => {
    const { client } = await startDocuments('sessions', [session])
    const visitor = client({}, `/documents/sessions/${session}`)
    await publish(visitor)
    expect(await visitor.workspace()).toMatchObject({
      person: { name: 'You' },
      documents: [{ id: 'lantern' }],
    })
    const other = client({}, `/documents/sessions/${unknown}`)
    expect(await statusAndError(other.ask('GET', '/'))).toEqual([
      403,
      expect.stringContaining('Open the playground'),
    ])
  })

  it('is for this machine alone, unless the playground is public', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7' }
    const path = `/documents/sessions/${session}`
    const own = await startDocuments('sessions', [session])
    expect((await own.client(forwarded, path).ask('GET', '/')).status).toBe(403)
    expect((await own.client(forwarded, '').ask('GET', '/documents')).status).toBe(404)
    const open = await startDocuments('public sessions', [session])
    expect((await open.client(forwarded, path).ask('GET', '/')).status).toBe(200)
  })

  it('finds no room where too many strangers bring files', async () => {
    const sessions = Array.from({ length: 41 }, (_, at) => String(1_000_000_000_000_000_000n + BigInt(at)))
    const { client } = await startDocuments('public sessions', sessions)
    const statuses: number[] = []
    for (const each of sessions) {
      const type = { 'content-type': 'application/octet-stream' }
      const sent = await client({}, `/documents/sessions/${each}`).ask(
        'POST',
        '/files',
        new Uint8Array(),
        type,
      )
      await sent.text()
      statuses.push(sent.status)
    }
    expect(statuses.slice(0, 40)).not.toContain(429)
    expect(statuses[40]).toBe(429)
  })
})

describe('The settings on the page', () => {
  it('are all of the workspace and of the channels that have any, and are saved together', async () => {
    const { visit, libraries, store } = await startDocuments()
    const visitor = await visit()
    await publish(visitor)
    await store.documents.setChannel(us, 'C1', 'lantern')
    await store.documents.setChannelHints(us, 'D2', false)
    const before = await visitor.workspace()
    expect(before.settings).toMatchObject({
      ...{ dates: 'en-GB', hints: true, admins: [], platformAdmins: 'admins and owners of this workspace' },
      channels: [
        {
          ...{ id: 'C1', name: 'Channel C1', document: 'lantern', hints: null },
          address: 'https://slack.com/app_redirect?team=T1&channel=C1',
        },
        { id: 'D2', name: 'Direct messages D2', document: null, hints: false },
      ],
    })
    expect(before.settings.languages).toContainEqual({
      tag: 'fr',
      name: 'French',
      example: 'jeudi 26 novembre 2026',
    })
    const wish = wishOf(before, {
      ...{ dates: 'fr', hints: false },
      channels: [
        { channel: 'C1', document: null, hints: true },
        { channel: 'D2', document: null, hints: null },
      ],
    })
    const saved = await visitor.ask('PUT', '/settings', wish)
    expect(saved.status).toBe(200)
    const { holdings } = await libraries.of(us)
    expect(holdings).toMatchObject({ dates: 'fr', hints: false, main: null })
    expect([...holdings.channels]).toEqual([])
    expect([...holdings.channelHints]).toEqual([['C1', true]])
    // What was shown before isn't how it is any more.
    expect(await statusAndError(visitor.ask('PUT', '/settings', wish))).toEqual([
      409,
      expect.stringContaining('Nothing was saved'),
    ])
  })

  it('are saved whole or not at all: no document, channel or workspace that isn’t theirs', async () => {
    const { visit, libraries, store } = await startDocuments()
    const [ours, theirs] = [await visit(), await visit({ platform: 'Slack', workspace: 'T2' })]
    await publish(ours)
    await store.documents.setChannelHints(us, 'C1', false)
    const own = await theirs.workspace()
    for (const wrong of [
      { main: 'lantern' },
      { main: 'no-such' },
      { channels: [{ channel: 'C1', document: null, hints: true }] },
      { channels: [{ channel: 'C9', document: 'lantern', hints: true }] },
    ])
      expect(
        await statusAndError(
          theirs.ask('PUT', '/settings', wishOf(own, { dates: 'fr', hints: false, ...wrong })),
        ),
        JSON.stringify(wrong),
      ).toEqual([404, expect.stringMatching(/Load the page again\.$/u)])
    await libraries.refresh()
    const { holdings } = await libraries.of({ platform: 'Slack', workspace: 'T2' })
    expect(holdings).toMatchObject({ dates: 'en-GB', hints: true, main: null })
    expect([...(await libraries.of(us)).holdings.channelHints]).toEqual([['C1', false]])
    const crossed = ours.ask('PUT', '/settings', wishOf(await ours.workspace(), { hints: false }), {
      'sec-fetch-site': 'cross-site',
      origin: 'https://elsewhere.example',
    })
    expect((await statusAndError(crossed))[0]).toBe(403)
    expect((await libraries.of(us)).holdings.hints).toBe(true)
  })

  it('let an admin of the platform’s own remove who was named, and nobody who was named themself', async () => {
    const { visit, store } = await startDocuments()
    for (const [id, name] of [
      ['U2', 'Ben'],
      ['U3', null],
    ] as const)
      await store.documents.addAdmin(us, { id, name })
    const [admin, named] = [await visit(), await visit(us, false)]
    expect((await named.workspace()).settings).toMatchObject({
      howToName: null,
      admins: [{ name: 'Ben' }, { name: 'U3' }],
    })
    expect(await statusAndError(named.ask('DELETE', '/admins/U3'))).toEqual([
      403,
      expect.stringContaining('Only an admin of the platform’s own'),
    ])
    const theirs = await visit({ platform: 'Slack', workspace: 'T2' })
    expect((await statusAndError(theirs.ask('DELETE', '/admins/U2')))[0]).toBe(404)
    expect((await admin.workspace()).settings.howToName).toContain('settings admin @name')
    const removed = await admin.ask('DELETE', '/admins/U2')
    expect(await removed.json()).toMatchObject({ settings: { admins: [{ id: 'U3', name: 'U3' }] } })
    expect((await statusAndError(admin.ask('DELETE', '/admins/U2')))[0]).toBe(404)
  })
})

/** What the page's form sends: everything as it is, but for what is to be changed. */
function wishOf({ main, settings }: WorkspaceView, changed: Record<string, unknown> = {}) {
  const { revision, dates, hints, channels } = settings
  return {
    ...{ revision, main, dates, hints },
    channels: channels.map(({ id: channel, document, hints: own }) => ({ channel, document, hints: own })),
    ...changed,
  }
}
