import { h, type Markup, writeHtml } from '../../src/app/http/markup.ts'
import type { Assets } from '../../src/app/http/page-assets.ts'
import { anchorOf, formatDate } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { formatSpan } from '../../src/document/reference.ts'
import { sectionAnchor } from './nest-sections.ts'
import { readerWords } from './reader-words.ts'
import { type Found, longestQuery } from './search-document.ts'
import { writeColophon } from './write-colophon.ts'
import { writeFound } from './write-found.ts'
import type { TextWriter } from './write-text.ts'

export interface Page {
  readonly document: Document
  readonly text: TextWriter
  /** The seal of the text as it stands, 64 hexadecimal digits. */
  readonly sha256: string
  /** The address of the page, null where it is not public. */
  readonly address: string | null
  readonly isSealed: boolean
  readonly others: readonly Document[]
  readonly assets: Assets | null
  readonly hasPlayground: boolean
}

// A paragraph sign in a browser's tab.
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='6' fill='%237a2a1d'/%3E%3Ctext x='16' y='24' font-family='Georgia,serif' font-size='24' text-anchor='middle' fill='%23fff'%3E¶%3C/text%3E%3C/svg%3E"

// The paper of reader.css.
const paper = { light: '#fbfaf6', dark: '#171613' }

/** The page of a document as HTML, with what a question found, where one was asked. */
export function writePage(page: Page, found: Found | null): string {
  const { document, sha256, isSealed, others } = page
  return writeHtml(
    h('html', { lang: document.language, dataShort: document.short }, [
      writeHead(page, found),
      h('body', {}, [
        h('a.skip', { href: '#text', lang: 'en' }, readerWords.skip),
        writeBar(page, found),
        h('div.sheet', {}, [
          // Whoever has searched wants to see what was found first.
          found === null ? null : writeFound(found, document),
          writeContents(document),
          h('main', { dataDocument: document.id }, [
            h('article', { id: 'text', tabIndex: -1, ariaLabelledBy: ['title'] }, [
              writeTitle(document),
              page.text.write(found?.here ?? []),
            ]),
          ]),
          writeColophon(document, sha256, isSealed, others),
        ]),
        h('p.status', { role: 'status', lang: 'en' }),
      ]),
    ]),
  )
}

function writeHead({ document, address, assets }: Page, found: Found | null): Markup {
  const { id, title, short } = document
  return h('head', {}, [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', {}, `${short}: ${title}`),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'theme-color', media: '(prefers-color-scheme: light)', content: paper.light }),
    h('meta', { name: 'theme-color', media: '(prefers-color-scheme: dark)', content: paper.dark }),
    found === null ? null : h('meta', { name: 'robots', content: 'noindex' }),
    address === null ? null : h('link', { rel: ['canonical'], href: address }),
    h('link', { rel: ['alternate'], type: 'application/json', href: `${id}.json` }),
    h('link', { rel: ['alternate'], type: 'text/markdown', href: `${id}.md` }),
    h('link', { rel: ['icon'], href: icon }),
    (assets?.styles ?? []).map((href) => h('link', { rel: ['stylesheet'], href })),
    (assets?.scripts ?? []).map((src) => h('script', { type: 'module', src })),
  ])
}

function writeBar({ document, hasPlayground }: Page, found: Found | null): Markup {
  return h('header.bar', { lang: 'en' }, [
    hasPlayground
      ? h('a.home', { href: './/' }, `← ${readerWords.playground}`)
      : h('span.home', {}, readerWords.reader),
    h('form', { role: 'search', method: 'get', action: document.id }, [
      h('label', { htmlFor: 'q' }, readerWords.searchLabel),
      h('input', {
        type: 'search',
        id: 'q',
        name: 'q',
        value: found?.query ?? '',
        maxLength: longestQuery,
        placeholder: readerWords.searchHint,
        autoComplete: 'off',
        spellCheck: 'false',
      }),
      h('button', { type: 'submit' }, readerWords.searchButton),
    ]),
  ])
}

function writeContents({ sections, paragraphs, language }: Document): Markup {
  if (sections.length === 0) return null
  const opening = paragraphs.filter(({ number }) => number < (sections[0]?.from ?? 0))
  const [first, last] = [opening[0], opening.at(-1)]
  return h('nav.contents', { ariaLabelledBy: ['contents'], lang: 'en' }, [
    h('h2', { id: 'contents' }, readerWords.contents),
    h('ol', { role: 'list' }, [
      first === undefined || last === undefined
        ? null
        : h('li', {}, [
            h(
              'a',
              { href: `#${anchorOf({ paragraph: first.number, item: null, sentences: null })}` },
              readerWords.opening,
            ),
            ' ',
            writeRange(first.number, last.number),
          ]),
      sections.map(({ title, level, from, to }, index) =>
        h('li', { className: [`level-${level}`] }, [
          h('a.words', { href: `#${sectionAnchor(index)}`, lang: language }, title),
          ' ',
          writeRange(from, to),
        ]),
      ),
    ]),
  ])
}

function writeRange(from: number, to: number): Markup {
  return h('span.range', {}, `¶${formatSpan({ kind: 'paragraphs', from, to })}`)
}

function writeTitle(document: Document): Markup {
  const { title, place, date, issuer, paragraphs } = document
  const isOurs = paragraphs.some(
    ({ numbered, parts }) =>
      !numbered || parts.some((part) => part.kind === 'item' && part.marker !== 'letter'),
  )
  return h('header.title', {}, [
    h('p.issuer', {}, issuer),
    h('h1.words', { id: 'title' }, title),
    h('p.published', {}, [
      place === null ? null : h('span', {}, place),
      place === null ? null : ', ',
      h('time', { dateTime: date, lang: 'en' }, formatDate(document)),
    ]),
    isOurs ? h('p.note', { lang: 'en' }, readerWords.numbersAreOurs) : null,
  ])
}
