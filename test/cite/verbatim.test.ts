import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citeInStyle } from '../../src/cite/style.ts'
import type { Document } from '../../src/document/document.ts'
import { harbour, vancouver } from '../library.ts'
import { runs } from '../run-length.ts'
import { passageAt } from './passage-at.ts'
import { readBack } from './read-back.ts'

const hostile = [
  'Definitions & <scope>',
  'On {braces}, "quotes" and ‘more “quotes”’',
  'An open { brace',
  'A closing } brace, 50% of # and a_b for $5 ~ ^ \\',
  'Of <i>italics</i>, <b>bold</b> and <span class="nocase">spans</span>',
  'Of &lt;entities&gt; &amp; &#x27;more&#x27;',
  "The ports' own -- or others' --- ''rules'' and ,,more,,",
  'Καλημέρα, 안녕하세요, שלום עולם, مرحبا, é and a family 👨‍👩‍👧‍👦',
  'the title in lower case, the TITLE IN CAPITALS and the McTitle',
  'Part 1: what is said. Part 2: what is meant',
  '\\textbf{bold} \\input{secret} @misc{key, title = {other}}',
  'Signs for private use: \uE000 \uE001 \uE002 \uE003 \uE004',
  'Who pays?',
  'Ports unite!',
  'The accord of the ports.',
  'A title so long that it would have to be broken in a file of RIS, and would be broken inside of one of its words',
]

const pieces = [
  ...hostile.join(''),
  'and',
  ' and ',
  ' ',
  'Port',
  '--',
  '<i>',
  '</i>',
  '{{',
  '}}',
  '?',
  '.',
  '!',
]
const text = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join('').replace(/\s+/gu, ' ').trim())
  // The library, as a reader of RIS, takes this for the end of the field's name.
  .filter((made) => made !== '' && !made.includes('  - '))

describe.each(hostile)('A title of all sorts: %s', (title) => {
  const document = { ...harbour.main, title }

  it('is verbatim in APA, Chicago and RIS', async () => {
    await expectVerbatim(document)
  })

  it('comes back from BibTeX and RIS', async () => {
    await expectRoundTrip(document)
  })
})

describe.each(hostile)('An issuer of all sorts: %s', (issuer) => {
  // RIS has no institutions: a comma there always divides the name of a person.
  const document = { ...harbour.main, issuer: issuer.replaceAll(',', ';') }

  it('is verbatim in APA, Chicago and RIS', async () => {
    await expectVerbatim(document)
  })

  it('comes back from BibTeX and RIS', async () => {
    await expectRoundTrip(document)
  })
})

describe('Citations', () => {
  it('are verbatim, whatever the title', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, (title, place) => expectVerbatim({ ...harbour.main, title, place })),
      { numRuns: runs(300) },
    )
  })

  it('come back from BibTeX and RIS, whatever the title', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, (title, place) => expectRoundTrip({ ...harbour.main, title, place })),
      { numRuns: runs(300) },
    )
  })

  it.each([vancouver.main, harbour.main])('of $short come back from BibTeX and RIS', async (document) => {
    await expectRoundTrip(document)
  })

  it.each([
    'https://example.org/a_b%20c?x=1&y=2#z~',
    'https://example.org/?q=who?',
    'https://example.org/a.',
    'https://example.org/안녕',
  ])('have the address as it is: %s', async (source) => {
    await expectRoundTrip({ ...harbour.main, source })
    for (const style of ['apa', 'chicago', 'ris', 'bibtex'] as const) {
      expect(await citeInStyle(passageAt('1', { ...harbour.main, source }), style)).toContain(source)
    }
  })

  it('leave no brace of an address in BibTeX, which counts them', async () => {
    const source = 'https://example.org/a}b{c\\d'
    const citation = await citeInStyle(passageAt('1', { ...harbour.main, source }), 'bibtex')
    expect(citation).toContain('\turl = {https://example.org/a%7Db%7Bc%5Cd},\n')
  })

  it('are of lines, whatever lines a title has', async () => {
    const document = { ...harbour.main, title: 'Of\nports\r\nand\u2028ships' }
    expect(await citeInStyle(passageAt('1', document), 'ris')).toContain('\nTI  - Of ports and ships\nUR  - ')
    expect((await citeInStyle(passageAt('1', document), 'apa')).split('\n')).toHaveLength(2)
  })
})

describe('BibTeX', () => {
  it('writes every character that acts as the command for it', async () => {
    const document = {
      ...harbour.main,
      title: "\\ { } % # & $ _ ~ ^ < > | ` -- '' \" @",
      issuer: 'A & B and C',
    }
    const citation = await citeInStyle(passageAt('1', document), 'bibtex')
    expect(citation).toContain(
      '\ttitle = {{\\textbackslash{} \\textbraceleft{} \\textbraceright{} \\% \\# \\& \\$ \\_ \\textasciitilde{} ' +
        "\\textasciicircum{} \\textless{} \\textgreater{} \\textbar{} \\textasciigrave{} -{}- '{}' \" @}},\n",
    )
    expect(citation).toContain('\tauthor = {{{A \\& B and C}}},\n')
    expect(citation).toContain('\tpublisher = {{A \\& B and C}},\n')
  })

  it('has its braces in pairs, which BibTeX counts whatever stands before them', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (title, issuer) => {
        const citation = await citeInStyle(passageAt('1', { ...harbour.main, title, issuer }), 'bibtex')
        const depths: number[] = []
        for (const character of citation) {
          const depth = depths.at(-1) ?? 0
          if (character === '{') depths.push(depth + 1)
          if (character === '}') depths.push(depth - 1)
        }
        expect(depths.at(-1)).toBe(0)
        // The entry is open until its last character: nothing in a title ends it before.
        expect(depths.slice(0, -1).every((depth) => depth > 0)).toBe(true)
      }),
    )
  })
})

async function expectVerbatim(document: Document): Promise<void> {
  const passage = passageAt('2(c)', document)
  const [apa, chicago, ris] = await Promise.all([
    citeInStyle(passage, 'apa'),
    citeInStyle(passage, 'chicago'),
    citeInStyle(passage, 'ris'),
  ])
  const { issuer, title, place } = document
  const [entry, inText] = apa.split('\n')
  expect(entry?.startsWith(issuer)).toBe(true)
  expect(entry).toContain(`). ${title}`)
  expect(inText).toBe(`(${issuer}, 2031, para. 2, item (c))`)
  expect(chicago.split('\n').map((line) => line.includes(`“${title}`))).toEqual([true, true])
  expect(chicago.split('\n').map((line) => line.includes(` ${place}, April 2, 2031`))).toEqual([true, true])
  expect(ris.split('\n')).toEqual(
    expect.arrayContaining([`TI  - ${title}`, `AU  - ${issuer}`, `PB  - ${issuer}`, `CY  - ${place}`]),
  )
}

async function expectRoundTrip(document: Document): Promise<void> {
  const passage = passageAt('5', document)
  for (const style of ['bibtex', 'ris'] as const) {
    expect(readBack(await citeInStyle(passage, style), style)).toMatchObject({
      id: document.id,
      type: style === 'ris' ? 'webpage' : 'document',
      author: [document.issuer],
      title: document.title,
      issued: { 'date-parts': [document.date.split('-').map(Number)] },
      'publisher-place': document.place,
      publisher: document.issuer,
      URL: decodeURI(document.source),
      note: 'para. 5',
    })
  }
}
