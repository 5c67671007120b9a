import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Markup, readMarkup } from '../../adapters/playground/page/discord-markdown.ts'
import { harbour } from '../library.ts'
import { paragraphsOf } from '../plain.ts'
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

  it('answers in private, and turns an answer into another', async () => {
    await on.ask('sanctions')
    const slack = on.pane('Slack')
    await slack.getByText('Best of 10 matches').waitFor()
    expect(await slack.getByText('Only visible to you').count()).toBe(1)
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-ask`)
    await slack.getByRole('button', { name: '¶6', exact: true }).click()
    await slack.getByText('stemming the flow of funds').waitFor()
    expect(await privateIn(slack).count()).toBe(1)
    await on.ask('sanctions')
    await on.show('Discord')
    const discord = privateIn(on.pane('Discord')).last()
    await discord.getByText('Best of 10 matches').waitFor()
    expect(await discord.getByText('Only you can see this').count()).toBe(1)
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-ask-discord`)
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
    // The menu of Slack can't ask whether one means it, so an answer does, with a question of Slack's own.
    await slack.getByRole('button', { name: 'More actions' }).last().click()
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-menu`)
    await watched.page.getByRole('menuitem', { name: 'Remove' }).click()
    await privateIn(slack)
      .getByRole('button', { name: /^Remove/u })
      .click()
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
    await on.pane('Slack').getByText('¶5:1').first().waitFor()
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

  it('leads a newcomer through in three clicks', async () => {
    const { page } = watched
    await page
      .getByRole('heading', { level: 1, name: /finds, quotes and checks official documents/u })
      .waitFor()
    const slack = on.pane('Slack')
    await slack.getByText('Hi, I’m Rapporteur').waitFor()
    const isNext = (name: string) =>
      page.locator('[aria-current="step"]', { hasText: name }).waitFor({ state: 'attached' })
    await isNext('Check Ana’s quotation')
    await expectAccessible(page)
    await picture(page, `${size}-opening`)
    await slack.getByRole('button', { name: 'Check quotation' }).first().click()
    await on.modal.getByText('Not word for word').waitFor()
    await isNext('Post the correct quote')
    await picture(page, `${size}-tour`)
    await on.modal.getByRole('button', { name: 'Post the correct quote' }).click()
    await on.modal.waitFor({ state: 'detached' })
    await isNext('See it in the thread')
    await slack.getByRole('button', { name: '1 reply' }).click()
    await slack.getByText('these measures will remain in place').waitFor()
    await page.getByText('Now ask your own').waitFor()
    await expectAccessible(page)
    await picture(page, `${size}-tour-end`)
  })

  it('asks by needs, and checks what Ana says', async () => {
    await watched.page.getByRole('button', { name: 'What does it say about sanctions?' }).click()
    await on.pane('Slack').getByText(words).first().waitFor()
    await watched.page.getByRole('button', { name: 'Is Ana’s quotation right?' }).click()
    await on.modal.getByText('Not word for word').waitFor()
  })

  it('shows the page that the bot has in Slack', async () => {
    const slack = on.pane('Slack')
    await on.ask('action 11c @you')
    await slack.getByRole('button', { name: 'App Home' }).click()
    const home = slack.getByRole('region', { name: 'App Home' })
    await home.getByText('11(c)').first().waitFor()
    await expectAccessible(watched.page)
    await picture(watched.page, `${size}-home`)
    await home.getByRole('button', { name: 'Ask a question' }).click()
    await on.modal.getByRole('textbox').fill('sanctions')
    await on.modal.locator('[type="submit"]').click()
    await on.modal.getByText(words).waitFor()
    await expectAccessible(watched.page)
  })

  it('opens lists and menus by the keyboard, and presses what is chosen', async () => {
    const { page } = watched
    await on.ask('actions')
    const list = on.pane('Slack').getByRole('button', { name: 'Open an item' })
    await list.focus()
    await list.press('Enter')
    const items = page.getByRole('menuitem')
    await items.first().waitFor()
    // A busy page moves the focus a moment later.
    const isFocused = async (which: number): Promise<void> => {
      const entry = await items.nth(which).textContent()
      await expect
        .poll(() => page.evaluate('document.activeElement.textContent'), { timeout: 10_000 })
        .toBe(entry)
    }
    await isFocused(0)
    await page.keyboard.press('ArrowDown')
    await isFocused(1)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('menuitem').count()).toBe(0)
    await list.click()
    await page.getByRole('menuitem', { name: /11\(c\)/u }).click()
    await on.pane('Slack').getByText('existing sanctions on North Korea').first().waitFor()
    await on.ask('5')
    await on.pane('Slack').getByRole('button', { name: 'More actions' }).last().click()
    const source = page.getByRole('menuitem', { name: 'Open source' })
    expect(await source.getAttribute('href')).toMatch(/^https:\/\/www\.canada\.ca\//u)
    expect(await source.getAttribute('target')).toBe('_blank')
  })

  it('has in Discord’s pane the words of the payload, as they are selected and copied', async () => {
    await on.show('Discord')
    const discord = on.pane('Discord')
    for (const typed of [
      'sanctions',
      '11',
      'check “sanctions are a tool of strong diplomacy”',
      'actions',
      'help',
    ]) {
      await on.ask(typed)
      const message = privateIn(discord).last()
      await message.getByText(`/korea ${typed}`, { exact: true }).waitFor()
      await message.getByText('Payload').click()
      const payload = JSON.parse((await message.locator('.payload pre').textContent()) ?? '')
      const words = textsIn(payload).map((text) => wordsOf(readMarkup(text)))
      const copied = z.array(z.string()).parse(await watched.page.evaluate(copyEach))
      expect(copied.map(withOneSpace)).toEqual(words.map(withOneSpace))
      expect(words.length).toBeGreaterThan(0)
    }
  })

  it('checks a quotation: in a modal as Slack does, in a message as Discord does', async () => {
    await on.pane('Slack').getByRole('button', { name: 'Check quotation' }).first().click()
    await on.modal.getByText('Not word for word: “measures” left out').waitFor()
    await on.modal.locator('.underline', { hasText: 'measures' }).waitFor()
    await picture(watched.page, `${size}-check`)
    await expectAccessible(watched.page)
    await on.modal.getByRole('button', { name: 'Close' }).click()
    await on.modal.waitFor({ state: 'detached' })
    await on.show('Discord')
    await on.pane('Discord').getByRole('button', { name: 'Check quotation' }).first().click()
    const answer = privateIn(on.pane('Discord'))
    await answer.getByText('Not word for word: “measures” left out').waitFor()
    await answer.locator('u strong, strong u', { hasText: 'measures' }).waitFor()
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
      await on.pane(view).getByText('No match for “zzqqxx b i <b> zzqq”').waitFor()
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
    for (const { number, parts } of paragraphsOf(harbour.main)) {
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
    await there.pane('Slack').getByText('9 action items in Vancouver 2018').waitFor()
    await expectAccessible(page)
    await picture(page, `${size}-dark`)
    await there.pane('Slack').getByRole('button', { name: 'Check quotation' }).first().click()
    await there.modal.getByText(/Not word for word/u).waitFor()
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
    await playgroundOn(page).pane('Slack').getByText('Best of 10 matches').waitFor()
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

/** Selects each text of the last private message in Discord’s pane, and what that selects. */
const copyEach = `[...[...document.querySelectorAll('.pane-discord [data-audience="asker"]')].at(-1)
  .querySelectorAll('.discord-text')].map((text) => {
    getSelection().selectAllChildren(text)
    return getSelection().toString()
  })`

/** The texts of a payload of Discord’s, in order. */
function textsIn(payload: object): readonly string[] {
  const found: string[] = []
  JSON.stringify(payload, (key, value) => {
    if (key === 'content' && typeof value === 'string') found.push(value)
    return value
  })
  return found
}

/** What markup says; what stands in lines of its own is apart from what is beside it. */
function wordsOf(content: Markup['content']): string {
  if (content === undefined || typeof content === 'string') return content ?? ''
  return ('type' in content ? [content] : content)
    .map(({ type, content }) => {
      if (type === 'br' || type === 'newline') return '\n'
      return ownLine.has(type) ? `\n${wordsOf(content)}\n` : wordsOf(content)
    })
    .join('')
}

const ownLine: ReadonlySet<string> = new Set(['blockQuote', 'subtext', 'entry', 'heading'])

function withOneSpace(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '')
}
