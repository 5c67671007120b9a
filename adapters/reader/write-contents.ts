import { h, type Markup } from '../../src/app/http/markup.ts'
import { anchorOf } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { wholeParagraph } from '../../src/document/passage.ts'
import { formatSpan } from '../../src/document/reference.ts'
import { sectionAnchor } from './nest-sections.ts'
import { readerWords } from './reader-words.ts'

/**
 * The sections of a document with their paragraphs, folded until they are wanted where there is no room beside the text.
 * `page` stands before each link's fragment: nothing on the document's own page.
 */
export function writeContents({ sections, paragraphs, language }: Document, page: string): Markup {
  if (sections.length === 0) return null
  const opening = paragraphs.filter(({ number }) => number < (sections[0]?.from ?? 0))
  const [first, last] = [opening[0], opening.at(-1)]
  return h('nav.contents', { ariaLabelledBy: ['contents'], lang: 'en' }, [
    h('details', {}, [
      h('summary', {}, h('h2', { id: 'contents' }, readerWords.contents)),
      h('ol', { role: 'list' }, [
        first === undefined || last === undefined
          ? null
          : h('li', {}, [
              h('a', { href: `${page}#${anchorOf(wholeParagraph(first.number))}` }, readerWords.opening),
              ' ',
              writeRange(first.number, last.number),
            ]),
        sections.map(({ title, level, from, to }, index) =>
          h('li', { className: [`level-${level}`] }, [
            h('a.words', { href: `${page}#${sectionAnchor(index)}`, lang: language }, title),
            ' ',
            writeRange(from, to),
          ]),
        ),
      ]),
    ]),
  ])
}

function writeRange(from: number, to: number): Markup {
  return h('span.range', {}, `¶${formatSpan({ kind: 'paragraphs', from, to })}`)
}
