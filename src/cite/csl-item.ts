import type { Document } from '../document/document.ts'
import { signOf, type Texts } from './texts.ts'

/**
 * A passage of a document as CSL-JSON has it, with signs for its texts: a page on the web by an institution. Of the types
 * that CSL has, the one whose whole date APA prints, and which claims nothing that we do not know ("technical report",
 * "statute"). A database of sources has no citations: the publisher has a field, and the passage is a note.
 */
export function cslItem(document: Document, texts: Texts) {
  return {
    id: document.id,
    type: 'webpage',
    // `literal`, so that nothing takes a name apart and turns it round.
    author: [{ literal: signOf('issuer', texts) }],
    title: signOf('title', texts),
    issued: { 'date-parts': [document.date.split('-').map(Number)] },
    ...(texts.place === '' ? {} : { 'publisher-place': signOf('place', texts) }),
    URL: signOf('address', texts),
    language: document.language,
    publisher: signOf('issuer', texts),
    note: signOf('pinpoint', texts),
  }
}
