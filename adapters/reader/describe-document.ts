import { actionItemsOf } from '../../src/actions/action-items.ts'
import { fullCitation, passageAddress, shortCitation } from '../../src/document/citation.ts'
import type { Document, Paragraph, Part } from '../../src/document/document.ts'
import { paragraphPassage, passageId } from '../../src/document/passage.ts'

/** A document as data, for `/<id>.json`; `page` is the address of its page, null where that is not public. */
export function describeDocument(document: Document, page: string | null, sha256: string, isSealed: boolean) {
  const { id, title, short, date, place, issuer, source, language, rights, sections, closing } = document
  return {
    id,
    title,
    short,
    date,
    place,
    issuer,
    source,
    language,
    rights,
    sha256,
    isSealed,
    url: page,
    sections: sections.map(({ title, level, from, to }) => ({ title, level, from, to })),
    paragraphs: document.paragraphs.map((paragraph) => describeParagraph(document, paragraph, page)),
    closing,
    actions: actionItemsOf(document).map((passage) => passageId(passage.place)),
  }
}

function describeParagraph(document: Document, paragraph: Paragraph, page: string | null) {
  const { number, numbered, section, parts } = paragraph
  const passage = paragraphPassage(document, paragraph)
  return {
    number,
    numbered,
    section,
    citation: { short: shortCitation(passage), full: fullCitation(passage) },
    url: page === null ? null : passageAddress(page, passage.place),
    parts: parts.map((part) => describePart(part, number)),
  }
}

function describePart(part: Part, number: number) {
  const { kind, text } = part
  if (kind === 'text') return { kind, id: null, marker: null, text }
  return {
    kind,
    id: passageId({ paragraph: number, item: part.letter, sentences: null }),
    marker: part.marker,
    text,
  }
}
