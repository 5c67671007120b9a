import type { Locator, Page } from 'playwright-core'

/** The playground as a person works with it: by what can be read and pressed. */
export interface PlaygroundPage {
  readonly ask: (typed: string) => Promise<void>
  /** The conversation as one platform shows it. */
  readonly pane: (name: 'Slack' | 'Discord' | 'Plain text') => Locator
  /** Shows one platform, or both, which a phone has no room for. */
  readonly show: (view: 'Slack and Discord' | 'Slack' | 'Discord' | 'Plain text') => Promise<void>
  readonly modal: Locator
}

export function playgroundOn(page: Page): PlaygroundPage {
  return {
    async ask(typed) {
      const line = page.getByRole('combobox', { name: /^What to ask/u })
      await line.fill(typed)
      // The suggestions are closed, and what was typed is sent.
      await line.press('Escape')
      const answered = page.waitForResponse((response) => response.url().includes('/ask'))
      await line.press('Enter')
      await answered
    },
    pane: (name) => page.getByRole('region', { name: `The conversation in ${name}` }),
    async show(view) {
      await page.getByText(view, { exact: true }).first().click()
    },
    modal: page.getByRole('dialog'),
  }
}

/** The messages of a pane that only the visitor sees, and those that all see. */
export function privateIn(pane: Locator): Locator {
  return pane.locator('article[data-audience="asker"]')
}

export function publicIn(pane: Locator): Locator {
  return pane.locator('article[data-audience="channel"]')
}
