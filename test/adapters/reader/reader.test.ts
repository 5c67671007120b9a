import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { actionItemsOf } from '../../../src/actions/action-items.ts'
import { closingOf } from '../../../src/document/basic-units.ts'
import { passageId } from '../../../src/document/passage.ts'
import { harbour, vancouver } from '../../library.ts'
import { type Paragraph, paragraphsOf, sectionsOf } from '../../plain.ts'
import { openReader } from './open-reader.ts'
import { byId, withClass } from './read-html.ts'

const publicUrl = 'https://record.example.org'

describe('The reader', () => {
  it('shows a document with where it is from', async () => {
    const { get, read } = await openReader()
    const response = await get('/vancouver-2018')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self'")
    const page = await read('/vancouver-2018')
    const { title, issuer, source, rights, language } = vancouver.main
    expect(page[0]).toMatchObject({ name: 'html', attributes: { lang: language } })
    expect(page.find(({ name }) => name === 'title')?.text).toBe(`Vancouver 2018: ${title}`)
    const [foot] = withClass(page, 'colophon')
    for (const said of [title, issuer, source, rights, 'Vancouver, Canada', '16 January 2018']) {
      expect(foot?.text).toContain(said)
    }
    expect(foot?.text).toContain('a3ffdc3567923ed2dfa71340f7a37b1ff14227a66cadfd7a6d2903367690ea24')
    expect(foot?.text).toContain('Sealed: the text matched this hash')
    expect(foot?.inside.map(({ attributes }) => attributes.href)).toEqual(
      expect.arrayContaining([source, 'vancouver-2018.json', 'vancouver-2018.md']),
    )
  })

  it('gives the text as Akoma Ntoso', async () => {
    const { get, read } = await openReader()
    const { status, headers, text } = await get('/vancouver-2018.akn.xml')
    expect([status, headers.get('content-type')]).toEqual([200, 'application/akn+xml; charset=utf-8'])
    expect(text).toContain('<paragraph eId="heading_nn_2__para_5"><num>5.</num>')
    const page = await read('/vancouver-2018')
    expect(page.flatMap(({ attributes }) => attributes.href ?? [])).toContain('vancouver-2018.akn.xml')
  })

  it('says that a text carries no seal', async () => {
    const { read } = await openReader({ library: harbour })
    expect(withClass(await read('/harbour-2031'), 'colophon')[0]?.text).toContain('Not sealed')
  })

  it('lists the sections with their paragraphs, and what stands before the first', async () => {
    const { read } = await openReader()
    const [contents] = withClass(await read('/vancouver-2018'), 'contents')
    expect(contents?.inside.flatMap(({ name, text }) => (name === 'li' ? [text] : []))).toEqual([
      'Opening ¶1–2',
      'Non-Proliferation ¶3–4',
      'Sanctions ¶5–6',
      'Diplomacy ¶7–10',
      'Next Steps ¶11–12',
    ])
  })

  it('prints numbers and letters as the source does, and tells ours apart', async () => {
    const { read } = await openReader({ library: harbour })
    const page = await read('/harbour-2031')
    const labels = (id: string) =>
      byId(page, id).inside.flatMap(({ classes, text }) =>
        classes.some((name) => ['number', 'letter', 'marker'].includes(name))
          ? [classes.includes('ours') ? `ours ${text}` : text]
          : [],
      )
    expect(labels('p0')).toEqual(['ours [0]'])
    expect(labels('p1')).toEqual(['1.'])
    expect(labels('p2a')).toEqual(['ours (a)', '•'])
    expect(labels('p2c')).toEqual(['(c)'])
    expect(labels('p4b')).toEqual(['ours (b)', '2.'])
    expect(labels('p4c')).toEqual(['ours (c)', '•'])
  })

  it('names the action items, with room for how they stand', async () => {
    for (const library of [vancouver, harbour]) {
      const { read } = await openReader({ library })
      const page = await read(`/${library.main.id}`)
      const statuses = withClass(page, 'standing')
      const ids = actionItemsOf(library.main).map(({ place }) => passageId(place))
      expect(statuses.map(({ attributes }) => attributes['data-passage'])).toEqual(ids)
      expect(statuses.every(({ attributes, text }) => 'hidden' in attributes && text === '')).toBe(true)
      expect(withClass(page, 'tag').map(({ text }) => text)).toEqual(ids.map(() => 'Action item'))
    }
  })

  it('has a link and a citation beside each passage', async () => {
    const { read } = await openReader({ publicUrl })
    const [tools] = withClass(byId(await read('/vancouver-2018'), 'p11c').inside, 'tools')
    expect(tools?.inside.find(({ name }) => name === 'a')).toMatchObject({
      text: '¶11(c)',
      attributes: { href: 'vancouver-2018?p=11c#p11c', 'aria-label': 'Link to paragraph 11, item (c)' },
    })
    const [citation] = withClass(tools?.inside ?? [], 'citation')
    expect(citation?.inside.map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^Global Affairs Canada, “.*”, Vancouver, Canada, 16 January 2018, para\. 11, third bullet$/u,
      ),
      `${publicUrl}/vancouver-2018?p=11c#p11c`,
    ])
  })

  it('names its public address, where it has one', async () => {
    const canonical = async (address: string | null) => {
      const { read } = await openReader({ publicUrl: address })
      const page = await read('/vancouver-2018')
      return page.find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href
    }
    expect(await canonical(publicUrl)).toBe(`${publicUrl}/vancouver-2018`)
    expect(await canonical(null)).toBeUndefined()
  })

  it('is a whole document without script and style', async () => {
    const { read } = await openReader({ assets: null })
    const page = await read('/vancouver-2018')
    expect(
      page.filter(({ name, attributes }) => name === 'script' || attributes.rel === 'stylesheet'),
    ).toEqual([])
    expect(byId(page, 'p12').text).toContain('Korean Peninsula')
  })

  it.each([true, false])('leads back to the playground where there is one: %s', async (hasPlayground) => {
    const { read } = await openReader({ hasPlayground })
    const [home] = withClass(await read('/vancouver-2018'), 'home')
    expect(home?.attributes.href).toBe(hasPlayground ? './/' : undefined)
  })
})

describe('A document as data', () => {
  it('has the document’s texts as they are', async () => {
    for (const library of [vancouver, harbour]) {
      const { get } = await openReader({ library, publicUrl })
      const response = await get(`/${library.main.id}.json`)
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
      const data = JSON.parse(response.text)
      const { id, title, short, date, place, issuer, source, language, rights } = library.main
      const [closing, sections] = [closingOf(library.main), sectionsOf(library.main)]
      const said = { id, title, short, date, place, issuer, source, language, rights, closing, sections }
      expect(data).toMatchObject({ ...said, url: `${publicUrl}/${id}`, isSealed: library === vancouver })
      expect(data.paragraphs).toMatchObject(paragraphsOf(library.main).map(withoutLetters))
      expect(data.actions).toEqual(actionItemsOf(library.main).map((item) => passageId(item.place)))
    }
  })

  it('names each passage', async () => {
    const { get } = await openReader({ publicUrl })
    const data = JSON.parse((await get('/vancouver-2018.json')).text)
    expect(data.paragraphs[10]).toMatchObject({
      number: 11,
      numbered: true,
      section: 'Next Steps',
      citation: { short: 'Vancouver 2018 ¶11', full: expect.stringMatching(/para\. 11$/u) },
      url: `${publicUrl}/vancouver-2018?p=11#p11`,
    })
    expect(data.paragraphs[10].parts[0]).toMatchObject({ kind: 'text', id: null, marker: null })
    expect(data.paragraphs[10].parts[3]).toMatchObject({ kind: 'item', id: '11.c', marker: 'bullet' })
  })

  it('has no addresses where the reader is not public', async () => {
    const { get } = await openReader()
    const data = JSON.parse((await get('/vancouver-2018.json')).text)
    expect([data.url, data.paragraphs[0].url]).toEqual([null, null])
  })

  it('is the file itself as Markdown', async () => {
    const { get } = await openReader()
    const response = await get('/vancouver-2018.md')
    expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    const file = readFileSync('content/vancouver-2018/document.md')
    expect(response.bytes.equals(file)).toBe(true)
  })
})

describe('A request', () => {
  it.each([
    '/',
    '/nothing',
    '/vancouver-2018/',
    '/vancouver-2018.txt',
    '/Vancouver-2018',
    '/%E0%A4%A',
    '/assets/x.js',
  ])('for what is not the reader’s goes on, as it came: %s', async (path) => {
    const { get } = await openReader()
    const response = await get(path)
    expect([response.status, response.text]).toEqual([404, 'another handler'])
    expect(response.headers.get('content-security-policy')).toBeNull()
  })

  it('that would change something goes on', async () => {
    const { get } = await openReader()
    expect((await get('/vancouver-2018', { method: 'POST' })).status).toBe(404)
  })

  it.each(['/vancouver-2018', '/vancouver-2018?q=sanctions', '/vancouver-2018.json', '/vancouver-2018.md'])(
    'for the head alone is answered with it: %s',
    async (path) => {
      const { get } = await openReader()
      const head = await get(path, { method: 'HEAD' })
      expect([head.status, head.text]).toEqual([200, ''])
      const whole = await get(path)
      expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
    },
  )

  it.each(['/vancouver-2018', '/vancouver-2018.json', '/vancouver-2018.md'])(
    'for what has not changed is told so: %s',
    async (path) => {
      const { get } = await openReader()
      const first = await get(path)
      expect(first.headers.get('cache-control')).toBe('no-cache')
      const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
      expect(await statusOf(first.url, headers)).toBe(304)
    },
  )

  it('is refused beyond three hundred a minute, with a sentence; others’ are not counted', async () => {
    const { get } = await openReader()
    for (let count = 0; count < 310; count += 1) await get('/elsewhere')
    for (let count = 0; count < 300; count += 1) {
      expect((await get('/vancouver-2018.md', { method: 'HEAD' })).status).toBe(200)
    }
    const refused = await get('/vancouver-2018')
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('Try again in a minute.')
    expect((await get('/elsewhere')).status).toBe(404)
  })
})

/** Node's `fetch` says beside such a question that it will not hear "not changed". */
function statusOf(url: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    asked.on('error', reject).end()
  })
}

function withoutLetters({ number, numbered, section, parts }: Paragraph) {
  return { number, numbered, section, parts: parts.map(({ kind, text }) => ({ kind, text })) }
}
