import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { hasChromium, openBrowser } from './open-browser.ts'
import { type PlaygroundPage, playgroundOn } from './playground-page.ts'

// The pictures of the docs, from the playground as it is: `npm run pictures` writes them to docs/pictures.

/** What docs/users.md shows of each command: the name of its picture, what is typed, and a few words of the answer. */
const commands: readonly (readonly [name: string, typed: string, seen: string])[] = [
  ['search', 'sanctions', 'Best of 10 matches'],
  ['phrase', '"political will"', 'political will'],
  ['show', '11(c)', 'Quote in channel'],
  ['quote', 'quote 5', 'Quoted by You'],
  [
    'check',
    'check “sanctions are a tool of democracy aimed at creating the conditions for a negotiated solution”',
    'Not word for word',
  ],
  ['cite', 'cite 5 apa', 'APA'],
  ['actions', 'actions', 'Open'],
  ['action', 'action 11c done shipped in June', 'shipped in June'],
  ['digest', 'digest 09:00 Europe/London weekdays', '09:00'],
  ['related', 'related 5', '¶'],
  ['contents', 'contents', 'Sanctions'],
  ['documents', 'documents', 'Vancouver 2018'],
  ['help', 'help', 'quote'],
]
const mostBytes = 1_000_000
// What the playground alone has isn't in the pictures. The page's rules allow no style that is written into it.
const hidePayload = `
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('.payload, article details { display: none }')
  document.adoptedStyleSheets.push(sheet)`

describe.skipIf(!hasChromium)('The pictures of the docs', () => {
  let process: Awaited<ReturnType<typeof launchProcess>>
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let page: Page
  let on: PlaygroundPage
  let slack: Locator

  beforeAll(async () => {
    process = await launchProcess({})
    await untilReady(process)
    browser = await openBrowser(process.origin, 'desktop')
    page = (await browser.open('/')).page
    await page.setViewportSize({ width: 900, height: 640 })
    await page.evaluate('localStorage.clear()')
    await page.reload()
    await page.getByText('Ana Sousa').first().waitFor()
    await page.evaluate(hidePayload)
    on = playgroundOn(page)
    slack = on.pane('Slack')
    await on.show('Slack')
  })
  afterAll(async () => {
    await browser.close()
    await process.end()
  })

  it('move: a question, its answer, and the quote that everybody sees, in less than a megabyte', async () => {
    const frames: { readonly png: Buffer; readonly ms: number }[] = []
    const take = async (ms: number): Promise<void> => {
      frames.push({ png: await page.screenshot(), ms })
    }
    const line = page.getByRole('combobox', { name: /^What to ask/u })
    await take(900)
    for (const typed of [
      'w',
      'what do',
      'what do they say',
      'what do they say about',
      'what do they say about sanctions?',
    ]) {
      await line.fill(typed)
      await line.press('Escape')
      await take(180)
    }
    await line.press('Enter')
    await slack.getByText('Best of').last().waitFor()
    await page.waitForLoadState('networkidle')
    await take(3_000)
    await slack
      .getByRole('button', { name: /^Quote .*in channel$/u })
      .last()
      .click()
    await slack.getByText('Quoted by You').last().waitFor()
    await take(3_500)
    await on.ask(
      'check “sanctions are a tool of democracy aimed at creating the conditions for a negotiated solution”',
    )
    await slack.getByText('Not word for word').last().waitFor()
    await take(4_000)
    const moving = await sharp(
      frames.map(({ png }) => png),
      { join: { animated: true } },
    )
      .webp({ quality: 80, effort: 4, loop: 0, delay: frames.map(({ ms }) => ms) })
      .toBuffer()
    const { pages } = await sharp(moving, { animated: true }).metadata()
    expect(pages).toBe(frames.length)
    expect(moving.length).toBeLessThan(mostBytes)
    keep('moving.webp', moving)
  })

  it.each(commands)('show what %s answers', async (name, typed, seen) => {
    await on.ask(typed)
    const answer = slack.locator('article').last()
    await answer.getByText(seen).first().waitFor()
    const png = await answer.screenshot()
    const small = await sharp(png).png({ palette: true, colours: 64, effort: 10 }).toBuffer()
    expect(small.length).toBeGreaterThan(2_000)
    keep(`${name}.png`, small)
  })
})

/** Written where `PICTURES` says; looked at otherwise, and that is all. */
function keep(name: string, bytes: Uint8Array): void {
  const folder = globalThis.process.env.PICTURES
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), bytes)
}
