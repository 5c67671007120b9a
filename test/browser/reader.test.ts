import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { harbour, vancouver } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { expectAccessible } from './expect-accessible.ts'
import {
  type BrowserOptions,
  hasChromium,
  openBrowser,
  picture,
  type Size,
  type WatchedPage,
} from './open-browser.ts'

describe.skipIf(!hasChromium).each<Size>(['desktop', 'phone'])('The reader on a %s', (size) => {
  let process: Awaited<ReturnType<typeof launchProcess>>
  let content: string
  const opened: WatchedPage[] = []

  beforeAll(async () => {
    // The bundled document, and the invented one that is full of what looks like markup.
    content = await mkdtemp(join(tmpdir(), 'content-'))
    for (const folder of ['content', 'test/content']) await cp(folder, content, { recursive: true })
    process = await launchProcess({ CONTENT_DIR: content, DOCUMENT: 'vancouver-2018' })
    await untilReady(process)
  })
  afterAll(async () => {
    await process.end()
    await rm(content, { recursive: true })
  })
  afterEach(() => {
    for (const { complaints } of opened.splice(0)) expect(complaints).toEqual([])
  })

  async function read(path: string, options: BrowserOptions = {}): Promise<WatchedPage['page']> {
    const browser = await openBrowser(process.origin, size, options)
    onTestFinished(browser.close)
    const watched = await browser.open(path)
    opened.push(watched)
    return watched.page
  }

  it.each(['light', 'dark'] as const)(
    'is read, by eye and by screen reader, in the %s',
    async (colorScheme) => {
      const page = await read('/vancouver-2018', { colorScheme })
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page)
      await picture(page, `${size}-reader-${colorScheme}`)
      // Nothing is wider than the screen.
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    },
  )

  it.each([vancouver.main, harbour.main])('has every word without JavaScript: $short', async (document) => {
    const page = await read(`/${document.id}`, { javaScriptEnabled: false })
    for (const { number, parts } of paragraphsOf(document)) {
      const shown = await page.locator(`#p${number}`).textContent()
      for (const { text } of parts) expect(shown).toContain(text)
    }
    const first = paragraphsOf(document)[0]?.number ?? 1
    await page.goto(`${process.origin}/${document.id}#p${first}`)
    expect(await page.locator(':target').getAttribute('id')).toBe(`p${first}`)
  })

  it('searches without JavaScript, marks what was found, and leads there', async () => {
    const page = await read('/vancouver-2018', { javaScriptEnabled: false })
    await page.getByRole('searchbox').fill('maritme smuggling')
    await page.getByRole('searchbox').press('Enter')
    await page.getByText('Showing results for maritime instead of').waitFor()
    expect(await page.locator('#p11g mark').allTextContents()).toContain('maritime')
    await page
      .getByRole('link', { name: /¶11\(g\)/u })
      .first()
      .click()
    expect(page.url()).toContain('#p11g')
    expect(await page.locator('#p11g').isVisible()).toBe(true)
    await picture(page, `${size}-reader-search`)
  })

  it('finds nothing to complain of on a page of findings, or of none', async () => {
    for (const query of ['sanctions', 'blockchain', '11c', '<script>alert(1)</script>']) {
      const page = await read(`/vancouver-2018?${new URLSearchParams({ q: query })}`)
      expect(await page.getByRole('searchbox').inputValue()).toBe(query)
      await expectAccessible(page)
    }
  })

  it('copies a citation', async () => {
    const page = await read('/vancouver-2018#p11c')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const item = page.locator('#p11c')
    await item.hover()
    await item
      .getByRole('button', { name: /Copy citation/u })
      .first()
      .click()
    await page.getByText('Citation of ¶11(c) copied').waitFor()
    const copied = String(await page.evaluate('navigator.clipboard.readText()'))
    expect(copied).toMatch(/para\. 11, third bullet\n.*\/vancouver-2018\?p=11c#p11c$/u)
  })

  it('prints what is to be read, and nothing to press', async () => {
    const page = await read('/vancouver-2018')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('searchbox').count()).toBe(0)
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.getByText('sanctions are a tool of diplomacy').isVisible()).toBe(true)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
  })
})
