import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/** Nothing is wrong, as far as axe-core finds out, with the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // By the debugger, so that the page's own rules for scripts need no exception.
  await page.evaluate(await readFile(script, 'utf8'))
  const { violations } = await page.evaluate<AxeResult>('axe.run()')
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary = '' }) => [`${id}: ${help}`, html.slice(0, 300), failureSummary]),
  )
  expect(found).toEqual([])
}
