import { h, type Markup } from '../../src/app/http/markup.ts'
import { formatDate } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { attributesOf, ourLanguage } from './languages.ts'
import { readerWords } from './reader-words.ts'

/** The foot of a page: where the text is from, on what terms, how to tell that it is whole, and what else there is. */
export function writeColophon(
  document: Document,
  sha256: string,
  isSealed: boolean,
  others: readonly Document[],
): Markup {
  const { id, title, issuer, place, short, source, rights } = document
  const own = attributesOf(document.language, 'en')
  return h('footer.colophon', { ...ourLanguage(document) }, [
    h('h2', {}, readerWords.about),
    h('dl', {}, [
      entry(readerWords.title, h('span', { ...own }, title)),
      entry(readerWords.issuer, h('span', { ...own }, issuer)),
      place === null ? null : entry(readerWords.place, place),
      entry(readerWords.date, formatDate(document)),
      entry(readerWords.shortName, short),
      entry(readerWords.officialSource, h('a.address', { href: source, rel: ['external'] }, source)),
      rights === null ? null : entry(readerWords.rights, rights),
      entry(readerWords.hash, [
        h('code.hash', {}, sha256),
        h('p', {}, readerWords.hashOf),
        h('p', {}, isSealed ? readerWords.sealed : readerWords.unsealed),
      ]),
      entry(readerWords.asData, [
        h('a', { href: `${id}.json`, type: 'application/json' }, 'JSON'),
        ' ',
        h('a', { href: `${id}.md`, type: 'text/markdown' }, 'Markdown'),
        ' ',
        h('a', { href: `${id}.akn.xml`, type: 'application/akn+xml' }, 'Akoma Ntoso'),
      ]),
    ]),
    h('p', {}, h('a', { href: `${id}.check` }, readerWords.checkLink)),
    others.length === 0
      ? null
      : h('nav', { ariaLabelledBy: ['others'] }, [
          h('h2', { id: 'others' }, readerWords.otherDocuments),
          h(
            'ul',
            { role: 'list' },
            others.map((other) =>
              h('li', {}, [
                h('a', { href: other.id, ...attributesOf(other.language, 'en') }, other.title),
                ` ${[other.place, formatDate(other)].filter((part) => part !== null).join(', ')}`,
              ]),
            ),
          ),
        ]),
  ])
}

function entry(name: string, value: Markup): Markup {
  return [h('dt', {}, name), h('dd', {}, value)]
}
