import { describe, expect, it } from 'vitest'
import { bundleFolder } from '../../src/app/http/page-assets.ts'
import { createPages, serveFolder } from '../../src/app/http/pages.ts'
import { startDocuments } from '../adapters/documents/start-documents.ts'
import { us } from '../publishing/open-publisher.ts'
import { expectAccessible } from './expect-accessible.ts'
import { hasChromium, openBrowser, picture, type Size } from './open-browser.ts'

// As an administrator would, who came by the link that `settings` offers.

describe.skipIf(!hasChromium).each<Size>(['desktop', 'phone'])('The settings on a %s', (size) => {
  it('are read, changed by keyboard alone, saved, and still there', async () => {
    const { origin, server, link, store, libraries } = await startDocuments()
    server.mount(createPages().use('/assets', serveFolder(bundleFolder)))
    for (const [id, name] of [
      ['U2', 'Ben Okafor'],
      ['U3', 'Mina O’Hara'],
    ] as const)
      await store.documents.addAdmin(us, { id, name })
    await store.documents.setChannelHints(us, 'C0473BCE9', false)
    await store.documents.setChannelHints(us, 'D08812KLM', true)
    const browser = await openBrowser(origin, size)
    try {
      const { page, complaints } = await browser.open(`/documents?part=settings#${await link()}`)
      const title = page.getByRole('heading', { name: 'Settings' })
      await title.waitFor()
      expect(page.url()).toBe(`${origin}/documents`)
      expect(await page.evaluate('document.activeElement?.textContent')).toBe('Settings')
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await expectAccessible(page)
      await picture(page, `settings-${size}`)
      // Main document, language of dates, hints.
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement?.labels?.[0]?.textContent')).toBe(
        'Language of dates',
      )
      await page.keyboard.type('French')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      expect(await page.getByLabel('Show hints').isChecked()).toBe(false)
      const channel = page.getByRole('group', { name: 'Channel C0473BCE9' })
      expect(await channel.getByLabel('Hints').inputValue()).toBe('off')
      await channel.getByLabel('Hints').selectOption({ label: 'Same as everywhere' })
      await page.getByRole('button', { name: 'Save settings' }).press('Enter')
      await page.getByRole('status').getByText('Saved.').waitFor()
      await expectAccessible(page)
      await picture(page, `settings-${size}-saved`)
      expect(await channel.count()).toBe(0)
      await libraries.refresh()
      const { holdings } = await libraries.of(us)
      expect(holdings).toMatchObject({ dates: 'fr', hints: false })
      expect([...holdings.channelHints]).toEqual([['D08812KLM', true]])
      // Somebody else is quicker.
      await store.documents.setDates(us, 'ko')
      await page.getByRole('button', { name: 'Save settings' }).click()
      await page.getByRole('alert').getByText('Nothing was saved').waitFor()
      await picture(page, `settings-${size}-refused`)
      await page.reload()
      await page.getByLabel('Language of dates').waitFor()
      expect(await page.getByLabel('Language of dates').inputValue()).toBe('ko')
      await page.getByRole('button', { name: 'Remove Ben Okafor as an admin' }).click()
      await page.getByRole('status').getByText('Ben Okafor is no longer an admin here.').waitFor()
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page)
      await picture(page, `settings-${size}-dark`)
      expect(complaints.filter((each) => !/409/u.test(each))).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
