import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startDiscordServer } from '../platforms/discord/server.ts'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { expectAccessible } from './expect-accessible.ts'
import { hasChromium, openBrowser, picture, type Size } from './open-browser.ts'

// A token of nobody's, of the id 123456789012345678.
const token = `${Buffer.from('123456789012345678').toString('base64')}.about.test`

describe.skipIf(!hasChromium)('The page about the bot', () => {
  let discord: Awaited<ReturnType<typeof startDiscordServer>>
  let run: Awaited<ReturnType<typeof launchProcess>>
  let close = async (): Promise<void> => undefined

  beforeAll(async () => {
    discord = await startDiscordServer({ token })
    run = await launchProcess({
      ...{ DISCORD_TOKEN: token, DISCORD_API_URL: discord.api, CONTACT: 'help@example.org' },
    })
    await untilReady(run)
  })
  afterEach(() => close())
  afterAll(async () => {
    await run.end()
    await discord.stop()
  })

  it.each([
    ...(['desktop', 'phone'] as const).map((size) => [size, 'light'] as const),
    ...(['desktop', 'phone'] as const).map((size) => [size, 'dark'] as const),
  ])('says what it does, asks for and keeps, on a %s in the %s', async (size: Size, colorScheme) => {
    const browser = await openBrowser(run.origin, size, { colorScheme })
    close = browser.close
    // Without a playground it is the home page.
    const { page, complaints } = await browser.open('/')
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    const invite = await page.getByRole('link', { name: 'Add to Discord' }).getAttribute('href')
    expect(invite).toContain('client_id=123456789012345678')
    const make = await page.getByRole('link', { name: 'Make the Slack app' }).getAttribute('href')
    expect(make).toContain('https://api.slack.com/apps?new_app=1&manifest_json=')
    expect(await page.getByRole('figure').getByText('Vancouver 2018').count()).toBe(2)
    await expectAccessible(page)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await picture(page, `about-${size}-${colorScheme}`)
    for (const part of ['privacy', 'support', 'terms']) {
      await page.goto(`${run.origin}/${part}`)
      expect(page.url()).toBe(`${run.origin}/about#${part}`)
      expect(await page.locator(`#${part}`).isVisible()).toBe(true)
    }
    await picture(page, `about-${size}-${colorScheme}-end`)
    expect(await page.getByRole('link', { name: 'help@example.org' }).getAttribute('href')).toBe(
      'mailto:help@example.org',
    )
    await page.getByRole('figure').getByRole('link').first().click()
    await page.waitForURL(/vancouver-2018\?p=/u)
    expect(complaints).toEqual([])
  })
})
