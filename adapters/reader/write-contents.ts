import { h, type Markup } from '../../src/app/http/markup.ts'
import { basicUnitsOf, type Section, sectionsOf } from '../../src/document/basic-units.ts'
import { anchorOf } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { wholeUnit } from '../../src/document/passage.ts'
import { isNumberedThrough, sectionRange } from '../../src/document/section.ts'
import { childrenOf } from '../../src/document/tree.ts'
import { headingAnchor } from './heading-anchor.ts'
import { attributesOf } from './languages.ts'
import { readerWords } from './reader-words.ts'

// As many as can be looked over beside the text.
const manySections = 24

/**
 * The sections of a document with their paragraphs, folded until they are wanted where there is no room beside the text. Of
 * many, each of the outermost folds too. `page` stands before each link's fragment: nothing on the document's own page.
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
              h('a', { href: `${page}#${anchorOf(wholeUnit(first.unit.id))}` }, readerWords.opening),
              ' ',
              writeParagraphs({ ...section, from: first, to: last }, document),
            ]),
        sections.length > manySections
          ? groupsOf(sections).map((group) => writeGroup(group, document, page))
          : sections.map((each) => writeEntry(each, document, page)),
      ]),
    ]),
  ])
}

/** Each of the outermost sections with those inside it. */
function groupsOf(sections: readonly Section[]): readonly (readonly [Section, ...Section[]])[] {
  const outermost = Math.min(...sections.map(({ level }) => level))
  const groups: [Section, ...Section[]][] = []
  for (const section of sections) {
    const open = groups.at(-1)
    if (section.level === outermost || open === undefined) groups.push([section])
    else open.push(section)
  }
  return groups
}

function writeGroup([outer, ...inner]: readonly [Section, ...Section[]], document: Document, page: string) {
  if (inner.length === 0) return writeEntry(outer, document, page)
  const heading = writeLink(outer, document, page)
  return h('li.group', {}, [
    h('details', {}, [
      h('summary', {}, [heading, ' ', writeRange(outer, document)]),
      h(
        'ol',
        { role: 'list' },
        inner.map((each) => writeEntry(each, document, page)),
      ),
    ]),
  ])
}

function writeEntry(section: Section, document: Document, page: string): Markup {
  return h('li', { className: [`level-${Math.min(section.level, 6)}`] }, [
    writeLink(section, document, page),
    ' ',
    writeRange(section, document),
  ])
}

function writeLink({ unit }: Section, { language }: Document, page: string): Markup {
  const heading = [unit.label, unit.title].filter((each) => each !== null).join(' ')
  return h('a.words', { href: `${page}#${headingAnchor(unit)}`, lang: language }, heading)
}

/** "¶5–6", where the paragraphs are numbered through the text; null elsewhere. */
function writeParagraphs(section: Section, document: Document): Markup {
  return isNumberedThrough(section) ? h('span.range', {}, sectionRange(section, document)) : null
}

/** The same, or "1–4" of the articles under a heading. */
function writeRange(section: Section, document: Document): Markup {
  const paragraphs = writeParagraphs(section, document)
  if (paragraphs !== null) return paragraphs
  const articles = childrenOf(section.unit, document).filter(({ kind }) => kind === 'article')
  const [first, last] = [articles[0], articles.at(-1)]
  if (section.unit.kind !== 'division' || first === undefined || last === undefined) return null
  const range = first === last ? first.number : `${first.number}–${last.number}`
  return h('span.range', { dir: attributesOf('en', document.language).dir }, range)
}
