import { basicUnitsOf, sectionsOf } from '../../../src/document/basic-units.ts'
import type { Document } from '../../../src/document/document.ts'
import { isMain, type Library } from '../../../src/document/library.ts'
import { passageAt } from '../../../src/document/passage.ts'
import { describeVersion, namePassage } from './describe-passage.ts'
import type { DocumentData, Structure } from './schemas.ts'

/** What a document is, without its words. */
export function describeDocument(document: Document, library: Library, seal: string): DocumentData {
  const { id, title, short, date, place, issuer, source, page, language, rights } = document
  return {
    ...{ id, title, short, date, place, issuer, source, page, language, rights },
    version: describeVersion(document),
    seal,
    isMain: isMain(document, library),
    passages: basicUnitsOf(document).length,
  }
}

/** Its headings, and what its passages are called. */
export function describeStructure(document: Document, library: Library, seal: string): Structure {
  return {
    document: describeDocument(document, library, seal),
    sections: sectionsOf(document).map(({ unit, title, level, from, to }) => ({
      path: unit.id,
      label: unit.isOurs ? null : unit.label,
      title,
      level,
      from: from.id,
      to: to.id,
    })),
    passages: basicUnitsOf(document).flatMap(({ id }) => {
      const passage = passageAt(id, document)
      return passage === null ? [] : [namePassage(passage)]
    }),
  }
}
