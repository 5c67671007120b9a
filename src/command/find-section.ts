import { type Section, sectionsOf } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import { outlineOf } from '../document/outline.ts'
import { isWhole, type KnownDocument } from '../document/reference/known.ts'
import type { Reference } from '../document/reference/step.ts'
import { sectionSpan } from '../document/section.ts'
import { rememberFor } from '../text/remember-for.ts'
import { foldWords } from '../text/words.ts'

/** A section that a text names by its title. */
export interface FoundSection {
  readonly title: string
  readonly reference: Reference
  /** Whether nothing but a section can be meant: one word may as well be searched for. */
  readonly isCertain: boolean
}

/**
 * The section whose title a text is, with or without "section", "part" or "chapter" before or after it; null where it is
 * no title. Its reference names the document unless that is the main one.
 */
export function findSection(text: string, documents: readonly KnownDocument[]): FoundSection | null {
  const [, lead, middle = '', tail] =
    /^(?:the )?(?:(section|part|chapter|heading)\b(?: on| about| called| named| titled| entitled)? )?(.*?)(?: (section|part|chapter|heading))?$/iu.exec(
      text.replace(/[\s.,;:!?]+$/u, '').slice(0, longest),
    ) ?? []
  if (!documents.some((document) => isWhole(document) && mayBeTitleOf(document, middle))) return null
  const wanted = fold(middle)
  const isOneWord = !wanted.includes(' ')
  if (wanted === '') return null
  const isSection = lead !== undefined || tail !== undefined
  for (const [at, document] of documents.entries()) {
    if (!isWhole(document) || !titlesOf(document).has(wanted)) continue
    const section = sectionsByTitle(document).get(wanted)
    if (section === undefined) continue
    const { title } = section
    const reference = { document: at === 0 ? null : document.id, spans: [sectionSpan(section, document)] }
    return { title, reference, isCertain: isSection || !isOneWord }
  }
  return null
}

/** Every question is held against them, so no document is opened for them. */
const titlesOf = rememberFor(
  (document: Document): ReadonlySet<string> => new Set(outlineOf(document).titles.map(fold)),
)

/** Whether a title begins with the first word of a text, so that most questions need no further look. */
function mayBeTitleOf(document: Document, text: string): boolean {
  const [begun = ''] = /^\S+/u.exec(text.trimStart()) ?? []
  const [first] = foldWords(begun)
  // What has no words before its first space may have them after it.
  return first === undefined || beginningsOf(document).has(first.toLowerCase())
}

const beginningsOf = rememberFor(
  (document: Document): ReadonlySet<string> =>
    new Set(Array.from(titlesOf(document), (title) => (title.split(' ')[0] ?? '').toLowerCase())),
)

/** The sections by their folded titles, the first of those that are called the same. */
const sectionsByTitle = rememberFor((document: Document): ReadonlyMap<string, Section> => {
  const byTitle = new Map<string, Section>()
  for (const section of sectionsOf(document)) {
    // "Article 5" without a heading is no title, but a reference.
    if (section.unit.title !== null) byTitle.getOrInsert(fold(section.title), section)
  }
  return byTitle
})

function fold(title: string): string {
  return foldWords(title).join(' ')
}

// A heading has at most so many characters.
const longest = 320
