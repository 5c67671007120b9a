import type { Document, Section } from '../document/document.ts'
import { knownDocuments, type Library, nameInReference } from '../document/library.ts'
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
      `${name}${rangeOf(section.from, section.to)}`.slice(-bounds.label),
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
  return knownDocuments(library)
    .flatMap((document) => outermostSections(document).map((section) => ({ document, section })))
    .filter(({ section: { title } }) => title.length <= longestTitle)
    .slice(0, most)
    .flatMap(({ document, section }) => sectionOffer(section, section.title, document, library))
}

/** The paragraphs from one to another as they are written: "¶5–6". */
export function rangeOf(from: number, to: number): string {
  return from === to ? `¶${from}` : `¶${from}–${to}`
}

function outermostSections({ sections }: Document): readonly Section[] {
  const outermost = Math.min(...sections.map(({ level }) => level))
  return sections.filter(({ level }) => level === outermost)
}

function sectionOffer(
  { from, to }: Section,
  label: string,
  document: Document,
  library: Library,
): readonly Offer[] {
  const reference = {
    document: nameInReference(document, library),
    spans: [{ kind: 'paragraphs', from, to }],
  } as const
  return offer(label, { kind: 'show', reference, at: 0 })
}
