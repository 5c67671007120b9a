import { hasChromium, openBrowser } from '../../test/browser/open-browser.ts'
import { playgroundOn, privateIn } from '../../test/browser/playground-page.ts'
import { median, progress, quantile, type Row } from '../measure.ts'

const asked = 20

/** What a person sees: from the Enter key to the answer that is drawn; nothing where there is no Chromium. */
export async function measureInBrowser(origin: string): Promise<readonly Row[]> {
  if (!hasChromium) {
    progress('No Chromium: what a person sees is not measured')
    return []
  }
  const browser = await openBrowser(origin, 'desktop')
  try {
    const opening = performance.now()
    const { page, scriptBytes } = await browser.open('/')
    await page.getByText('Ana Sousa').first().waitFor()
    const openMs = performance.now() - opening
    const samples: number[] = []
    for (let index = 0; index < asked; index += 1) {
      // Measured in the page: the driver itself takes longer than the answer.
      samples.push(await askAndWait(page, `sanctions ${index}`))
    }
    expectDrawn(await privateIn(playgroundOn(page).pane('Slack')).count())
    return [
      { what: 'the playground opened and drawn in a browser', value: openMs, unit: 'ms' },
      { what: 'script sent, compressed', value: scriptBytes() / 1_000, unit: 'kB' },
      { what: 'Enter to the answer drawn twice, the first', value: samples[0] ?? Number.NaN, unit: 'ms' },
      { what: 'Enter to the answer drawn twice, p50', value: median(samples), unit: 'ms' },
      { what: 'Enter to the answer drawn twice, p95', value: quantile(samples, 0.95), unit: 'ms' },
    ]
  } finally {
    await browser.close()
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>['open']>>['page']

async function askAndWait(page: Page, typed: string): Promise<number> {
  const line = page.getByRole('combobox', { name: /^What to ask/u })
  await line.fill(typed)
  await line.press('Escape')
  const drawn = page.evaluate<number>(
    `new Promise((resolve) => {
      let pressed = 0
      addEventListener('keydown', () => { pressed = performance.now() }, { once: true, capture: true })
      new MutationObserver((_, observer) => {
        const panes = document.querySelectorAll('.pane')
        const done = [...panes].every((pane) => pane.textContent.includes(${JSON.stringify(`/korea ${typed}`)}))
        if (!done) return
        observer.disconnect()
        requestAnimationFrame(() => resolve(performance.now() - pressed))
      }).observe(document.body, { childList: true, subtree: true })
    })`,
  )
  await line.press('Enter')
  return drawn
}

function expectDrawn(count: number): void {
  if (count !== asked) throw new Error(`${count} of ${asked} answers were drawn`)
}
