import { existsSync, mkdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { patient } from '../patience.ts'

/** Debian's Chromium; the tests that need it are skipped where it is not installed. */
const chromiumPath = '/usr/bin/chromium'
export const hasChromium = existsSync(chromiumPath)

/** Two sizes on which people would see the pages. */
const sizes = {
  desktop: { width: 1360, height: 860 },
  phone: { width: 390, height: 844 },
} as const
export type Size = keyof typeof sizes

/** A page, and what must not happen on it. */
export interface WatchedPage {
  readonly page: Page
  /** Errors of the console and of scripts, requests that failed, and those to any other host; to be empty. */
  readonly complaints: readonly string[]
  /** How many bytes of script were sent, compressed as they were. */
  readonly scriptBytes: () => number
}

export interface BrowserOptions {
  readonly javaScriptEnabled?: boolean
  readonly colorScheme?: 'light' | 'dark'
}

/** Opens a browser of its own, with nothing in it, on a server; `close` closes it. */
export async function openBrowser(origin: string, size: Size, options: BrowserOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'browser-'))
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath,
    headless: true,
    viewport: sizes[size],
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    hasTouch: size === 'phone',
    timezoneId: 'Europe/London',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
  })
  context.setDefaultTimeout(patient(10_000))
  return {
    context,
    open: (path: string): Promise<WatchedPage> => watch(context, `${origin}${path}`, origin),
    async close() {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function watch(context: BrowserContext, address: string, origin: string): Promise<WatchedPage> {
  const page = await context.newPage()
  const complaints: string[] = []
  let scriptBytes = 0
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(?:data|blob|about):/u.test(url)) complaints.push(`a request to ${url}`)
  })
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    scriptBytes += (await response.request().sizes()).responseBodySize
  })
  await page.goto(address)
  return { page, complaints, scriptBytes: () => scriptBytes }
}

/** Keeps a picture in the folder that `SCREENSHOTS` names; without it, only that one can be taken. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS
  if (folder !== undefined) mkdirSync(folder, { recursive: true })
  const taken = await page.screenshot(folder === undefined ? {} : { path: join(folder, `${name}.png`) })
  expect(taken.length).toBeGreaterThan(5_000)
}
