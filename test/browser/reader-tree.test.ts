import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { expectAccessible } from './expect-accessible.ts'
import { hasChromium, openBrowser, picture, type Size, type WatchedPage } from './open-browser.ts'

type Page = WatchedPage['page']

describe.skipIf(!hasChromium).each<Size>(['desktop', 'phone'])('A text with levels on a %s', (size) => {
  let process: Awaited<ReturnType<typeof launchProcess>>
  const opened: WatchedPage[] = []

  beforeAll(async () => {
    process = await launchProcess({ CONTENT_DIR: 'test/browser/texts', DOCUMENT: 'lantern-code' })
    await untilReady(process)
  })
  afterAll(() => process.end())
  afterEach(() => {
    for (const { complaints } of opened.splice(0)) expect(complaints).toEqual([])
  })

  async function read(path: string): Promise<Page> {
    const browser = await openBrowser(process.origin, size)
    onTestFinished(browser.close)
    const watched = await browser.open(path)
    opened.push(watched)
    await watched.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    return watched.page
  }

  const boxOf = async (page: Page, selector: string) => {
    const box = await page.locator(selector).first().boundingBox()
    if (box === null) throw new Error(`${selector} is not on the screen`)
    return box
  }

  it.each(['lantern-code', 'lantern-ar', 'lantern-zh'])(
    'is read by eye and by screen reader: %s',
    async (id) => {
      const page = await read(`/${id}`)
      await expectAccessible(page)
      await picture(page, `${size}-${id}`)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    },
  )

  it('hangs labels beside their words, deeper with every level', async () => {
    const page = await read('/lantern-code#art4.1.b.i')
    const lefts: number[] = []
    for (const id of ['art4.1.a', 'art4.1.b.i', 'art4.1.b.iii.a']) {
      const [marker, words] = [
        await boxOf(page, `[id="${id}"] > .marker`),
        await boxOf(page, `[id="${id}"] > .words`),
      ]
      expect(marker.x + marker.width).toBeLessThanOrEqual(words.x + 1)
      expect(Math.abs(marker.y - words.y)).toBeLessThan(6)
      lefts.push(words.x)
    }
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b))
    expect(await page.locator(':target').getAttribute('id')).toBe('art4.1.b.i')
  })

  it('is written from the right where its language is, with our words from the left', async () => {
    const page = await read('/lantern-ar')
    const [marker, words] = [
      await boxOf(page, 'article .item > .marker'),
      await boxOf(page, 'article .item > .words'),
    ]
    expect(marker.x).toBeGreaterThanOrEqual(words.x + words.width - 1)
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    for (const ours of ['.bar', '.colophon']) {
      expect(await page.evaluate(`document.querySelector('${ours}').matches(':dir(ltr)')`)).toBe(true)
    }
  })

  it('leads from a call to its note and back', async () => {
    const page = await read('/lantern-code')
    const call = page.locator('[id="call.n2"]')
    expect(await page.locator('.words', { has: call }).first().textContent()).toMatch(/sits\.Note 2$/u)
    await call.click()
    expect(await page.locator(':target').textContent()).toContain('rule 9')
    await page.getByRole('link', { name: 'Back to note 2 in the text' }).click()
    expect(await page.locator(':target').getAttribute('id')).toBe('call.n2')
  })

  it('scrolls a table inside its own box', async () => {
    const page = await read('/lantern-code')
    const table = page.getByRole('region', { name: 'Table' }).first()
    await table.scrollIntoViewIfNeeded()
    const isWider = await page.evaluate(
      "(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)(document.querySelector('.table'))",
    )
    if (size === 'phone') expect(isWider).toBe(true)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  })

  it('links words selected in a nested item to it, without the mark of a note', async () => {
    const page = await read('/lantern-code')
    await page.evaluate(`(() => {
      const words = document.getElementById('art4.1.b.is1')
      words.scrollIntoView()
      getSelection().selectAllChildren(words)
    })()`)
    const panel = page.getByRole('group', { name: 'Selected text' })
    await panel.waitFor()
    const press = async (name: string) => {
      const button = panel.getByRole('button', { name })
      if (size === 'phone') await button.tap()
      else await button.click()
      return String(await page.evaluate('navigator.clipboard.readText()'))
    }
    expect(await press('Copy link')).toBe(`${process.origin}/lantern-code?p=art4.1.b.i:1#art4.1.b.is1`)
    expect(await press('Copy with citation')).toMatch(/^“fog, or smoke .* pier;”\n.*4\(1\)\(b\)\(i\).*\n/u)
  })
})
