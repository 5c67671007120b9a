import { type Section, sectionsOf } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import { knownDocuments, type Library, nameInReference } from '../document/library.ts'
import { sectionRange, sectionReference } from '../document/section.ts'
import { bounds, offer } from '../message/create-reply.ts'
import type { Offer } from '../message/reply.ts'

// A button with more words is no button.
const longestTitle = 28

/** Each section's paragraphs, a click away, named by their numbers; of nested sections only the outermost, since they hold the others. */
export function sectionOffers(document: Document, library: Library): readonly Offer[] {
  const name = nameInReference(document, library) === null ? '' : `${document.short} `
  return outermostSections(document).flatMap((section) =>
    sectionOffer(
      section,
      `${name}${sectionRange(section, document) || section.title}`.slice(-bounds.label),
      document,
      library,
    ),
  )
}

/** Each outermost section's paragraphs, a click away, named by its title. */
export function sectionsByTitle(document: Document, library: Library): readonly Offer[] {
  return outermostSections(document).flatMap((section) =>
    sectionOffer(section, section.title, document, library),
  )
}

/** The first sections that a button can name by their titles, at most so many. */
export function sectionTitles(library: Library, most: number): readonly Offer[] {
  // No document is looked into once there are enough.
  return knownDocuments(library)
    .values()
    .flatMap((document) => outermostSections(document).map((section) => ({ document, section })))
    .filter(({ section: { title } }) => title.length <= longestTitle)
    .take(most)
    .flatMap(({ document, section }) => sectionOffer(section, section.title, document, library))
    .toArray()
}

function outermostSections(document: Document): readonly Section[] {
  const sections = sectionsOf(document)
  const outermost = Math.min(...sections.map(({ level }) => level))
  return sections.filter(({ level }) => level === outermost)
}

function sectionOffer(
  section: Section,
  label: string,
  document: Document,
  library: Library,
): readonly Offer[] {
  return offer(label, { kind: 'show', reference: sectionReference(section, document, library), at: 0 })
}
