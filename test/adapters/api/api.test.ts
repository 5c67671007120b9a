import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoints } from '../../../adapters/api/http/endpoints.ts'
import { both, paragraph } from '../../library.ts'
import { type ApiServer, fromSomewhere, openApiServer } from './open-api-server.ts'

let server: ApiServer
let document: z.output<typeof openApiSchema>

// What of an OpenAPI document the tests go by.
const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }))
const openApiSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({ responses: z.record(z.string(), z.looseObject({ content: content.optional() })) }),
    ),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
})

beforeAll(async () => {
  server = await openApiServer({ library: both })
  document = openApiSchema.parse(await (await get('/api/openapi.json')).json())
})
afterAll(() => server.stop())

function get(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Response> {
  return fetch(`${server.origin}${path}`, { method, headers: { ...fromSomewhere(), ...headers } })
}

function post(path: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const type = { 'content-type': 'application/json' }
  return fetch(`${server.origin}${path}`, {
    method: 'POST',
    body,
    headers: { ...fromSomewhere(), ...type, ...headers },
  })
}

/** Holds that an answer is as the OpenAPI document says, by a validator that nobody here wrote. */
async function expectAsDescribed(response: Response, path: string, method = 'get'): Promise<unknown> {
  const data: unknown = await response.json()
  const { responses } = document.paths[path]?.[method] ?? { responses: {} }
  const described = responses[String(response.status)] ?? responses.default
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  const schema = described?.content?.[type]?.schema
  expect(schema, `${method} ${path}: ${response.status} ${type}`).toBeDefined()
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'openapi', components: document.components })
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"openapi#/components/')
  const isValid = ajv.validate(JSON.parse(text), data)
  expect(ajv.errors, path).toBeNull()
  expect(isValid).toBe(true)
  return data
}

const examples: readonly (readonly [string, string])[] = [
  ['/documents', '/documents'],
  ['/documents/{id}', '/documents/vancouver-2018'],
  ['/documents/{id}', '/documents/Harbour%202031'],
  ['/documents/{id}', '/documents/atlantis'],
  ['/documents/{id}/passages', '/documents/vancouver-2018/passages?limit=3'],
  ['/documents/{id}/passages', '/documents/vancouver-2018/passages?after=11&limit=3'],
  ['/documents/{id}/passages', '/documents/vancouver-2018/passages?after=99'],
  ['/documents/{id}/passages', '/documents/vancouver-2018/passages?limit=0'],
  ['/passages/{reference}', '/passages/5'],
  ['/passages/{reference}', '/passages/11(c)'],
  ['/passages/{reference}', '/passages/harbour-2031%202-3'],
  ['/passages/{reference}', '/passages/5%3A2'],
  ['/passages/{reference}', '/passages/99'],
  ['/passages/{reference}', '/passages/5%2C%2099'],
  ['/passages/{reference}', '/passages/9%2F11'],
  ['/passages/{reference}', '/passages/sanctions'],
  ['/search', '/search?q=sanctions&limit=2'],
  ['/search', '/search?q=sanctoins&in=vancouver-2018'],
  ['/search', '/search?q=lamps&in=harbour-2031'],
  ['/search', '/search?q=11(c)'],
  ['/search', '/search?q=paragraph%2099'],
  ['/search', '/search?q=cheesecake'],
  ['/search', '/search'],
  ['/search', '/search?q=a&q=b'],
  ['/search', '/search?q=x&in=atlantis'],
  ['/suggest', '/suggest?q=11'],
  ['/suggest', '/suggest'],
  ['/cite/{reference}', '/cite/5'],
  ['/cite/{reference}', '/cite/5?style=bibtex'],
  ['/cite/{reference}', '/cite/5?style=mla'],
]

describe('The API', () => {
  it('is described by an OpenAPI 3.1 document, as a validator says that nobody here wrote', async () => {
    const validator = new Validator()
    const result = await validator.validate(JSON.parse(JSON.stringify(document)))
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    expect(document.openapi).toBe('3.1.1')
    expect(Object.keys(document.paths)).toEqual(endpoints.map(({ path }) => path))
  })

  it.each(examples)('answers as it’s described: %s, %s', async (path, address) => {
    await expectAsDescribed(await get(`/api/v1${address}`), path)
  })

  it.each([
    JSON.stringify({ text: paragraph(5) }),
    JSON.stringify({ text: 'The ministers agreed to nothing at all.' }),
    JSON.stringify({ text: 'this' }),
    JSON.stringify({ text: '' }),
    JSON.stringify({ text: 'x'.repeat(20_001) }),
    JSON.stringify({ text: '\u0001'.repeat(30_000) }),
    '{}',
    '{"text":',
    '',
  ])('checks as it’s described: %.40s', async (body) => {
    await expectAsDescribed(await post('/api/v1/check', body), '/check', 'post')
  })

  it('has a page to read, which explains every endpoint and every problem', async () => {
    const response = await get('/api')
    const page = await response.text()
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    for (const { path } of endpoints) expect(page).toContain(`/api/v1${path}`)
    const problem = z.object({ type: z.string() }).parse(await (await get('/api/v1/passages/99')).json())
    expect(page).toContain(`id="${problem.type.split('#')[1]}"`)
    expect((await get('/api/v1')).url).toBe(`${server.origin}/api`)
  })

  it('says what exists where something doesn’t', async () => {
    const absent = await (await get('/api/v1/passages/5%2C%2099')).json()
    expect(absent).toMatchObject({
      type: '/api#no-such-passage',
      status: 404,
      detail: 'There’s no ¶99. Vancouver 2018 has paragraphs 1–12.',
      exists: expect.arrayContaining(['vancouver-2018 5']),
    })
    expect(await (await get('/api/v1/documents/atlantis')).json()).toMatchObject({
      detail: expect.stringContaining('vancouver-2018 and harbour-2031'),
      exists: ['vancouver-2018', 'harbour-2031'],
    })
  })

  it('is asked again for next to nothing: an answer has a tag until its document changes', async () => {
    const first = await get('/api/v1/passages/5')
    const tag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('public, no-cache')
    expect(first.headers.get('vary')).toContain('Authorization')
    const again = await get('/api/v1/passages/5', { 'if-none-match': tag })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await get('/api/v1/passages/6', { 'if-none-match': tag })).status).toBe(200)
    // Nobody else may see what a person searched for.
    expect((await get('/api/v1/search?q=ports')).headers.get('cache-control')).toBe('private, no-cache')
    expect((await post('/api/v1/check', '{"text":"x"}')).headers.get('cache-control')).toBe('no-store')
  })

  it('can be read by pages of any site, without their visitors’ cookies', async () => {
    const response = await get('/api/v1/documents', { origin: 'https://other.example' })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    const asked = { origin: 'https://other.example', 'access-control-request-method': 'POST' }
    const before = await get('/api/v1/check', asked, 'OPTIONS')
    expect(before.status).toBe(204)
    expect(before.headers.get('access-control-allow-headers')).toContain('Authorization')
    expect(before.headers.get('access-control-allow-methods')).not.toMatch(/PUT|DELETE|PATCH/u)
  })

  it.each([
    ['GET', '/api/v1/nothing', 404],
    ['GET', '/api/v2/documents', 404],
    ['DELETE', '/api/v1/documents', 405],
    ['PUT', '/api/v1/passages/5', 405],
    ['GET', '/api/v1/check', 405],
    ['GET', '/api/v1/passages/%E0%A4%A', 400],
    ['GET', '/api/v1/passages/', 404],
    ['GET', '/api/v1/documents/..%2f..%2fpackage.json', 404],
  ])('answers what it can’t with a problem: %s %s', async (method, path, status) => {
    const response = await get(path, {}, method)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status })
  })

  it.each([
    ['/api/v1/search', 'Send “q” once, as text. /api says how.'],
    ['/api/v1/search?q=a&q=b', 'Send “q” once, as text. /api says how.'],
    ['/api/v1/search?q=', '“q” is empty. Send some text.'],
    [`/api/v1/search?q=${'x'.repeat(2_001)}`, '“q” is too long. Send at most 2,000 characters.'],
    ['/api/v1/search?q=a&limit=ten', 'Send a whole number as “limit”.'],
    ['/api/v1/search?q=a&limit=1.5', 'Send a whole number as “limit”.'],
    ['/api/v1/search?q=a&limit=0', '“limit” must be at least 1.'],
    ['/api/v1/search?q=a&limit=9999', expect.stringMatching(/^“limit” can be \d+ at most\.$/u)],
    ['/api/v1/cite/5?style=mla', '“style” must be apa, chicago, bibtex, or ris.'],
  ])('says what to send instead: %s', async (path, detail) => {
    expect(await (await get(path)).json()).toMatchObject({ status: 400, detail })
  })

  it.each([
    ['{}', 'Send “text” once, as text. /api says how.'],
    ['{"text": 1}', 'Send “text” once, as text. /api says how.'],
    ['[]', 'Send a JSON object. /api says what belongs in it.'],
    ['{', 'I can’t read that body. Send JSON, as /api shows it.'],
  ])('says what to send instead of the body %s', async (body, detail) => {
    expect(await (await post('/api/v1/check', body)).json()).toMatchObject({ status: 400, detail })
  })

  it('takes no body that is too long, or that isn’t JSON', async () => {
    expect((await post('/api/v1/check', JSON.stringify({ text: 'x'.repeat(200_000) }))).status).toBe(413)
    expect((await post('/api/v1/check', 'text=x', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await post('/mcp', JSON.stringify({ text: 'x'.repeat(200_000) }))).status).toBe(413)
    const batch = Array.from({ length: 11 }, (_, id) => ({ jsonrpc: '2.0', id, method: 'tools/list' }))
    expect((await post('/mcp', JSON.stringify(batch))).status).toBe(400)
  })

  it('tells one address to wait that asks too much', async () => {
    const from = fromSomewhere()
    const statuses = new Set<number>()
    for (let count = 0; count < 601; count += 1) statuses.add((await get('/api/v1/none', from)).status)
    expect(statuses).toEqual(new Set([404, 429]))
  })

  it('gives a whole document with its citations in five lines', async () => {
    const guide = readFileSync('docs/programs.md', 'utf8')
    const [, script = ''] = /```js\n\/\/ export\.mjs\n(.*?)```/su.exec(guide) ?? []
    expect(script.trim().split('\n')).toHaveLength(5)
    const lines: string[] = []
    const log = (line: string): void => void lines.push(line)
    const run = new Function('fetch', 'console', `return (async () => { ${script} })()`)
    await run((path: string) => fetch(path.replace('http://127.0.0.1:3000', server.origin)), { log })
    const text = lines.join('\n')
    for (let number = 1; number <= 12; number += 1) expect(text).toContain(paragraph(number))
    expect(text).toContain('para. 12')
  })
})

describe('The API that is for this machine', () => {
  it('is asked by this machine’s own programs alone', async () => {
    const local = await openApiServer({ library: both, isPublic: false })
    const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
      fetch(`${local.origin}${path}`, { headers })
    for (const path of ['/api', '/api/v1/documents', '/api/openapi.json', '/mcp']) {
      expect((await ask(path)).status, path).not.toBe(403)
      for (const headers of [
        { 'x-forwarded-for': '198.51.100.7' },
        { via: '1.1 proxy' },
        { origin: 'https://other.example' },
        { 'sec-fetch-site': 'cross-site' },
      ] as readonly Record<string, string>[]) {
        const refused = await ask(path, headers)
        expect(refused.status, `${path} ${JSON.stringify(headers)}`).toBe(403)
        expect(refused.headers.get('access-control-allow-origin')).toBeNull()
      }
    }
    await local.stop()
  })

  it('is asked by no page of another site as an assistant, wherever it’s open', async () => {
    const refused = await post('/mcp', '{}', { origin: 'https://other.example' })
    expect(refused.status).toBe(403)
  })
})
