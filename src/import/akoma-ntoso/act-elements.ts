import { elementsOf, type XmlElement } from '../packed/xml-tree.ts'

export const divisions = new Set(
  'book tome part subpart title subtitle chapter subchapter division subdivision hcontainer'.split(' '),
)
export const articles = new Set('article rule section regulation'.split(' '))
export const entries = new Set(
  'paragraph subparagraph subsection clause subclause level point indent item alinea crossHeading tblock list sublist transitional proviso'.split(
    ' ',
  ),
)
const others = new Set(
  'meta presentation p block num heading subheading table toc content intro wrapUp listIntroduction listWrapUp blockList quotedStructure embeddedStructure preamble body mainBody judgmentBody conclusions attachments attachment components component'.split(
    ' ',
  ),
)
export const covers = new Set(['preface', 'coverPage', 'header'])

/** Why the words of an element are no part of the text; null where they are. */
export function whyLeftOut({ name, attributes }: XmlElement): string | null {
  if (name === 'toc') return 'a table of contents'
  if (covers.has(name)) return 'the cover'
  if (attributes.class === 'author') return 'who speaks'
  return attributes.status === 'editorial' ? 'an editor’s mark' : null
}

/** Whether an element is part of a line of text; a note is, whatever it holds. */
export function isInline(element: XmlElement): boolean {
  if (element.name === 'authorialNote') return true
  const { name } = element
  const isBlock =
    others.has(name) || divisions.has(name) || articles.has(name) || entries.has(name) || covers.has(name)
  return !isBlock && elementsOf(element).every(isInline)
}
