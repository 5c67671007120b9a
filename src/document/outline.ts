import { createMemory } from '../text/memory.ts'
import { basicUnitsOf, sectionsOf } from './basic-units.ts'
import type { Document } from './document.ts'

/** What is asked of every document of a library, also of those that nobody looks into. */
export interface Outline {
  /** The titles of its sections, in order. */
  readonly titles: readonly string[]
  /** How many basic units it has. */
  readonly basicUnits: number
}

const known = createMemory<Document, Outline>()

/** The outline of a document, for which one that was kept need not be opened. */
export function outlineOf(document: Document): Outline {
  const found = known.get(document)
  if (found !== undefined) return found
  // "Article 5" without a heading is no title, but a reference.
  const titles = sectionsOf(document).flatMap(({ unit: { title } }) => title ?? [])
  const outline = { titles, basicUnits: basicUnitsOf(document).length }
  known.set(document, outline)
  return outline
}

/** Says what the outline of a document is that isn't open. */
export function rememberOutline(document: Document, outline: Outline): void {
  known.set(document, outline)
}
