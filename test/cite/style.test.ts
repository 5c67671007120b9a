import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cslItem } from '../../src/cite/csl-item.ts'
import { loadCitationLibrary } from '../../src/cite/load-citation-library.ts'
import { citationStyles, citeInStyle } from '../../src/cite/style.ts'
import { fillIn, signOf, textsOf } from '../../src/cite/texts.ts'
import type { Document } from '../../src/document/document.ts'
import { harbour, vancouver } from '../library.ts'
import { someOf } from '../run-length.ts'
import { passageAt } from './passage-at.ts'

const title =
  "Co-chairs' summary of the Vancouver Foreign Ministers' Meeting on Security and Stability on the Korean Peninsula"
const address =
  'https://www.canada.ca/en/global-affairs/news/2018/01/co-chair_s_summaryofthevancouverforeignministersmeetingonsecurit.html'

const places = [
  ['5', 'para. 5'],
  ['11(c)', 'para. 11, third bullet'],
  ['5:2', 'para. 5, second sentence'],
  ['1', 'opening paragraph (unnumbered)'],
] as const

describe('citeInStyle', () => {
  it.each(places)('cites %s in APA', async (typed, place) => {
    expect(await citeInStyle(passageAt(typed), 'apa')).toBe(
      `Global Affairs Canada. (2018, January 16). ${title}. ${address}\n` +
        `(Global Affairs Canada, 2018, ${place})`,
    )
  })

  it.each(places)('cites %s in Chicago', async (typed, place) => {
    expect(await citeInStyle(passageAt(typed), 'chicago')).toBe(
      `Global Affairs Canada. “${title}.” Vancouver, Canada, January 16, 2018. ${address}.\n` +
        `Global Affairs Canada, “${title},” Vancouver, Canada, January 16, 2018, ${place}, ${address}.`,
    )
  })

  it.each(places)('cites %s in BibTeX', async (typed, place) => {
    expect(await citeInStyle(passageAt(typed), 'bibtex')).toBe(
      [
        '@misc{vancouver-2018,',
        '\taddress = {Vancouver, Canada},',
        '\tauthor = {{Global Affairs Canada}},',
        '\tyear = {2018},',
        '\tmonth = jan,',
        '\tdate = {2018-01-16},',
        `\tnote = {${place}},`,
        '\tpublisher = {Global Affairs Canada},',
        `\ttitle = {{${title}}},`,
        `\turl = {${address}},`,
        '}',
      ].join('\n'),
    )
  })

  it.each(places)('cites %s in RIS', async (typed, place) => {
    expect(await citeInStyle(passageAt(typed), 'ris')).toBe(
      [
        'TY  - ELEC',
        'AU  - Global Affairs Canada',
        'CY  - Vancouver, Canada',
        'DA  - 2018/01/16',
        'PY  - 2018',
        'ID  - vancouver-2018',
        'LA  - en',
        `N1  - ${place}`,
        'PB  - Global Affairs Canada',
        `TI  - ${title}`,
        `UR  - ${address}`,
        'ER  - ',
      ].join('\n'),
    )
  })

  it('cites letters that the source prints by these letters', async () => {
    expect(await citeInStyle(passageAt('2(c)', harbour.main), 'apa')).toBe(
      'Conference of Invented Ports. (2031, April 2). Harbour Accord of the Invented Ports. ' +
        'https://example.org/harbour-2031?lang=en&part=1\n' +
        '(Conference of Invented Ports, 2031, para. 2, item (c))',
    )
  })

  it('leaves out a place that the document does not name', async () => {
    const document = { ...vancouver.main, place: null }
    const citations = await Promise.all(
      citationStyles.map((style) => citeInStyle(passageAt('5', document), style)),
    )
    for (const citation of citations) expect(citation).not.toMatch(/Vancouver, Canada|address =|CY {2}-|, ,/u)
    expect(citations[1]).toContain(`“${title}.” January 16, 2018.`)
  })

  it('sets no full stop after a mark that ends a name or a title', async () => {
    const document = { ...harbour.main, issuer: 'Ports, Inc.', title: 'Who pays?', place: 'Washington, D.C.' }
    expect(await citeInStyle(passageAt('1', document), 'apa')).toBe(
      'Ports, Inc. (2031, April 2). Who pays? https://example.org/harbour-2031?lang=en&part=1\n' +
        '(Ports, Inc., 2031, para. 1)',
    )
    expect(await citeInStyle(passageAt('1', document), 'chicago')).toBe(
      'Ports, Inc. “Who pays?” Washington, D.C., April 2, 2031. https://example.org/harbour-2031?lang=en&part=1.\n' +
        'Ports, Inc., “Who pays?,” Washington, D.C., April 2, 2031, para. 1, https://example.org/harbour-2031?lang=en&part=1.',
    )
  })
})

describe('The library', () => {
  it('is loaded by the first citation, and costs a process that never cites nothing', () => {
    const files = readdirSync('src/cite').filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    const sources = files.map((name) => readFileSync(`src/cite/${name}`, 'utf8')).join('\n')
    expect(sources).not.toMatch(/from '@citation-js|^import '@/mu)
    expect(sources.match(/await import\('@citation-js/gu)).toHaveLength(3)
  })
})

// The library's engine for styles, which knows every rule of its own about marks and spaces, lays out the same.
describe.each([
  ['apa', 'apa'],
  ['chicago', 'official-document-chicago'],
] as const)('Our %s', (style, template) => {
  const titles = [
    'Harbour Accord',
    'Who pays?',
    'The accord of the ports.',
    'On “more”',
    'Of ports, and more:',
  ]
  const issuers = ['Conference of Ports', 'Ports, Inc.', 'Ports unite!']
  const documents: readonly Document[] = [
    vancouver.main,
    ...someOf(
      titles.flatMap((title) =>
        issuers.flatMap((issuer) =>
          [null, 'Geneva', 'Washington, D.C.'].map((place) => ({ ...harbour.main, title, issuer, place })),
        ),
      ),
      5,
    ),
    { ...harbour.main, source: 'https://example.org/what?', date: '2031-12-31' },
  ]

  it.each(documents)('is what the engine makes: $title, $issuer, $place', async (document) => {
    const { Cite, plugins } = await loadCitationLibrary()
    await import('@citation-js/plugin-csl')
    const { styles } = plugins.config.get('@csl')
    styles.add('official-document-chicago', readFileSync('test/cite/chicago.csl', 'utf8'))
    const passage = passageAt('5', document)
    const texts = textsOf(passage)
    // The institution that is the author isn't named a second time.
    const cite = new Cite([{ ...cslItem(document, texts), publisher: '', note: '' }])
    const options = { template, lang: 'en-US', format: 'text' } as const
    const entry = cite.format('bibliography', options).trim()
    // `verse` is the kind of locator that styles set no word before, since ours brings its own.
    const locator = { id: document.id, label: 'verse', locator: signOf('pinpoint', texts) } as const
    const citation = cite.format('citation', { ...options, entry: [locator] })
    const expected = fillIn(`${entry}\n${citation}`, texts, (_, text) => text)
    expect(await citeInStyle(passage, style)).toBe(expected)
    expect(expected).toContain(document.title)
  })
})
