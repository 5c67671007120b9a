import { describe, expect, it, onTestFinished } from 'vitest'
import { createRefusals } from '../../../adapters/reader/create-refusals.ts'
import { createServer } from '../../../src/app/http/server.ts'
import { paragraph, vancouver } from '../../library.ts'
import { openReader } from './open-reader.ts'
import { byId, readHtml, withClass } from './read-html.ts'

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } }
const publicUrl = 'https://record.example.org'
const exact = 'sanctions are a tool of diplomacy aimed at creating the conditions for a negotiated solution'

describe('The citations of a passage', () => {
  it('stand on a page in every style', async () => {
    const { read } = await openReader({ publicUrl })
    const page = await read('/vancouver-2018.cite?p=11(c)')
    expect(page.find(({ name }) => name === 'h1')?.text).toBe('Cite Vancouver 2018 ¶11(c)')
    const [short, full, apa, chicago, bibtex, ris, ...others] = withClass(page, 'copyable').map(
      ({ text }) => text,
    )
    expect(others).toEqual([])
    expect(short).toBe(`Vancouver 2018 ¶11(c)\n${publicUrl}/vancouver-2018?p=11c#p11c`)
    expect(full).toMatch(/^Global Affairs Canada, “.*para\. 11, third bullet\n/u)
    expect(apa).toMatch(/^Global Affairs Canada\. \(2018, January 16\)\./u)
    expect(chicago).toContain('January 16, 2018')
    expect(bibtex).toMatch(/^@.*\{vancouver-2018,/u)
    expect(ris).toMatch(/^TY {2}- /u)
  })

  it('are linked beside each passage, and lead back to it', async () => {
    const { read } = await openReader()
    const [link] = withClass(byId(await read('/vancouver-2018'), 'p11c').inside, 'styles')
    expect(link?.attributes.href).toBe('vancouver-2018.cite?p=11c')
    const back = (await read('/vancouver-2018.cite?p=11c')).filter(
      ({ text }) => text === 'Back to the passage',
    )
    expect(back.at(-1)?.attributes.href).toBe('vancouver-2018?p=11c#p11c')
  })

  it.each(['', '?p=', '?p=99', '?p=<b>'])('of no passage are a page that says so: %s', async (query) => {
    const { get } = await openReader()
    const { status, text } = await get(`/vancouver-2018.cite${query}`)
    expect(status).toBe(404)
    expect(withClass(readHtml(text), 'results')).toHaveLength(1)
  })
})

describe('A quotation that an address carries', () => {
  const check = async (text: string) => {
    const { get } = await openReader()
    const answer = await get(`/vancouver-2018.check?${new URLSearchParams({ text })}`)
    return { ...answer, page: readHtml(answer.text) }
  }

  it('is called exact, with the way to its passage', async () => {
    const { page } = await check(exact)
    const [verdict] = withClass(page, 'exact')
    const [heading, , passage] =
      verdict?.inside.filter(({ name }) => ['h2', 'blockquote', 'a'].includes(name)) ?? []
    expect(heading?.text).toBe('Word for word')
    expect(passage?.text).toBe('Vancouver 2018 ¶5')
    expect(passage?.attributes.href).toBe('vancouver-2018?p=5#p5')
    expect(byId(page, 'text-to-check').text).toBe(exact)
  })

  it('is called altered, with each change, and only the sentence concerned', async () => {
    const { page } = await check(
      exact.replace('diplomacy', 'strong diplomacy').replace('the conditions', 'conditions'),
    )
    const [verdict] = withClass(page, 'altered')
    const textsOf = (tag: string) => verdict?.inside.flatMap(({ name, text }) => (name === tag ? [text] : []))
    expect(textsOf('h2')).toEqual(['Not word for word: “strong” added, “the” left out'])
    expect(textsOf('del')).toEqual(['strong'])
    expect(textsOf('ins')).toEqual(['the'])
    const [words] = withClass(verdict?.inside ?? [], 'words')
    expect(words?.text).toMatch(/^The Ministers noted .* negotiated solution\.$/u)
    expect(paragraph(5)).toContain(words?.text.replace('strong ', ''))
  })

  it('is called absent, and offers to search for its words', async () => {
    const { page } = await check('the delegates adjourned to a lighthouse for several weeks')
    const [verdict] = withClass(page, 'absent')
    expect(verdict?.inside.find(({ name }) => name === 'a')?.attributes.href).toMatch(
      /^vancouver-2018\?q=the\+delegates/u,
    )
  })

  it.each([
    '<script>alert(1)</script> of a long and hostile quotation',
    '</textarea><img src=x onerror=a()> and more',
  ])('is text: %s', async (text) => {
    const { page } = await check(text)
    expect(byId(page, 'text-to-check').text).toBe(text)
    expect(page.filter(({ name }) => name === 'img')).toEqual([])
    expect(page.filter(({ name }) => name === 'script')).toHaveLength(1)
  })

  it('that is too long or too short gets a sentence and no verdict', async () => {
    const long = await check('word '.repeat(500))
    expect(long.status).toBe(400)
    for (const { page } of [long, await check('the')]) {
      expect(withClass(page, 'problem')).toHaveLength(1)
      expect(withClass(page, 'verdict')).toEqual([])
    }
  })

  it('is nobody else’s business', async () => {
    expect((await check(exact)).headers.get('cache-control')).toContain('private')
  })
})

describe('What is missing or refused', () => {
  it('is a page with the search and the contents for a browser, and a sentence for all others', async () => {
    const origin = await serve()
    for (const [path, status] of [['/no/such/page', 404] as const, ['/%E0%A4%A', 404] as const]) {
      const answer = await fetch(`${origin}${path}`, asBrowser)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const page = readHtml(await answer.text())
      expect(page.find(({ name }) => name === 'h1')?.text).toBe('Page not found')
      expect(page.find(({ name }) => name === 'form')?.attributes.action).toBe('/vancouver-2018')
      const links = withClass(page, 'contents')[0]?.inside.flatMap(({ attributes: { href } }) => href ?? [])
      expect(links).toContain('/vancouver-2018#section-2')
    }
    const plain = await fetch(`${origin}/nothing`)
    expect(plain.headers.get('content-type')).toContain('text/plain')
    expect(await plain.text()).toMatch(/^Page not found\./u)
    const posted = await fetch(`${origin}/nothing`, { ...asBrowser, method: 'POST' })
    expect(await posted.text()).toMatch(/^Page not found\./u)
  })

  it('is a page, too, where somebody asks too much', async () => {
    const { get } = await openReader()
    for (let count = 0; count < 300; count += 1) await get('/vancouver-2018.md', { method: 'HEAD' })
    const refused = await get('/vancouver-2018', asBrowser)
    expect(refused.status).toBe(429)
    expect(withClass(readHtml(refused.text), 'title')[0]?.text).toContain('Try again in a minute.')
  })
})

async function serve(): Promise<string> {
  const server = createServer('127.0.0.1', 0, () => ({}))
  server.showRefusals(createRefusals({ library: vancouver, assets: null, hasPlayground: false }))
  const port = await server.start()
  onTestFinished(() => server.stop())
  return `http://127.0.0.1:${port}`
}
