import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { both, harbour, vancouver } from '../../library.ts'
import { openReader } from './open-reader.ts'
import { byId, type Element, withClass } from './read-html.ts'

const read = async (query: string, id = 'vancouver-2018', library = vancouver) => {
  const reader = await openReader({ library, contentDir: library === harbour ? 'test/content' : 'content' })
  return reader.read(`/${id}?${new URLSearchParams({ q: query })}`)
}
const results = (page: readonly Element[]): Element => {
  const [found] = withClass(page, 'results')
  if (found === undefined) throw new Error('no results')
  return found
}
const linksIn = ({ inside }: Element) =>
  inside.flatMap(({ name, attributes, text }) => (name === 'a' ? [[text, attributes.href]] : []))

/** A folder with both documents, until the test is over. */
function bothFolders(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync('content/vancouver-2018', join(folder, 'vancouver-2018'), { recursive: true })
  cpSync('test/content/harbour-2031', join(folder, 'harbour-2031'), { recursive: true })
  return folder
}
const marksIn = (page: readonly Element[], id: string) =>
  byId(page, id).inside.flatMap(({ name, text }) => (name === 'mark' ? [text] : []))

describe('A search in the reader', () => {
  it('lists the passages of this document, and marks them in the text', async () => {
    const page = await read('maritime smuggling')
    expect(byId(page, 'results').text).toMatch(/^\d+ passages? found$/u)
    expect(linksIn(results(page))[0]).toEqual(['Vancouver 2018 ¶11(g)', '#p11g'])
    expect(results(page).text).toContain('Next Steps')
    expect(marksIn(page, 'p11g')).toEqual(['maritime', 'smuggling'])
    expect(byId(page, 'p11g').classes).toContain('found')
    expect(byId(page, 'p12').classes).not.toContain('found')
  })

  it('says what was corrected, and offers the word as typed', async () => {
    const page = await read('sanctoins')
    expect(results(page).text).toContain('Showing results for sanctions instead of “sanctoins”.')
    expect(linksIn(results(page))).toContainEqual([
      'Search for “sanctoins” instead',
      'vancouver-2018?q=%22sanctoins%22',
    ])
    expect(byId(page, 'q').attributes.value).toBe('sanctoins')
  })

  it('says that nothing was found, and what to try', async () => {
    const page = await read('zzzzqqqq')
    expect(byId(page, 'results').text).toBe('No match for “zzzzqqqq” in Vancouver 2018')
    expect(results(page).text).toMatch(/Try fewer or different words/u)
    expect(page.filter(({ name }) => name === 'mark')).toEqual([])
  })

  it('says by what it matched where that is not the word itself', async () => {
    expect(results(await read('contraband')).text).toMatch(/contraband → \w+/u)
  })

  it('says that what it found is only the nearest', async () => {
    const page = await read('budget of the meeting')
    expect(byId(page, 'results').text).toMatch(/^No close match for “budget of the meeting”/u)
  })

  it('links to the pages of other documents, with the same question', async () => {
    const { read } = await openReader({ library: both, contentDir: bothFolders() })
    const page = await read('/vancouver-2018?q=lighthouses')
    expect(results(page).text).toContain('None of them is in this document.')
    const links = linksIn(results(page))
    const [, href = ''] = links.find(([citation]) => citation === 'Harbour 2031 ¶1') ?? []
    expect(href).toBe('harbour-2031?q=lighthouses#p1')
    expect(marksIn(await read(`/${href.replace(/#.*/u, '')}`), 'p1')).toEqual(['lighthouses'])
    const here = new URLSearchParams({ q: 'lighthouses in:"Vancouver 2018"' })
    expect(links).toContainEqual(['Search this document only', `vancouver-2018?${here}`])
  })

  it.each([
    ['5', '¶5', ['#p5']],
    ['¶11(c)', '¶11(c)', ['#p11c']],
    ['5:2-3', '¶5:2–3', ['#p5s2']],
    ['2, 4', '¶2, 4', ['#p2', '#p4']],
  ])('shows the passages that %s names', async (query, heading, links) => {
    const page = await read(query)
    expect(byId(page, 'results').text).toBe(heading)
    expect(linksIn(results(page)).flatMap(([, href]) => (href?.startsWith('#') ? [href] : []))).toEqual(links)
    for (const link of links) expect(byId(page, link.slice(1)).classes).toContain('found')
  })

  it('takes a bare number for a paragraph of the page’s own document', async () => {
    const page = await read('4', 'harbour-2031', harbour)
    expect(linksIn(results(page))[0]).toEqual(['Harbour 2031 ¶4', '#p4'])
  })

  it('marks every sentence of a run', async () => {
    const page = await read('5:2-3')
    expect(['p5s1', 'p5s2', 'p5s3'].map((id) => byId(page, id).classes.includes('found'))).toEqual([
      false,
      true,
      true,
    ])
  })

  it('says what does not exist, and what does', async () => {
    const page = await read('99')
    expect(byId(page, 'results').text).toBe('No such passage')
    expect(results(page).text).toContain('Vancouver 2018 has paragraphs 1–12.')
  })

  it('says that something is not a reference, and offers to search for it', async () => {
    const page = await read('9/11')
    expect(byId(page, 'results').text).toBe('I couldn’t read “9/11” as a reference')
    expect(linksIn(results(page))[0]).toEqual([
      'Search for these words instead',
      'vancouver-2018?q=%229%2F11%22',
    ])
  })

  it('lists only so many passages of a long reference, and says so', async () => {
    const page = await read('1-12, 11(a)-(i)')
    expect(
      withClass(results(page).inside, 'hits')[0]?.inside.filter(({ name }) => name === 'li'),
    ).toHaveLength(20)
    expect(results(page).text).toContain('1 more is highlighted below.')
  })
})

describe('A hostile question', () => {
  it.each([
    ['<script>alert(1)</script>'],
    ['"><img src=x onerror=alert(1)>'],
    ['%'],
    ['\u202Esanctions'],
    ['&lt;b&gt; " \' `'],
    ['in: - "" “'],
    ['𝕊𝕒𝕟𝕔𝕥𝕚𝕠𝕟𝕤 👨‍👩‍👧‍👦'],
    ['a'.repeat(1_000)],
  ])('is shown again as it is: %s', async (query) => {
    const page = await read(query)
    expect(byId(page, 'q').attributes.value).toBe(query)
    expect(page.filter(({ name }) => name === 'script')).toHaveLength(1)
    expect(page.filter(({ name }) => name === 'img')).toEqual([])
  })

  it.each([
    ['a percent sign that encodes nothing', '/vancouver-2018?q=%'],
    ['bytes that are not UTF-8', '/vancouver-2018?q=%FF%FE'],
    ['several questions', '/vancouver-2018?q=sanctions&q=x'],
    ['a nested question', '/vancouver-2018?q[a]=x'],
    ['nothing', '/vancouver-2018?q='],
    ['NUL alone', '/vancouver-2018?q=%00'],
  ])('is answered: %s', async (_, path) => {
    const { get } = await openReader()
    expect((await get(path)).status).toBe(200)
  })

  it('loses its control characters', async () => {
    expect(byId(await read('sanc\u0000tions\n'), 'q').attributes.value).toBe('sanc tions')
  })

  it('that is too long is refused with a sentence, above the whole text', async () => {
    const { get, read } = await openReader()
    const path = `/vancouver-2018?q=${'<a> '.repeat(500)}`
    expect((await get(path)).status).toBe(400)
    const page = await read(path)
    expect(results(page).text).toContain('up to 1,000 characters')
    expect(byId(page, 'p12').text).toContain('Vancouver')
  })
})
