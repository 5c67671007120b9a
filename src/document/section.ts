import type { Section } from './basic-units.ts'
import type { Document } from './document.ts'
import { type Library, nameInReference } from './library.ts'
import { spanOf, wholeUnit } from './passage.ts'
import { formatSpan, type Reference, type Span } from './reference.ts'

/** What a heading stands over, as people write it: "¶5–6". */
export function sectionRange(section: Section): string {
  return `¶${formatSpan(sectionSpan(section))}`
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
