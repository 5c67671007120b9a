import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bundleFolder } from '../../src/app/http/page-assets.ts'
import { createPages, serveFolder } from '../../src/app/http/pages.ts'
import { startDocuments } from '../adapters/documents/start-documents.ts'
import { docxOf, wordParagraph } from '../import/make-files.ts'
import { drawPdf, lines } from '../import/pdf/draw-pdf.ts'
import { launchProcess, untilReady } from '../process/start-process.ts'
import { webPage } from '../publishing/open-publisher.ts'
import { expectAccessible } from './expect-accessible.ts'
import { hasChromium, openBrowser, picture, type Size, type WatchedPage } from './open-browser.ts'

// As a team would bring its own texts: from the playground to the documents' page, with files as they come.

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
const kept = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const heading = '<w:pStyle w:val="Heading1"/>'
const styles = ['Title', 'Heading1'].map(
  (id) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id === 'Title' ? id : 'heading 1'}"/></w:style>`,
)

// Three versions of one document, the last a long one.
const before = [
  'These rules apply in every harbour of the Parties.',
  'The Parties keep the lanterns of their harbours lit from dusk to dawn, and tell each other when one is out.',
  'They meet each spring, and publish what they agreed.',
  'Nothing in these rules binds the ferries of the inner harbour.',
]
const after = [
  'These rules apply in every harbour of the Parties.',
  'The Parties keep all the lanterns of their harbours lit from dusk to dawn, and tell each other when one is out.',
  'A keeper writes down each night which lamps were out, for how long, and why.',
  'They meet each spring, and publish what they agreed.',
]
const long = Array.from(
  { length: 60 },
  (_, at) => `Buoy number ${at + 1} of the outer channel is painted green.`,
)
const texts = [before, after, [...after, ...long]]

/** Files of three kinds, one that is no document, and a scan. */
async function makeFiles() {
  const scan = await PDFDocument.create()
  scan.addPage([612, 792]).drawRectangle({ x: 60, y: 60, width: 480, height: 660 })
  const page = (number: number, ...texts: string[]) => [
    ...lines(['THE TIDEWATER COMMISSION'], { x: 72, y: 40, size: 9 }),
    ...lines(texts, { x: 72, y: 110, pitch: 22 }),
    ...lines([String(number)], { x: 300, y: 760, size: 9 }),
  ]
  const pdf = await drawPdf([
    page(1, '1. Each Party marks the channels of its harbours.', '2. Lamps are lit from dusk to dawn.'),
    page(2, '4. Each Party reports to the Commission once a year.', '5. The Commission meets in May.'),
    page(3, '6. This text is open for signature.', '7. It enters into force at once.'),
  ])
  return {
    web: kept(
      'lantern accord.html',
      webPage(
        'The Lantern Accord of 2 April 2031',
        'The Parties keep the lanterns of their harbours lit, and tell each other when one is out.',
        'They meet each spring, and publish what they agreed.',
        'Whoever finds a lantern broken mends it.',
      ),
    ),
    word: kept(
      'tidewater.docx',
      docxOf(
        [
          wordParagraph('The Tidewater Protocol', '<w:pStyle w:val="Title"/>'),
          wordParagraph('Article 1 Scope', heading),
          wordParagraph('This Protocol covers every harbour of the Parties.'),
          wordParagraph('Article 2 Duties', heading),
          wordParagraph('Each Party:'),
          wordParagraph('(a) marks its channels;'),
          wordParagraph('(b) reports once a year.'),
        ].join(''),
        { 'word/styles.xml': `<w:styles xmlns:w="w">${styles.join('')}</w:styles>` },
      ),
    ),
    pdf: kept('channels.pdf', pdf),
    versions: texts.map((paragraphs, at) =>
      kept(`harbour-${at + 1}.html`, webPage('The Harbour Rules of 2 April 2031', ...paragraphs)),
    ),
    large: kept(
      'large.html',
      Buffer.concat([
        webPage('The Lantern Accord', 'The parties keep the lanterns lit.', 'They meet each spring.'),
        Buffer.from(`<!-- ${'tide '.repeat(800_000)} -->`),
      ]),
    ),
    image: kept('photo.pdf', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
    scan: kept('scan.pdf', await scan.save()),
  }
}

describe.skipIf(!hasChromium).each<Size>(['desktop', 'phone'])('The documents’ page on a %s', (size) => {
  let process: Awaited<ReturnType<typeof launchProcess>>
  let browser: Awaited<ReturnType<typeof openBrowser>>
  let files: Awaited<ReturnType<typeof makeFiles>>
  let watched: WatchedPage

  beforeAll(async () => {
    files = await makeFiles()
    process = await launchProcess({})
    await untilReady(process)
    browser = await openBrowser(process.origin, size)
  })
  afterAll(async () => {
    await browser.close()
    await process.end()
  })

  // Each test in a session of its own, which the playground opens.
  beforeEach(async () => {
    watched = await browser.open('/')
    const { page } = watched
    await page.evaluate('localStorage.clear()')
    await page.reload()
    await page.getByText('Ana Sousa').first().waitFor()
    await page.getByRole('link', { name: 'Your documents' }).click()
    await page.getByRole('heading', { name: 'Your documents' }).waitFor()
  })
  afterEach(async () => {
    expect(watched.complaints).toEqual([])
    await expectNarrow()
    await watched.page.close()
  })

  async function expectNarrow(): Promise<void> {
    expect(await watched.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
  }

  async function bring(file: string): Promise<void> {
    await watched.page.getByRole('button', { name: 'choose a file' }).setInputFiles(file)
  }

  async function complete(said: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(said))
      await watched.page.getByLabel(label, { exact: true }).fill(value)
  }

  async function publish(): Promise<void> {
    await watched.page.getByText('Ready to publish').waitFor()
    await watched.page.getByRole('button', { name: 'Publish…' }).click()
    await watched.page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
    await watched.page.getByText(/is published \(version \d+\)/u).waitFor()
  }

  it('takes a web page from a file to a document that is asked', async () => {
    const { page } = watched
    await expectAccessible(page)
    await picture(page, `documents-${size}-empty`)
    await bring(files.web)
    await page.getByRole('heading', { name: 'The Lantern Accord of 2 April 2031' }).waitFor()
    await page.getByText('Every word of the file is accounted for').waitFor()
    await page.getByText('paragraphs 1–3').waitFor()
    await page.getByText('2 fields are still needed').waitFor()
    expect(await page.getByRole('button', { name: 'Publish…' }).isDisabled()).toBe(true)
    await expectAccessible(page)
    await picture(page, `documents-${size}-review`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    await picture(page, `documents-${size}-review-dark`)
    await page.emulateMedia({ colorScheme: 'light' })
    await complete({ Issuer: 'The Lantern Council', 'Address of the official text': 'lantern' })
    await page.getByText('isn’t a web address').waitFor()
    await expectAccessible(page)
    await complete({
      'Address of the official text': 'https://example.org/lantern',
      'Short name': 'Lantern Accord',
    })
    await page.getByText('Ready to publish').waitFor()
    await picture(page, `documents-${size}-ready`)
    await page.getByRole('button', { name: 'Publish…' }).click()
    const asked = page.getByRole('dialog', { name: 'Publish Lantern Accord?' })
    await asked.waitFor()
    await expectAccessible(page)
    await picture(page, `documents-${size}-publish`)
    await asked.getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('Lantern Accord is published (version 1)').waitFor()
    await page.getByText('As uploaded by You, not compared with the official text.').waitFor()
    await expectAccessible(page)
    await picture(page, `documents-${size}-published`)
    await page.getByRole('link', { name: 'Playground' }).click()
    await page.getByText('Ana Sousa').first().waitFor()
    await page.getByRole('combobox').fill('Lantern Accord 2')
    await page.getByRole('combobox').press('Escape')
    await page.getByRole('combobox').press('Enter')
    await page.getByText('They meet each spring').first().waitFor()
  })

  it('shows what was made of a Word file’s lines, which are mended in their place', async () => {
    const { page } = watched
    await bring(files.word)
    await page.getByRole('heading', { name: 'The Tidewater Protocol', level: 1 }).waitFor()
    await page.getByText('Everything', { exact: true }).click()
    const row = page.locator('.row').filter({ hasText: 'marks its channels' })
    await row.getByText('art2.a').waitFor()
    await row.getByRole('button', { name: /^Edit from line/u }).click()
    const box = page.getByRole('textbox', { name: /^Text from line/u })
    expect(await box.inputValue()).toBe('- (a) marks its channels;')
    await expectAccessible(page)
    await box.fill('- (a) marks its buoys;')
    await picture(page, `documents-${size}-mending`)
    await box.press('Control+Enter')
    await page.getByText('1 word added: buoys').waitFor()
    await page.getByText('1 word taken out: channels').waitFor()
    await page.locator('.row').filter({ hasText: 'marks its buoys' }).getByText('art2.a').waitFor()
    await page.getByRole('button', { name: 'Go back to what I read' }).click()
    await page.locator('.row').filter({ hasText: 'marks its channels' }).waitFor()
    expect(await page.getByText('Changed by hand').count()).toBe(0)
  })

  it('checks a PDF’s text while it is typed, and leads to what is wrong', async () => {
    const { page } = watched
    await bring(files.pdf)
    await page.getByText('paragraphs 1–7').waitFor()
    // Paragraph 3 is missing in the file.
    await page.locator('.row.warned').getByText('is 3 missing?').waitFor()
    await picture(page, `documents-${size}-remarks`)
    await page.getByText('Left out (').click()
    await page.getByText('THE TIDEWATER COMMISSION').last().waitFor()
    await page.getByText('Edit the text', { exact: true }).click()
    const box = page.getByRole('textbox', { name: 'The whole text' })
    const text = await box.inputValue()
    await box.fill(text.replace('4. Each', '2. Each'))
    await page.getByText('1 thing keeps it from being published').waitFor()
    const problems = page.locator('.editor-problems')
    await problems.getByText('is repeated').waitFor()
    await expectAccessible(page)
    await picture(page, `documents-${size}-typing`)
    await problems.getByRole('button', { name: /^Line \d+$/u }).click()
    expect(await page.evaluate('document.activeElement.selectionStart')).toBe(text.indexOf('4. Each'))
    await box.fill(text.replace('4. Each', '3. Nothing.\n\n4. Each'))
    await page.getByText(/fields are still needed$/u).waitFor()
    await problems.waitFor({ state: 'detached' })
    await page.getByText('2 words added: 3, Nothing').waitFor()
  })

  it('says why a picture or a scan can’t be read, and goes on', async () => {
    const { page } = watched
    await bring(files.image)
    await page.getByRole('alert').getByText('is an image (PNG)').waitFor()
    await expectAccessible(page)
    await bring(files.scan)
    await page.getByRole('alert').getByText('scan').first().waitFor()
    await page.getByRole('alert').getByText(/OCR/u).waitFor()
    await picture(page, `documents-${size}-refused`)
    await bring(files.web)
    await page.getByText('Every word of the file is accounted for').waitFor()
  })

  it('shows how much of a large file was sent, and says so at quarters alone', async () => {
    const { page } = watched
    const network = await page.context().newCDPSession(page)
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1_500_000 }
    await network.send('Network.emulateNetworkConditions', slow)
    await page.evaluate(`
      said = []
      new MutationObserver(() => {
        const text = document.querySelector('[role=status].sending')?.textContent.trim() ?? ''
        if (text.startsWith('Sending') && text !== said.at(-1)) said.push(text)
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    `)
    await bring(files.large)
    const bar = page.getByRole('progressbar', { name: 'Sent' })
    await bar.waitFor()
    await picture(page, `documents-${size}-sending`)
    await expectAccessible(page)
    await page.getByText('Every word of the file is accounted for').waitFor()
    expect(await bar.count()).toBe(0)
    const said: unknown = await page.evaluate('said')
    const quarters = ['', ': 25%', ': 50%', ': 75%'].map((quarter) => `Sending large.html${quarter}`)
    expect(Array.isArray(said) && said.length > 1).toBe(true)
    expect(quarters).toEqual(expect.arrayContaining(Object(said)))
    expect(new Set(Object(said)).size).toBe(Object(said).length)
  })

  it('shows two versions side by side, as far as they differ', async () => {
    const { page } = watched
    const said = {
      Issuer: 'The Council',
      'Address of the official text': 'https://example.org/harbour',
      'Short name': 'Harbour Rules',
    }
    await bring(files.versions[0] ?? '')
    await complete(said)
    await publish()
    expect(await page.getByRole('button', { name: 'Versions of Harbour Rules' }).count()).toBe(0)
    for (const file of files.versions.slice(1)) {
      await page.getByLabel('Replace Harbour Rules').setInputFiles(file)
      await publish()
    }
    await page.getByRole('button', { name: 'Versions of Harbour Rules' }).click()
    await page.getByRole('heading', { name: 'Versions of Harbour Rules', level: 1 }).waitFor()
    await page.getByText('from harbour-3.html').waitFor()
    await expectAccessible(page)
    await picture(page, `documents-${size}-versions`)
    // The oldest is never the newer one, and whichever is chosen, the other gives way.
    expect(await page.getByLabel('Version 1 as the newer one').count()).toBe(0)
    await page.getByRole('button', { name: 'Compare 2 with 3' }).waitFor()
    await page.getByLabel('Version 2 as the newer one').check()
    expect(await page.getByLabel('Version 1 as the older one').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Compare 1 with 2' }).click()
    await page
      .getByRole('heading', { name: 'Version 1 → 2: 1 changed, 1 added, 1 removed, 1 renumbered' })
      .waitFor()
    await page.getByText('1 passage is the same in both and isn’t shown.').waitFor()
    const rows = page.locator('.changes .row:not(.head)')
    expect(await rows.locator('ins').allInnerTexts()).toEqual(['all', expect.stringContaining('keeper')])
    expect(await rows.locator('del').allInnerTexts()).toEqual([expect.stringContaining('ferries')])
    const [older, newer] = await rows.first().locator('.side').all()
    const [left, right] = [await older?.boundingBox(), await newer?.boundingBox()]
    if (size === 'desktop') expect([left?.y, (left?.x ?? 0) < (right?.x ?? 0)]).toEqual([right?.y, true])
    else expect([left?.x, (left?.y ?? 0) < (right?.y ?? 0)]).toEqual([right?.x, true])
    await expectAccessible(page)
    await picture(page, `documents-${size}-comparison`)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(page)
    await picture(page, `documents-${size}-comparison-dark`)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.getByLabel('Version 2 as the older one').check()
    expect(await page.getByLabel('Version 3 as the newer one').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Compare 2 with 3' }).click()
    await page.getByRole('heading', { name: /^Version 2 → 3/u }).waitFor()
    expect(await rows.count()).toBe(40)
    await page.getByRole('button', { name: /^Show more/u }).click()
    await page.getByRole('button', { name: /^Show more/u }).waitFor({ state: 'detached' })
    expect(await rows.count()).toBe(60)
    await page.getByRole('button', { name: '← All documents' }).click()
    await page.getByRole('heading', { name: 'Your documents' }).waitFor()
  })

  it('keeps a draft, discards it, replaces a document, and removes it, each asked first', async () => {
    const { page } = watched
    await bring(files.web)
    await complete({ Issuer: 'The Council', 'Address of the official text': 'https://example.org/lantern' })
    await page.getByRole('button', { name: '← All documents' }).click()
    await page.getByRole('button', { name: /^Review/u }).click()
    expect(await page.getByLabel('Issuer', { exact: true }).inputValue()).toBe('The Council')
    await page.getByRole('button', { name: 'Publish…' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
    await page.getByText('(version 1)').waitFor()
    await page.getByLabel(/^Replace The Lantern/u).setInputFiles(files.web)
    await page.getByText('this will be version 2 of The Lantern Accord').waitFor()
    expect(await page.getByLabel('Issuer', { exact: true }).inputValue()).toBe('The Council')
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Discard it' }).click()
    await page.getByLabel('Main document').selectOption({ label: 'The Lantern Accord of 2 April 2031' })
    await page.getByRole('button', { name: 'Save settings' }).click()
    await page.locator('.card .pill').getByText('Main document').waitFor()
    await page.getByRole('button', { name: /^Remove The Lantern/u }).click()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Remove The Lantern/u }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove it' }).click()
    await page.getByText('None yet.').waitFor()
  })
})

describe.skipIf(!hasChromium)('A private link to the documents’ page', () => {
  it('opens once, goes from the address, and is no way in for anybody else', async () => {
    const { origin, server, link } = await startDocuments()
    server.mount(createPages().use('/assets', serveFolder(bundleFolder)))
    const address = `/documents#${await link()}`
    const [ours, others] = [await openBrowser(origin, 'desktop'), await openBrowser(origin, 'desktop')]
    try {
      const { page, complaints } = await ours.open(address)
      await page.getByRole('heading', { name: 'Your documents' }).waitFor()
      expect(page.url()).toBe(`${origin}/documents`)
      expect(await page.evaluate('document.cookie')).toBe('')
      await page.reload()
      await page.getByRole('heading', { name: 'Your documents' }).waitFor()
      expect(complaints).toEqual([])
      const late = await others.open(address)
      await late.page.getByRole('alert').getByText('This link has been used or has expired.').waitFor()
      await expectAccessible(late.page)
      expect(late.page.url()).toBe(`${origin}/documents`)
    } finally {
      await ours.close()
      await others.close()
    }
  })
})
