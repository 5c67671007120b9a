import type { Section } from './basic-units.ts'
import { pinpoint } from './citation.ts'
import type { Document } from './document.ts'
import { type Library, nameInReference } from './library.ts'
import { spanOf, wholeUnit } from './passage.ts'
import { rangeOf } from './pinpoint/places.ts'
import type { Reference, Span } from './reference.ts'

/** What a heading stands over, as people write it: "¶5–6", "art. 5–11"; empty where that is only its own words. */
export function sectionRange({ unit, from, to }: Section, document: Document): string {
  const [first, last] = [from, to].map(({ unit: { id } }) => pinpoint({ document, place: wholeUnit(id) }))
  return first === undefined || last === undefined || from.unit === unit ? '' : rangeOf(first, last)
}
/** The reference to what stands under a heading: its paragraphs, or where they are not numbered through the unit itself. */
export function sectionReference(section: Section, document: Document, library: Library): Reference {
  return { document: nameInReference(document, library), spans: [sectionSpan(section)] }
}

export function sectionSpan({ unit, from, to }: Section): Span {
  const [first, last] = [spanOf(wholeUnit(from.id)), spanOf(wholeUnit(to.id))]
  return first.kind === 'paragraphs' && last.kind === 'paragraphs'
    ? { kind: 'paragraphs', from: first.from, to: last.to }
    : spanOf(wholeUnit(unit.id))
}
