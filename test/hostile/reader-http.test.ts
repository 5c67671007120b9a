import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createReader } from '../../adapters/reader/create-reader.ts'
import { createServer, type Server } from '../../src/app/http/server.ts'
import { type Element, readHtml } from '../adapters/reader/read-html.ts'
import { engineOf, vancouver } from '../library.ts'
import { expectBounded } from './expect-bounded.ts'
import { type Answered, expectDiscreet, send } from './http.ts'
import { repeated, turned } from './inputs.ts'

const page = '/vancouver-2018'
// Less than what a head may have, and all that is read of a question, each letter in three.
const longest = 999

let server: Server
let origin = ''
let asked = 0

beforeAll(async () => {
  server = createServer('127.0.0.1', 0, () => ({}))
  const assets = { scripts: ['/assets/reader-1.js'], styles: ['/assets/reader-1.css'] }
  const library = vancouver
  const engine = engineOf(library)
  server.mount(
    createReader({ library, engine, contentDir: 'content', assets, publicUrl: null, hasPlayground: true }),
  )
  origin = `http://127.0.0.1:${await server.start()}`
  // What runs for the first time is compiled.
  for (const [, text] of turned().slice(0, 12)) await search(text.slice(0, longest))
})

afterAll(() => server.stop())

describe('HTTP: searches of the reader', () => {
  const short = (attacks: ReturnType<typeof repeated>) =>
    attacks.map(([name, text]) => [name, whole(text.slice(0, longest))] as const)

  it.each([...short(repeated(longest)), ...short(turned())])(
    'are answered within bounded time, as text: %s',
    async (_, text) => {
      expectHarmless(await search(text), text)
      await expectBounded(() => ask(text))
    },
  )

  it.each(repeated(4_000).filter(([, text]) => encodeURIComponent(whole(text)).length < 14_000))(
    'are refused where they are too long: %s',
    async (_, text) => {
      const answer = await search(text)
      // Spaces and what no page can hold are not counted.
      expect([200, 400]).toContain(answer.status)
      expectHarmless(answer, text)
    },
  )
})

describe('HTTP: markup in searches of the reader', () => {
  it.each([
    '<script>alert(1)</script>',
    '<ScRiPt src=//other.example/x.js>',
    '</title><script>alert(1)</script>',
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" onfocus="alert(1)" autofocus="',
    "' onfocus='alert(1)",
    '` onfocus=alert(1) `',
    '</textarea><svg onload=alert(1)>',
    '<svg/onload=alert(1)//',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    '<style>*{background:url(//other.example)}</style>',
    '<link rel=stylesheet href=//other.example>',
    '<base href=//other.example>',
    '<meta http-equiv=refresh content="0;url=//other.example">',
    '<form action=//other.example><input type=submit>',
    '<a href="javascript:alert(1)">x</a>',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '<!--><script>alert(1)</script>-->',
    ']]><script>alert(1)</script>',
    '<?xml version="1.0"?><x>',
    '<!doctype html>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&#60;script&#62;',
    '&#x3c;script&#x3e;',
    '&amp;lt;script&amp;gt;',
    '%3Cscript%3E',
    '\\u003cscript\\u003e',
    '+ADw-script+AD4-',
    '<script\0>alert(1)</script>',
    '<\0script>',
    '\u2028<script>',
    '＜script＞',
    '{{constructor.constructor("alert(1)")()}}',
    '$' + '{alert(1)}',
    '#{7*7}<%= 7*7 %>',
    "' OR 1=1 --",
    '"; DROP TABLE digests; --',
    'in:"><script>alert(1)</script>',
    'sanctions "<b>x</b>"',
    'sanctoins <i>',
    '5:<script>',
    'vancouver-2018 <script>',
    '¶<img src=x>',
    '\r\nSet-Cookie: a=b',
    '\u202e<script>',
    '<mark id="p5">',
    '../../../etc/passwd',
    '__proto__',
    'constructor',
  ])('are text: %j', async (text) => {
    expectHarmless(await search(text), text)
  })

  it.each([
    ['twice', '?q=sanctions&q=<script>'],
    ['as a list', '?q[]=<script>alert(1)</script>'],
    ['as an object', '?q[a]=<script>&q[b]=x'],
    ['as a prototype', '?__proto__[q]=<script>'],
    ['deep', `?q${'[a]'.repeat(1_000)}=x`],
    ['with many others', `?q=sanctions&${'a=1&'.repeat(3_000)}`],
    ['with broken letters', '?q=%ff%fe%c0%80'],
    ['half written', '?q=%'],
    ['with a zero', '?q=%00%00'],
    ['of spaces', `?q=${'+'.repeat(5_000)}`],
    ['under another name', '?Q=<script>&query=<script>'],
    ['without a name', '?=<script>'],
    ['with no end', '?q=a&&&&&&'],
    ['as a fragment', '?q=%23<script>'],
    ['as an address', '?q=https://other.example/<script>'],
  ])('are text, however they are asked: %s', async (_, query) => {
    const answer = await send(origin, { path: `${page}${query.replaceAll('<', '%3C')}`, headers: from() })
    expectHarmless(answer, null)
  })

  it.each([
    ['POST', page],
    ['PUT', `${page}.json`],
    ['DELETE', `${page}.md`],
    ['GET', `${page}/`],
    ['GET', `${page}/..`],
    ['GET', `${page}.md/..%2f..%2fpackage.json`],
    ['GET', `/content${page}/document.md`],
    ['GET', `${page}/document.md`],
    ['GET', `${page}/seal.json`],
    ['GET', '/constructor'],
    ['GET', '/__proto__.json'],
    ['GET', `${page}.json%00.md`],
    ['GET', `${page.toUpperCase()}`],
    ['GET', '/%76ancouver-2018'],
  ])('lead to nothing else: %s %s', async (method, path) => {
    const answer = await send(origin, { method, path, headers: from() })
    expect([400, 404]).toContain(answer.status)
    expectDiscreet(answer.text)
  })
})

/** The page is whole, looks and acts as for any other question, and shows what was asked as text alone. */
function expectHarmless({ status, headers, text }: Answered, typed: string | null): void {
  expect([200, 400]).toContain(status)
  expect(headers['content-security-policy']).toContain("default-src 'none';script-src 'self'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(headers['set-cookie']).toBeUndefined()
  if (typed !== null && asShown(typed) !== '') expect(headers['cache-control']).toContain('private')
  expectDiscreet(text)
  // Throws on any stray mark.
  const elements = readHtml(text).flatMap((element): Element[] => [element, ...element.inside])
  for (const { name, attributes, text: inside } of elements) {
    expect(harmful.has(name), name).toBe(false)
    if (name === 'script') expect([attributes.src, inside]).toEqual(['/assets/reader-1.js', ''])
    for (const [key, value] of Object.entries(attributes)) {
      expect(/^on|^style$|^srcdoc$|^xlink/u.test(key), key).toBe(false)
      if (key === 'href' || key === 'src' || key === 'action')
        expect(value).not.toMatch(/^\s*(?:javascript|data:text|\/\/)/iu)
    }
  }
  if (typed === null) return
  const boxes = elements.filter(({ name, attributes }) => name === 'input' && attributes.name === 'q')
  expect(boxes.length).toBeGreaterThan(0)
  for (const { attributes } of boxes) expect(attributes.value ?? '').toBe(asShown(typed))
}

const harmful = new Set([
  'iframe',
  'svg',
  'math',
  'object',
  'embed',
  'base',
  'style',
  'img',
  'textarea',
  'marquee',
])

/** As it is shown again: no control characters, and no space around it. */
function asShown(typed: string): string {
  return whole(typed)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
}

/** Without half a character at the end, which no address can hold. */
function whole(text: string): string {
  return text.toWellFormed().replaceAll('\ufffd', 'x')
}

function search(text: string): Promise<Answered> {
  return send(origin, { path: addressOf(text), headers: from() })
}

/** The same by a client that costs this thread next to nothing. */
function ask(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(`${origin}${addressOf(text)}`, { headers: from() }, (response) =>
      response.resume().once('end', resolve),
    )
      .once('error', reject)
      .end()
  })
}

function addressOf(text: string): string {
  return `${page}?q=${encodeURIComponent(whole(text))}`
}

/** Each from another address, or one of them would soon be told to wait. */
function from(): Readonly<Record<string, string>> {
  asked += 1
  return { 'x-forwarded-for': `198.51.${(asked >> 8) % 250}.${asked % 250}` }
}
