import { h } from '../../src/app/http/markup.ts'
import type { Document } from '../../src/document/document.ts'
import { attributesOf } from './languages.ts'
import { readerWords } from './reader-words.ts'
import { writeContents } from './write-contents.ts'
import { type Shell, writeShell } from './write-shell.ts'

/** A page that says why something is refused or missing, with the search, the contents and the other documents. */
export function writeRefusal(
  shell: Shell,
  others: readonly Document[],
  status: number,
  sentence: string,
): string {
  const { document } = shell
  const { id, short } = document
  const heading = status === 404 ? readerWords.missing : readerWords.refused
  return writeShell(shell, {
    title: `${heading}: ${short}`,
    language: 'en',
    query: '',
    base: '/',
    head: h('meta', { name: 'robots', content: 'noindex' }),
    body: h('div.sheet', {}, [
      h('main', { id: 'text', tabIndex: -1 }, [
        h('header.title', {}, [
          h('p.issuer', {}, String(status)),
          h('h1', {}, heading),
          h('p', {}, status === 404 ? readerWords.missingWhat : sentence),
        ]),
        writeContents(document, `/${id}`),
        h(
          'ul.documents',
          { role: 'list' },
          [document, ...others].map((each) =>
            h('li', {}, h('a', { href: `/${each.id}`, ...attributesOf(each.language, 'en') }, each.title)),
          ),
        ),
      ]),
    ]),
  })
}
