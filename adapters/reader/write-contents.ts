import { h, type Markup } from '../../src/app/http/markup.ts'
import { basicUnitsOf, type Section, sectionsOf } from '../../src/document/basic-units.ts'
import { anchorOf } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { wholeUnit } from '../../src/document/passage.ts'
import { isNumberedThrough, sectionRange } from '../../src/document/section.ts'
import { headingAnchor } from './heading-anchor.ts'
import { readerWords } from './reader-words.ts'

/**
 * The sections of a document with their paragraphs, folded until they are wanted where there is no room beside the text.
 * `page` stands before each link's fragment: nothing on the document's own page.
 */
export function writeContents(document: Document, page: string): Markup {
  const sections = sectionsOf(document)
  const [section] = sections
  if (section === undefined) return null
  const opening = basicUnitsOf(document).slice(0, section.from.index)
  const [first, last] = [opening[0], opening.at(-1)]
  return h('nav.contents', { ariaLabelledBy: ['contents'], lang: 'en' }, [
    h('details', {}, [
      h('summary', {}, h('h2', { id: 'contents' }, readerWords.contents)),
      h('ol', { role: 'list' }, [
        first === undefined || last === undefined
          ? null
          : h('li', {}, [
              h('a', { href: `${page}#${anchorOf(wholeUnit(first.id))}` }, readerWords.opening),
              ' ',
              writeRange({ ...section, from: first, to: last }, document),
            ]),
        sections.map((each) => writeEntry(each, document, page)),
      ]),
    ]),
  ])
}

function writeEntry(section: Section, document: Document, page: string): Markup {
  const { unit, level } = section
  const heading = [unit.label, unit.title].filter((each) => each !== null).join(' ')
  return h('li', { className: [`level-${Math.min(level, 6)}`] }, [
    h('a.words', { href: `${page}#${headingAnchor(unit)}`, lang: document.language }, heading),
    ' ',
    writeRange(section, document),
  ])
}

/** "¶5–6", where the paragraphs are numbered through the text. */
function writeRange(section: Section, document: Document): Markup {
  return isNumberedThrough(section) ? h('span.range', {}, sectionRange(section, document)) : null
}
