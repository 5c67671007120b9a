import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { paragraph } from '../library.ts'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { waitFor } from '../wait-for.ts'
import { expectAccessible } from './expect-accessible.ts'
import {
  type BrowserOptions,
  hasChromium,
  openBrowser,
  picture,
  type Size,
  type WatchedPage,
} from './open-browser.ts'

type Page = WatchedPage['page']

describe.skipIf(!hasChromium).each<Size>(['desktop', 'phone'])('What the reader adds on a %s', (size) => {
  let process: Awaited<ReturnType<typeof launchProcess>>
  const opened: WatchedPage[] = []

  beforeAll(async () => {
    process = await launchProcess({})
    await untilReady(process)
  })
  afterAll(() => process.end())
  afterEach(() => {
    for (const { complaints } of opened.splice(0)) expect(complaints).toEqual([])
  })

  async function read(path: string, options: BrowserOptions = {}): Promise<Page> {
    const browser = await openBrowser(process.origin, size, options)
    onTestFinished(browser.close)
    const watched = await browser.open(path)
    opened.push(watched)
    await watched.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    return watched.page
  }

  const panelOf = (page: Page) => page.getByRole('group', { name: 'Selected text' })

  it('copies selected words with their citation, and their link', async () => {
    const page = await read('/vancouver-2018#p5')
    await select(page, '#p5s2', '#p5s3')
    const panel = panelOf(page)
    await panel.waitFor()
    await expectAccessible(page)
    await picture(page, `${size}-reader-selection`)
    await press(page, 'Copy with citation', size)
    await page.getByText('Copied with its citation').waitFor()
    const [words = '', citation = '', link = ''] = (await copied(page)).split('\n')
    expect(words).toMatch(/^“They recalled .* these measures\.”$/u)
    expect(paragraph(5)).toContain(words.slice(1, -1))
    expect(citation).toMatch(/^Global Affairs Canada, .*, para\. 5, sentences 2–3$/u)
    expect(link).toBe(`${process.origin}/vancouver-2018?p=5:2-3#p5s2`)
    await press(page, 'Copy link', size)
    await page.getByText('Link copied').waitFor()
    expect(await copied(page)).toBe(link)
    // The address leads to the sentences, and is known to the server.
    await page.goto(link)
    expect(await page.locator(':target').getAttribute('id')).toBe('p5s2')
    expect(await page.title()).toMatch(/^Vancouver 2018 ¶5:2–3: /u)
  })

  it('names the item, or the paragraphs, that words go across', async () => {
    const page = await read('/vancouver-2018')
    const link = async (from: string, to: string) => {
      await select(page, from, to)
      await panelOf(page).waitFor()
      await waitFor(async () => {
        await press(page, 'Copy link', size)
        return (await copied(page)).includes(`#${from.slice(1).replace(/s2$/u, '')}`)
      }, 'the link of the new selection')
      await press(page, 'Copy with citation', size)
      return (await copied(page)).split('\n').slice(-2)
    }
    expect(await link('#p11cs1', '#p11cs1')).toEqual([
      expect.stringMatching(/para\. 11, third bullet, sentence 1$/u),
      expect.stringMatching(/\?p=11c:1#p11cs1$/u),
    ])
    await page.evaluate('getSelection().removeAllRanges()')
    await panelOf(page).waitFor({ state: 'hidden' })
    expect(await link('#p5s2', '#p7s1')).toEqual([
      expect.stringMatching(/, para\. 5 to para\. 7$/u),
      expect.stringMatching(/\?p=5-7#p5$/u),
    ])
  })

  it('checks the selected words', async () => {
    const page = await read('/vancouver-2018#p5')
    await select(page, '#p5s1', '#p5s1')
    await press(page, 'Check quotation', size)
    await page.getByRole('heading', { name: 'Check a quotation' }).waitFor()
    expect(await page.locator('.verdict.exact').count()).toBe(1)
    expect(paragraph(5)).toContain(await page.getByLabel('Quotation').inputValue())
    await expectAccessible(page)
  })

  it('goes away on Escape and with the selection, and is never there for what is no text', async () => {
    const page = await read('/vancouver-2018#p5')
    const panel = panelOf(page)
    await select(page, '#p5s1', '#p5s1')
    await panel.waitFor()
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    await select(page, '#p5s2', '#p5s2')
    await panel.waitFor()
    await page.evaluate('getSelection().removeAllRanges()')
    await panel.waitFor({ state: 'hidden' })
    await select(page, '#title', '#title')
    await page.waitForTimeout(400)
    expect(await panel.isVisible()).toBe(false)
  })

  it('keeps the search in reach: in sight, under "/", and with what was typed', async () => {
    const page = await read('/vancouver-2018?q=sanctions#p12')
    const box = page.getByRole('searchbox')
    expect(await box.inputValue()).toBe('sanctions')
    expect(await page.evaluate('scrollY')).toBeGreaterThan(1_000)
    const place = await box.boundingBox()
    expect(place?.y).toBeGreaterThanOrEqual(0)
    expect(place?.y).toBeLessThan(60)
    // What a link leads to is not beneath the bar.
    const [bar, target] = [
      await page.locator('.bar').boundingBox(),
      await page.locator(':target').boundingBox(),
    ]
    expect(target?.y).toBeGreaterThan(bar?.height ?? 0)
    await page.keyboard.press('/')
    await page.keyboard.type('11(c)')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=11%28c%29/u)
    expect(await box.inputValue()).toBe('11(c)')
  })

  it('lets a citation style be chosen and copied, and remembers it', async () => {
    const page = await read('/vancouver-2018#p11c')
    const openStyles = async (id: string) => {
      await page.locator(id).hover()
      await page.locator(`${id} > .tools a.styles`).click()
      await page.getByRole('dialog').waitFor()
    }
    await openStyles('#p11c')
    await expectAccessible(page)
    const dialog = page.getByRole('dialog')
    await dialog.getByText('BibTeX', { exact: true }).first().click()
    await picture(page, `${size}-reader-styles`)
    await dialog.getByRole('button', { name: 'Copy BibTeX' }).click()
    await dialog.getByText('Copied', { exact: true }).waitFor()
    expect(await copied(page)).toMatch(/^@.*\{vancouver-2018,/u)
    await page.keyboard.press('Escape')
    expect(await dialog.count()).toBe(0)
    expect(new URL(page.url()).pathname).toBe('/vancouver-2018')
    await openStyles('#p5')
    expect(await dialog.getByRole('radio', { name: 'BibTeX' }).isChecked()).toBe(true)
  })

  it('gives a passage its whole address without another page', async () => {
    const page = await read('/vancouver-2018#p5')
    await page.evaluate('window.stays = true')
    await page.getByRole('link', { name: 'Link to paragraph 6' }).click()
    expect(page.url()).toBe(`${process.origin}/vancouver-2018?p=6#p6`)
    expect(await page.locator(':target').getAttribute('id')).toBe('p6')
    expect(await page.evaluate('window.stays')).toBe(true)
  })

  it('shows a missing page in the same style', async () => {
    const browser = await openBrowser(process.origin, size)
    onTestFinished(browser.close)
    const { page } = await browser.open('/no/such/page')
    await page.getByRole('heading', { name: 'Page not found' }).waitFor()
    await expectAccessible(page)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await page.getByRole('searchbox').fill('sanctions')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/\/vancouver-2018\?q=sanctions/u)
  })

  if (size === 'desktop') {
    it('is reached by Tab from the words, and left by Escape', async () => {
      const page = await read('/vancouver-2018#p5')
      await select(page, '#p5s1', '#p5s1')
      await panelOf(page).waitFor()
      await page.getByText(/Selected in ¶5:1\. Press Tab/u).waitFor({ state: 'attached' })
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Copy with citation')
      await page.keyboard.press('Enter')
      expect(await copied(page)).toContain('sentence 1')
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Copy link')
      await page.keyboard.press('Escape')
      expect(await panelOf(page).isVisible()).toBe(false)
    })

    it('marks the section that is being read, and has the contents open', async () => {
      const page = await read('/vancouver-2018')
      const current = () => page.locator('.contents [aria-current="location"]').allTextContents()
      await waitFor(async () => (await current()).join() === 'Opening', 'the opening to be marked')
      for (const [anchor, section] of [
        ['p6', 'Sanctions'],
        ['p9', 'Diplomacy'],
        ['p11c', 'Next Steps'],
        ['p4', 'Non-Proliferation'],
      ]) {
        await page.evaluate(`document.getElementById('${anchor}').scrollIntoView()`)
        await waitFor(async () => (await current()).join() === section, `${section} to be marked`)
      }
      expect(await page.getByRole('link', { name: 'Sanctions' }).isVisible()).toBe(true)
    })
  } else {
    it('folds the contents under the title, with a script or without', async () => {
      for (const javaScriptEnabled of [true, false]) {
        const page = await read('/vancouver-2018', { javaScriptEnabled })
        const link = page.locator('.contents').getByRole('link', { name: 'Sanctions' })
        expect(await link.isVisible()).toBe(false)
        const [title, contents, text] = await Promise.all(
          ['h1', '.contents', '#p1'].map((each) => page.locator(each).boundingBox()),
        )
        expect(title?.y).toBeLessThan(contents?.y ?? 0)
        expect(contents?.y).toBeLessThan(text?.y ?? 0)
        expect(text?.y).toBeLessThan(844)
        await page.locator('.contents summary').tap()
        await link.tap()
        expect(page.url()).toContain('#section-2')
        if (javaScriptEnabled) expect(await link.isVisible()).toBe(false)
      }
    })
  }
})

/** Selects from the beginning of one element to the end of another, as a hand would. */
async function select(page: Page, from: string, to: string): Promise<void> {
  await page.evaluate(
    `(() => {
      const [first, last] = ${JSON.stringify([from, to])}.map((each) => document.querySelector(each))
      const range = document.createRange()
      range.setStart(first, 0)
      range.setEnd(last, last.childNodes.length)
      getSelection().removeAllRanges()
      getSelection().addRange(range)
    })()`,
  )
}

async function press(page: Page, name: string, size: Size): Promise<void> {
  const panel = page.getByRole('group', { name: 'Selected text' })
  const button = panel.locator('button, a').filter({ hasText: name })
  if (size === 'phone') await button.tap()
  else await button.click()
}

async function copied(page: Page): Promise<string> {
  return String(await page.evaluate('navigator.clipboard.readText()'))
}
