import { h } from '../../src/app/http/markup.ts'
import { type CitationStyle, citationStyles, citeInStyle } from '../../src/cite/style.ts'
import { fullCitation, passageAddress, shortCitation } from '../../src/document/citation.ts'
import type { NamedPlace } from './find-place.ts'
import { readerWords } from './reader-words.ts'
import { type Shell, writeShell } from './write-shell.ts'

/**
 * The citation of a passage in every style, as a page. `address` is that of the document's page, null where it is not
 * public; the styles for papers name the official source, which outlives any server.
 */
export async function writeCitePage(
  shell: Shell,
  { passages: [passage] }: NamedPlace,
  address: string | null,
): Promise<string> {
  const { id, language } = shell.document
  const link = address === null ? passage.document.source : passageAddress(address, passage.place)
  const written: (readonly [keyof typeof readerWords.styleNames, string])[] = [
    ['short', `${shortCitation(passage)}\n${link}`],
    ['full', `${fullCitation(passage)}\n${link}`],
  ]
  for (const style of citationStyles satisfies readonly CitationStyle[]) {
    written.push([style, (await citeInStyle(passage, style)).trim()])
  }
  const title = readerWords.citeTitle(shortCitation(passage))
  return writeShell(shell, {
    title,
    language: 'en',
    query: '',
    base: '',
    head: h('meta', { name: 'robots', content: 'noindex' }),
    body: h('div.sheet.plain', {}, [
      h('main', { id: 'text', tabIndex: -1 }, [
        h('h1', { id: 'styles' }, title),
        h(
          'div.style-list',
          {},
          written.map(([style, text]) =>
            h('section', { ariaLabelledBy: [`style-${style}`] }, [
              h('h2', { id: `style-${style}` }, readerWords.styleNames[style]),
              h('pre.copyable', { lang: language, dir: 'auto' }, text),
            ]),
          ),
        ),
        h('p', {}, h('a', { href: passageAddress(id, passage.place) }, readerWords.backToPassage)),
      ]),
    ]),
  })
}
