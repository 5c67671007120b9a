import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { hasChromium, openBrowser, picture } from './open-browser.ts'
import { playgroundOn } from './playground-page.ts'

// How tall the answers are in a pane of Slack's, of 695 px, in its lines of 22 px, with the bot's name above them.
const paneWidth = 695
const linePx = 22

const altered =
  'check “sanctions are a tool of strong diplomacy aimed at creating conditions for a negotiated solution”'

interface Measured {
  readonly width: number
  readonly lines: number
  /** The document's own lines. */
  readonly own: number
}

const measured = z.object({ width: z.number(), lines: z.number(), own: z.number() })
const measure = `(() => {
  const shown = [...document.querySelectorAll('.pane-slack .message')].at(-1)
  const height = (element) => element?.getBoundingClientRect().height ?? 0
  return {
    width: shown.getBoundingClientRect().width,
    lines: height(shown.querySelector('.speech')) / ${linePx},
    own: height(shown.querySelector('blockquote')) / ${linePx},
  }
})()`

describe.skipIf(!hasChromium)('How much of the screen an answer takes', () => {
  let process: Awaited<ReturnType<typeof launchProcess>>

  beforeAll(async () => {
    process = await launchProcess({})
    await untilReady(process)
  })
  afterAll(() => process.end())

  it('is within the lines that each kind of answer has', async ({ skip }) => {
    const browser = await openBrowser(process.origin, 'desktop')
    const { page } = await browser.open('/')
    await page.setViewportSize({ width: 2 * paneWidth + 1, height: 900 })
    await page.getByText('Ana Sousa').first().waitFor()
    // Slack's letters; those of another font are wider.
    const hasFont = await page.evaluate(
      `(() => { const at = (font) => { const c = document.createElement('canvas').getContext('2d'); c.font = '20px ' + font
        return c.measureText('Rapporteur quotes').width }; return at('Lato, monospace') !== at('monospace') })()`,
    )
    if (hasFont !== true)
      skip('The heights are those of Slack’s font: install fonts-lato and fonts-liberation.')
    const on = playgroundOn(page)
    const slack = on.pane('Slack')
    const most: readonly (readonly [string, (own: number) => number])[] = [
      ['sanctions', () => 18],
      ['11c', (own) => own + 4],
      ['5', (own) => own + 4],
      ['quote 11c', (own) => own + 4],
      [altered, () => 10],
      [altered.replace('strong ', '').replace('conditions', 'the conditions'), () => 10],
      ['actions', () => 20],
      ['digest preview', () => 16],
      ['help', () => 14],
      ['pizza recipe', () => 6],
    ]
    const over: string[] = []
    for (const [typed, limit] of most) {
      const before = await slack.getByRole('article').count()
      await on.ask(typed)
      await slack.getByRole('article').nth(before).waitFor()
      const { width, lines, own }: Measured = measured.parse(await page.evaluate(measure))
      expect(width).toBe(paneWidth)
      expect(lines).toBeGreaterThan(1)
      console.log(`${typed.slice(0, 20)}: ${lines.toFixed(1)} lines, ${own.toFixed(1)} its own`)
      if (lines > limit(own))
        over.push(`${typed}: ${lines.toFixed(1)} lines, more than ${limit(own).toFixed(1)}`)
    }
    expect(over).toEqual([])
    await browser.close()
  })

  it('leaves the passage and the first button on the first screen of a phone', async () => {
    const browser = await openBrowser(process.origin, 'phone')
    const { page } = await browser.open('/')
    await page.getByText('Ana Sousa').first().waitFor()
    const on = playgroundOn(page)
    for (const typed of ['sanctions', '11c', altered, 'quote 5']) {
      const before = await on.pane('Slack').getByRole('article').count()
      await on.ask(typed)
      const message = on.pane('Slack').getByRole('article').nth(before)
      const passage = await message.locator('blockquote').first().boundingBox()
      const button = await message.locator('.slack-button').first().boundingBox()
      const pane = await on.pane('Slack').locator('.messages').boundingBox()
      if (passage === null || button === null || pane === null) throw new Error(`${typed} has no passage`)
      await picture(page, `phone-first-screen-${typed.slice(0, 9).replace(/\W/gu, '-')}`)
      const end = pane.y + pane.height
      expect([typed, passage.y >= pane.y, passage.y + linePx <= end]).toEqual([typed, true, true])
      expect([typed, button.y >= pane.y, button.y + button.height <= end]).toEqual([typed, true, true])
    }
    await browser.close()
  })
})
