import { excerptOf } from '../../src/answer/excerpt.ts'
import { h, type Markup } from '../../src/app/http/markup.ts'
import { anchorOf, shortCitation } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import type { Hit } from '../../src/search/hit.ts'
import { attributesOf, ourLanguage } from './languages.ts'
import { writeSpans } from './mark-words.ts'
import { readerWords } from './reader-words.ts'
import type { Found } from './search-document.ts'

// All that was found is marked in the text; a list of more is no help.
const mostListed = 20
// Two lines.
const longestExcerpt = 160

/** What was found, above the text: each passage as a link to its place, here or on the page of another document. */
export function writeFound(found: Found, document: Document): Markup {
  const { query, heading, notes, here, elsewhere, retries } = found
  return h('section.results', { ...ourLanguage(document), ariaLabelledBy: ['results'] }, [
    h('h2', { id: 'results' }, heading),
    notes.map((note) => h('p', {}, writeSpans(note))),
    writeHits(here, ({ passage }) => `#${anchorOf(passage.place)}`),
    elsewhere.length > 0 ? h('h3', {}, readerWords.elsewhere) : null,
    writeHits(
      elsewhere,
      ({ passage }) => `${searchAddress(passage.document, query)}#${anchorOf(passage.place)}`,
    ),
    h('p.retries', {}, [
      retries.map((retry) => [h('a', { href: searchAddress(document, retry.query) }, retry.label), ' ']),
      h('a', { href: document.id }, readerWords.back),
    ]),
  ])
}

/** The page of a document with a question, as an address relative to the pages beside it. */
function searchAddress({ id }: Document, query: string): string {
  return `${id}?${new URLSearchParams({ q: query })}`
}

function writeHits(hits: readonly Hit[], addressOf: (hit: Hit) => string): Markup {
  if (hits.length === 0) return null
  const listed = hits.slice(0, mostListed)
  return [
    h(
      'ol.hits',
      { role: 'list' },
      listed.map((hit) => {
        const { section, document } = hit.passage
        return h('li', {}, [
          h('a', { href: addressOf(hit) }, shortCitation(hit.passage)),
          section === null ? null : h('span.words', { ...attributesOf(document.language, 'en') }, section),
          h(
            'p.words',
            { ...attributesOf(document.language, 'en') },
            writeSpans(excerptOf(hit, longestExcerpt)),
          ),
        ])
      }),
    ),
    hits.length > listed.length ? h('p', {}, readerWords.moreFound(hits.length - listed.length)) : null,
  ]
}
