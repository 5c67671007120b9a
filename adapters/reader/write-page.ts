import { h, type Markup } from '../../src/app/http/markup.ts'
import { anchorOf, formatDate } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { isInline } from '../../src/document/lines.ts'
import { treeOf } from '../../src/document/tree.ts'
import type { NamedPlace } from './find-place.ts'
import { ourLanguage } from './languages.ts'
import { readerWords } from './reader-words.ts'
import { type Found, toHit } from './search-document.ts'
import { isLong } from './text-setting.ts'
import { writeColophon } from './write-colophon.ts'
import { writeContents } from './write-contents.ts'
import { writeFound } from './write-found.ts'
import { writePreview } from './write-preview.ts'
import { type Shell, writeShell } from './write-shell.ts'
import type { TextWriter } from './write-text.ts'

export interface Page extends Shell {
  readonly text: TextWriter
  /** The seal of the text as it stands, 64 hexadecimal digits. */
  readonly sha256: string
  /** The address of the page, null where it is not public. */
  readonly address: string | null
  readonly isSealed: boolean
  readonly others: readonly Document[]
}

/** The page of a document as HTML, with what a question found or the passages that its address names, where it has either. */
export function writePage(page: Page, found: Found | null, place: NamedPlace | null = null): string {
  const { document, address, sha256, isSealed, others } = page
  const { id, title, short, language } = document
  const [named] = place?.passages ?? []
  const shown = found?.here ?? place?.passages.map(toHit) ?? []
  return writeShell(page, {
    title: place === null ? `${short}: ${title}` : `${place.citation}: ${title}`,
    language,
    query: found?.query ?? '',
    base: '',
    head: [
      writePreview(document, address, place),
      found === null ? null : h('meta', { name: 'robots', content: 'noindex' }),
      address === null ? null : h('link', { rel: ['canonical'], href: address }),
      h('link', { rel: ['alternate'], type: 'application/json', href: `${id}.json` }),
      h('link', { rel: ['alternate'], type: 'text/markdown', href: `${id}.md` }),
      h('link', { rel: ['alternate'], type: 'application/akn+xml', href: `${id}.akn.xml` }),
    ],
    body: h('div.sheet', {}, [
      h('main', { dataDocument: id, dataNamed: named === undefined ? null : anchorOf(named.place) }, [
        // Whoever has searched wants to see what was found first.
        found === null ? null : writeFound(found, document),
        writeTitle(document),
        writeContents(document, ''),
        h(
          'article',
          { id: 'text', className: classesOf(document), tabIndex: -1, ariaLabelledBy: ['title'] },
          page.text.write(shown),
        ),
      ]),
      writeColophon(document, sha256, isSealed, others),
    ]),
  })
}

/** What the style sheet must know of a text: whether it has levels below levels, and whether it is long. */
function classesOf(document: Document): string[] | null {
  const classes = [...(document.format === 1 ? [] : ['tree']), ...(isLong(document) ? ['long'] : [])]
  return classes.length === 0 ? null : classes
}

function writeTitle(document: Document): Markup {
  const { title, place, date, issuer } = document
  const ours = ourLanguage(document)
  const isOurs = treeOf(document).nodes.some(({ unit }) => unit.isOurs && isInline(unit))
  return h('header.title', {}, [
    h('p.issuer', {}, issuer),
    h('h1.words', { id: 'title' }, title),
    h('p.published', {}, [
      place === null ? null : h('span', {}, place),
      place === null ? null : ', ',
      h('time', { dateTime: date, ...ours }, formatDate(document)),
    ]),
    isOurs ? h('p.note', { ...ours }, readerWords.numbersAreOurs) : null,
  ])
}
