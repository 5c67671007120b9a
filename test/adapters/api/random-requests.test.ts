import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { anyText } from '../../any-text.ts'
import { send } from '../../hostile/http.ts'
import { vancouver } from '../../library.ts'
import { runs } from '../../run-length.ts'
import { fromSomewhere, openApiServer } from './open-api-server.ts'
import { openSecretWorkspaces, other, ours, secret, theirs } from './secret-workspaces.ts'

const word = fc.oneof(
  fc.constantFrom(
    'code',
    'code@1',
    'code@2',
    'code@9',
    'vancouver-2018',
    'atlantis',
    '__proto__',
    '..',
    '%00',
  ),
  fc.constantFrom(
    '5',
    '11(c)',
    'art. 2',
    '99',
    '5-7',
    '1:2-3',
    '9/11',
    'art1.1',
    'code art. 1(1)',
    '5, 99',
    '1-9999',
  ),
  fc.constantFrom(
    'sanctions',
    'lamps pier',
    '"keepers agree"',
    'in:code dawn',
    '-china ports',
    'inspected at dawn',
  ),
  anyText({ maxLength: 60 }),
)
const parameter = fc.tuple(
  fc.constantFrom('q', 'limit', 'in', 'after', 'style', 'q[]', 'constructor', 'key'),
  fc.oneof(word, fc.constantFrom('0', '1', '50', '1e3', '-1', 'NaN', 'apa', 'ris', '')),
)
const path = fc
  .tuple(
    fc.constantFrom(
      'documents',
      'passages',
      'search',
      'suggest',
      'cite',
      'check',
      'documents/code',
      '..',
      '',
    ),
    fc.array(word, { maxLength: 2 }),
    fc.array(parameter, { maxLength: 3 }),
  )
  .map(([first, rest, query]) => {
    const parts = [first, ...rest.map((each) => encodeURIComponent(each.toWellFormed()))]
    const asked = new URLSearchParams(query.map(([name, value]) => [name, value])).toString()
    return `/api/v1/${parts.join('/')}${asked === '' ? '' : `?${asked}`}`.slice(0, 8_000)
  })
const tool = fc.constantFrom(
  'search',
  'get_passage',
  'check_quotation',
  'cite',
  'list_documents',
  'compare_versions',
  'x',
)
const call = fc
  .tuple(
    tool,
    fc.dictionary(
      fc.constantFrom('query', 'reference', 'text', 'document', 'from', 'to', 'limit', 'style', '__proto__'),
      fc.oneof(word, fc.integer(), fc.constant(null), fc.array(word, { maxLength: 2 })),
    ),
  )
  .map(([name, args]) => ({ method: 'tools/call', params: { name, arguments: args } }))
const method = fc
  .tuple(
    fc.constantFrom(
      'tools/list',
      'resources/read',
      'resources/list',
      'prompts/get',
      'completion/complete',
      'x',
      'initialize',
    ),
    fc.oneof(
      fc.constant({}),
      word.map((each) => ({ uri: `rapporteur://document/${each}` })),
      fc.anything(),
    ),
  )
  .map(([name, params]) => ({ method: name, params }))
const message = fc
  .tuple(fc.oneof(call, method), fc.oneof(fc.integer(), fc.constant(null), fc.string({ maxLength: 5 })))
  .map(([asked, id]) => JSON.stringify({ jsonrpc: '2.0', id, ...asked }))
const body = fc.oneof(
  message,
  fc.array(message, { maxLength: 12 }).map((all) => `[${all.join(',')}]`),
  word.map((text) => JSON.stringify({ text })),
  fc.json(),
  fc.string({ maxLength: 50 }),
)
const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' }
const request = fc.oneof(
  { weight: 5, arbitrary: path.map((each) => ({ method: 'GET', path: each, body: '' })) },
  {
    weight: 1,
    arbitrary: fc.record({ method: fc.constantFrom('POST', 'HEAD', 'PUT', 'OPTIONS'), path, body }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ method: fc.constant('POST'), path: fc.constant('/api/v1/check'), body }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      method: fc.constantFrom('POST', 'GET', 'DELETE'),
      path: fc.constant('/mcp'),
      body,
    }),
  },
)

it('answers whatever is asked, with none of another workspace’s words, and never fails', async () => {
  const { makeKey, keyed } = await openSecretWorkspaces()
  const { origin, stop } = await openApiServer({ library: vancouver, workspaces: keyed })
  onTestFinished(stop)
  const keys = [await makeKey(ours, 'random'), await makeKey(theirs, 'random'), null] as const
  const statuses = new Map<number, number>()
  let seen = 0
  await fc.assert(
    fc.asyncProperty(request, fc.constantFrom(0, 1, 2), async ({ method, path, body }, who) => {
      const key = keys[who] ?? null
      const headers = {
        ...fromSomewhere(),
        ...json,
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      }
      const answer = await send(origin, {
        method,
        path,
        headers,
        body: method === 'GET' || method === 'HEAD' ? '' : body,
      })
      expect(answer.status).toBeGreaterThan(0)
      expect(answer.status).toBeLessThan(500)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      const text = answer.text.toLowerCase()
      if (who !== 0) expect(text).not.toContain(secret)
      if (who !== 1) expect(text).not.toContain(other)
      if (text.includes(secret) || text.includes(other)) seen += 1
      for (const each of keys) if (each !== null) expect(text).not.toContain(each.toLowerCase())
      expect(answer.text).not.toMatch(/node_modules|\.ts:\d|SQLITE|^\s+at /mu)
    }),
    { numRuns: runs(10_000) },
  )
  // It wasn't all refused.
  expect(statuses.get(200)).toBeGreaterThan(30)
  expect(seen).toBeGreaterThan(10)
}, 1_200_000)
