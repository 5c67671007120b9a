import { icon } from '../../src/app/http/icon.ts'
import { h, type Markup, writeHtml } from '../../src/app/http/markup.ts'
import type { Assets } from '../../src/app/http/page-assets.ts'
import type { Document } from '../../src/document/document.ts'
import { directionOf } from '../../src/text/direction.ts'
import { attributesOf } from './languages.ts'
import { readerWords } from './reader-words.ts'
import { longestQuery } from './search-document.ts'

/** What all pages of the reader have in common. */
export interface Shell {
  /** The document that the search is of. */
  readonly document: Document
  readonly assets: Assets | null
  readonly hasPlayground: boolean
}

export interface Content {
  readonly title: string
  /** The language of what isn't marked as being in another. */
  readonly language: string
  /** The text in the search box. */
  readonly query: string
  /** Prefix of links to other pages: empty beside a document's page, "/" on pages with any path. */
  readonly base: '' | '/'
  readonly head: Markup
  readonly body: Markup
}

// The paper of reader.css.
const paper = { light: '#fbfaf7', dark: '#15171b' }

/** A whole page as HTML: the bar with the search, which stays in reach, and what is below it. */
export function writeShell(shell: Shell, content: Content): string {
  const { document, assets } = shell
  const ours = attributesOf('en', content.language)
  return writeHtml(
    h('html', { lang: content.language, dir: rightToLeft(content.language), dataShort: document.short }, [
      h('head', {}, [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', {}, content.title),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('meta', { name: 'theme-color', media: '(prefers-color-scheme: light)', content: paper.light }),
        h('meta', { name: 'theme-color', media: '(prefers-color-scheme: dark)', content: paper.dark }),
        content.head,
        h('link', { rel: ['icon'], type: 'image/svg+xml', href: icon }),
        (assets?.styles ?? []).map((href) => h('link', { rel: ['stylesheet'], href })),
        (assets?.scripts ?? []).map((src) => h('script', { type: 'module', src })),
      ]),
      h('body', {}, [
        h('a.skip', { href: '#text', ...ours }, readerWords.skip),
        h('header.bar', { ...ours }, writeBar(shell, content)),
        content.body,
        h('p.status', { role: 'status', ...ours }),
      ]),
    ]),
  )
}

/** Left to right is what pages are without a word. */
function rightToLeft(language: string): 'rtl' | null {
  return directionOf(language) === 'rtl' ? 'rtl' : null
}

function writeBar({ document, hasPlayground }: Shell, { query, base }: Content): Markup {
  return [
    hasPlayground
      ? h('a.home', { href: base === '' ? './/' : base }, `← ${readerWords.playground}`)
      : h('span.home', {}, readerWords.reader),
    h('form.search', { role: 'search', method: 'get', action: `${base}${document.id}` }, [
      h('label.unseen', { htmlFor: 'q' }, readerWords.searchLabel),
      h('input', {
        type: 'search',
        id: 'q',
        name: 'q',
        value: query,
        maxLength: longestQuery,
        placeholder: readerWords.searchHint,
        autoComplete: 'off',
        spellCheck: 'false',
      }),
      h('button', { type: 'submit' }, readerWords.searchButton),
    ]),
    h('a.check', { href: `${base}${document.id}.check` }, readerWords.checkLink),
  ]
}
