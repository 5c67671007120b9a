import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { harbour } from '../library.ts'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { expectAccessible } from './expect-accessible.ts'
import { hasChromium, openBrowser, picture, type Size, type WatchedPage } from './open-browser.ts'
import { type PlaygroundPage, playgroundOn, privateIn, publicIn } from './playground-page.ts'

// As a newcomer would: `npm start` without a token, then a browser.

if (!hasChromium) console.log('Skipped: the tests in a browser need Debian’s chromium.')

describe.skipIf(!hasChromium).each<Size>(['desktop', 'phone'])('The playground on a %s', (size) => {
  let process: Awaited<ReturnType<typeof launchProcess>>
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let watched: WatchedPage
  let on: PlaygroundPage

  beforeAll(async () => {
    process = await launchProcess({})
    await untilReady(process)
    browser = await openBrowser(process.origin, size)
  })
  afterAll(async () => {
    await browser.close()
    await process.end()
  })

  // Each test in a room of its own.
  beforeEach(async () => {
    watched = await browser.open('/')
    await watched.page.evaluate('localStorage.clear()')
    await watched.page.reload()
    await watched.page.getByText('Ana Sousa').first().waitFor()
    on = playgroundOn(watched.page)
  })
  afterEach(async () => {
    expect(watched.complaints).toEqual([])
    // Nothing is wider than the screen.
    expect(await watched.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    await watched.page.close()
  })

  const words = 'sanctions are a tool of diplomacy'
  const both = size === 'desktop'

  it('answers in private, and turns the page of an answer', async () => {
    await on.ask('sanctions')
    const slack = on.pane('Slack')
    await slack.getByText('passage 1 of 10').waitFor()
    expect(await slack.getByText('Only visible to you').count()).toBe(1)
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-ask`)
    await slack.getByRole('button', { name: 'Next match' }).click()
    await slack.getByText('passage 2 of 10').waitFor()
    expect(await privateIn(slack).count()).toBe(1)
    await on.show('Discord')
    const discord = on.pane('Discord')
    await discord.getByText('passage 2 of 10').waitFor()
    expect(await discord.getByText('Only you can see this').count()).toBe(1)
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-ask-discord`)
    await discord.getByRole('button', { name: 'Previous match' }).click()
    await discord.getByText('passage 1 of 10').waitFor()
    await on.show('Plain text')
    await on.pane('Plain text').getByText(words).waitFor()
    await expectAccessible(watched.page)
  })

  it('shows the payload a click away, as it is drawn', async () => {
    await on.ask('5')
    const message = privateIn(on.pane('Slack'))
    await message.getByText('Payload').click()
    const payload = JSON.parse((await message.locator('pre').textContent()) ?? '')
    expect(payload).toMatchObject({ response_type: 'ephemeral', unfurl_links: false })
    expect(JSON.stringify(payload.blocks)).toContain(words)
    await on.show('Discord')
    const drawn = privateIn(on.pane('Discord'))
    await drawn.getByText('Payload').click()
    const body = JSON.parse((await drawn.locator('pre').textContent()) ?? '')
    // Components V2 (1 << 15), for the asker alone (1 << 6).
    expect(body).toMatchObject({ flags: (1 << 15) | (1 << 6), allowed_mentions: { parse: [] } })
  })

  it('completes what is typed, by the keyboard alone', async () => {
    const line = watched.page.getByRole('combobox')
    await line.pressSequentially('quo')
    await watched.page.getByRole('option', { name: 'quote', exact: true }).waitFor()
    await expectAccessible(watched.page)
    await line.press('ArrowDown')
    await line.press('Enter')
    expect(await line.inputValue()).toBe('quote')
    await line.press('Escape')
    await line.fill('11(')
    await watched.page
      .getByRole('option', { name: /11\(a\)/u })
      .first()
      .waitFor()
  })

  it('shares a passage, for all to see, and takes it back', async () => {
    const slack = on.pane('Slack')
    const before = await publicIn(slack).count()
    await on.ask('5')
    await slack.getByRole('button', { name: 'Quote in channel' }).click()
    await slack.getByText('Quoted by You').waitFor()
    // What was private is gone once it is shared.
    expect(await privateIn(slack).count()).toBe(0)
    expect(await publicIn(slack).count()).toBe(before + 1)
    await picture(watched.page, `${size}-share`)
    await expectAccessible(watched.page)
    if (both) await on.pane('Discord').getByText('Quoted by You').waitFor()
    await slack.getByRole('button', { name: 'Remove' }).click()
    await slack.getByText('Quoted by You').waitFor({ state: 'detached' })
    expect(await publicIn(slack).count()).toBe(before)
  })

  it('quotes into a thread out of Slack’s form', async () => {
    const slack = on.pane('Slack')
    await slack.getByRole('button', { name: 'Quote in thread' }).first().click()
    const passage = on.modal.getByRole('combobox', { name: 'Passage' })
    await passage.pressSequentially('11(c')
    await on.modal
      .getByRole('option', { name: /11\(c\)/u })
      .first()
      .click()
    await expectAccessible(watched.page)
    await on.modal.getByLabel(/^Comment/u).fill('This is <b>it</b> @everyone')
    await picture(watched.page, `${size}-quote-form`)
    await on.modal.getByRole('button', { name: 'Quote', exact: true }).click()
    await on.modal.waitFor({ state: 'detached' })
    await slack.getByRole('button', { name: '1 reply' }).click()
    await slack.getByText('who adds: This is <b>it</b> @everyone').waitFor()
    await slack.getByText('existing sanctions on North Korea').waitFor()
    await picture(watched.page, `${size}-thread`)
    await expectAccessible(watched.page)
    await on.ask('quote 5:1')
    await slack.getByText('@rapporteur quote 5:1').waitFor()
    await slack.getByText(words).waitFor()
    await slack.getByRole('button', { name: /korea-desk/u }).click()
    await slack.getByRole('button', { name: '3 replies' }).waitFor()
    expect(await slack.getByText(words).count()).toBe(0)
  })

  it('offers the sentences of the chosen passage in Slack’s form, and says what is missing', async () => {
    await on.pane('Slack').getByRole('button', { name: 'Quote in thread' }).first().click()
    await on.modal.getByRole('button', { name: 'Quote', exact: true }).click()
    await on.modal.getByText('Choose a passage').first().waitFor()
    await on.modal.getByRole('combobox').fill('5')
    await on.modal.getByRole('option', { name: /¶5/u }).first().click()
    await on.modal.getByLabel(/^1\. The Ministers noted that sanctions/u).check()
    await on.modal.getByRole('button', { name: 'Quote', exact: true }).click()
    await on.modal.waitFor({ state: 'detached' })
    await on.pane('Slack').getByRole('button', { name: '1 reply' }).click()
    await on.pane('Slack').getByText('Vancouver 2018 ¶5:1').waitFor()
  })

  it('quotes in a reply out of Discord’s form', async () => {
    await on.show('Discord')
    const discord = on.pane('Discord')
    await discord.getByRole('button', { name: 'Quote in reply' }).first().click()
    await on.modal.getByLabel(/^Or type a reference/u).fill('11(c)')
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-quote-form-discord`)
    await on.modal.getByRole('button', { name: 'Submit' }).click()
    await on.modal.waitFor({ state: 'detached' })
    await discord.getByRole('button', { name: '1 reply' }).click()
    await discord.getByText('existing sanctions on North Korea').waitFor()
  })

  it('checks a quotation: in a modal as Slack does, in a message as Discord does', async () => {
    await on.pane('Slack').getByRole('button', { name: 'Check quotation' }).first().click()
    await on.modal.getByText(/^Not word for word: Vancouver 2018 ¶1/u).waitFor()
    await on.modal.getByText(/missing: “measures”/u).waitFor()
    await picture(watched.page, `${size}-check`)
    await expectAccessible(watched.page)
    await on.modal.getByRole('button', { name: 'Close' }).click()
    await on.modal.waitFor({ state: 'detached' })
    await on.show('Discord')
    await on.pane('Discord').getByRole('button', { name: 'Check quotation' }).first().click()
    await privateIn(on.pane('Discord'))
      .getByText(/^Not word for word: Vancouver 2018 ¶1/u)
      .waitFor()
  })

  it('changes an action item in its form, and the reader shows it', async () => {
    const slack = on.pane('Slack')
    await on.ask('action 11c')
    await slack.getByRole('button', { name: 'Edit…' }).click()
    await on.modal.getByLabel(/^Status/u).selectOption('done')
    await on.modal.getByLabel(/^Owner/u).selectOption({ label: 'Ana Sousa' })
    await on.modal.getByLabel(/^Note/u).fill('shipped in June')
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-action`)
    await on.modal.getByRole('button', { name: 'Save' }).click()
    await on.modal
      .getByText(/shipped in June/u)
      .first()
      .waitFor()
    await on.modal.getByRole('button', { name: 'Close' }).click()
    const reader = await browser.open('/vancouver-2018#p11c')
    await reader.page.getByText('Done · Ana Sousa').waitFor()
    expect(reader.complaints).toEqual([])
    await reader.page.close()
  })

  it('sets a digest up in its form, and previews that of any date', async () => {
    const slack = on.pane('Slack')
    await on.ask('digest set')
    await on.modal.getByLabel('Time', { exact: true }).fill('08:30')
    await on.modal.getByRole('combobox', { name: 'Time zone' }).fill('seoul')
    await on.modal.getByRole('option', { name: /Seoul/u }).first().click()
    await on.modal.getByLabel('Friday').uncheck()
    await picture(watched.page, `${size}-digest-form`)
    await expectAccessible(watched.page)
    await on.modal.getByRole('button', { name: 'Save' }).click()
    await on.modal.getByText(/08:30/u).first().waitFor()
    await on.modal
      .getByText(/Asia\/Seoul/u)
      .first()
      .waitFor()
    await on.modal.getByRole('button', { name: 'Close' }).click()
    await publicIn(slack)
      .getByText(/Daily digest/u)
      .first()
      .waitFor()
    await watched.page.getByLabel(/^Digest of/u).fill('2027-02-01')
    await watched.page.getByRole('button', { name: 'Preview', exact: true }).last().click()
    await privateIn(slack)
      .getByText(/1 February 2027/u)
      .first()
      .waitFor()
    await picture(watched.page, `${size}-digest`)
    await expectAccessible(watched.page)
  })

  it('draws the forms of action items and digests as Discord does, and takes what is entered in them', async () => {
    await on.show('Discord')
    const discord = on.pane('Discord')
    await on.ask('action 11c')
    await discord.getByRole('button', { name: 'Edit…' }).click()
    await on.modal.getByLabel(/^Status/u).selectOption('done')
    await on.modal.getByLabel(/^Note/u).fill('shipped in June')
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-action-discord`)
    await on.modal.getByRole('button', { name: 'Submit' }).click()
    await discord
      .getByText(/shipped in June/u)
      .first()
      .waitFor()
    await on.ask('digest set')
    await on.modal.getByLabel('Time zone', { exact: true }).fill('Seoul')
    await on.modal.getByLabel('Friday').uncheck()
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-digest-form-discord`)
    await on.modal.getByRole('button', { name: 'Submit' }).click()
    await discord
      .getByText(/Asia\/Seoul/u)
      .first()
      .waitFor()
  })

  it('shows what was typed as it was typed, whoever draws it', async () => {
    const typed = `<img src=x onerror=alert(1)> *b* _i_ ~s~ \`c\` :smile: <!channel> @everyone [x](http://x.example) zzqqxx`
    await on.ask(`check “${typed}”`)
    for (const view of ['Slack', 'Discord', 'Plain text'] as const) {
      await on.show(view)
      await on.pane(view).getByText('onerror=alert(1)', { exact: false }).first().waitFor()
      const text = (await privateIn(on.pane(view)).first().textContent()) ?? ''
      expect(text.replaceAll(/\s+/gu, ' ')).toContain(typed)
      expect(await on.pane(view).locator('img[src="x"]').count()).toBe(0)
    }
    // In a title, too, where it is the question that was read.
    await on.ask('zzqqxx *b* _i_ :smile: <b> zzqq')
    for (const view of ['Slack', 'Discord', 'Plain text'] as const) {
      await on.show(view)
      await on.pane(view).getByText('Nothing found for “zzqqxx b i <b> zzqq”').waitFor()
    }
  })

  it('hands out a file, and hears of what happens by itself', async () => {
    await on.ask('actions csv')
    const downloading = watched.page.waitForEvent('download')
    await on
      .pane('Slack')
      .getByRole('link', { name: /\.csv$/u })
      .click()
    expect((await downloading).suggestedFilename()).toMatch(/\.csv$/u)
    // The same visitor in another tab: what they do there shows here.
    const other = await browser.open('/')
    await other.page.getByText('Ana Sousa').first().waitFor()
    await playgroundOn(other.page).ask('quote 7')
    await on.pane('Slack').getByText('recent inter-Korean dialogue').waitFor()
    expect(other.complaints).toEqual([])
    await other.page.close()
  })

  it('has every word of a text that is full of what looks like markup', async () => {
    const invented = await launchProcess({ CONTENT_DIR: 'test/content' })
    await untilReady(invented)
    const own = await openBrowser(invented.origin, size)
    const { page, complaints } = await own.open('/')
    await page.getByText('Ana Sousa').first().waitFor()
    const there = playgroundOn(page)
    for (const { number, parts } of harbour.main.paragraphs) {
      await there.ask(String(number))
      for (const view of ['Slack', 'Discord', 'Plain text'] as const) {
        await there.show(view)
        const shown = privateIn(there.pane(view)).last()
        await shown.getByText(`/korea ${number}`, { exact: true }).waitFor()
        const text = withoutSpace((await shown.textContent()) ?? '')
        // Of what fills several pages the first.
        for (const part of parts) expect(text).toContain(withoutSpace(part.text.slice(0, 1_500)))
      }
    }
    expect(complaints).toEqual([])
    await own.close()
    await invented.end()
  })

  it('is as good in the dark', async () => {
    const dark = await openBrowser(process.origin, size, { colorScheme: 'dark' })
    const { page, complaints } = await dark.open('/')
    await page.getByText('Ana Sousa').first().waitFor()
    const there = playgroundOn(page)
    await there.ask('actions')
    await there.pane('Slack').getByText('Vancouver 2018 ¶11(a)').first().waitFor()
    await expectAccessible(page)
    await picture(page, `${size}-dark`)
    await there.pane('Slack').getByRole('button', { name: 'Check quotation' }).first().click()
    await there.modal.getByText(/^Not word for word/u).waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await dark.close()
  })

  it('keeps what was typed, and says so, where the server is gone, and goes on when it is back', async () => {
    const gone = await launchProcess({})
    await untilReady(gone)
    const alone = await openBrowser(gone.origin, size)
    const { page } = await alone.open('/')
    await page.getByText('Ana Sousa').first().waitFor()
    await gone.end()
    const line = page.getByRole('combobox', { name: /^What to ask/u })
    await line.fill('sanctions')
    await line.press('Escape')
    await line.press('Enter')
    await page.getByText('Is it still running?').waitFor()
    expect(await line.inputValue()).toBe('sanctions')
    // Started again, it answers, and the page goes on with it.
    const again = await launchProcess({ PORT: new URL(gone.origin).port })
    await untilReady(again)
    await line.press('Enter')
    await playgroundOn(page).pane('Slack').getByText('passage 1 of 10').waitFor()
    expect(await line.inputValue()).toBe('')
    await page.getByText('Is it still running?').waitFor({ state: 'detached' })
    await again.end()
    await alone.close()
  })

  it('sends less than 300 kB of script, and sets no cookie', async () => {
    await on.ask('sanctions')
    const fresh = await openBrowser(process.origin, size)
    const { page, scriptBytes } = await fresh.open('/')
    await page.getByText('Ana Sousa').first().waitFor()
    expect(scriptBytes()).toBeGreaterThan(50_000)
    expect(scriptBytes()).toBeLessThan(300_000)
    expect(await fresh.context.cookies()).toEqual([])
    await fresh.close()
  })
})

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '')
}
