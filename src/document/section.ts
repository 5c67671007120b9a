import type { BasicUnit, Section } from './basic-units.ts'
import { pinpoint } from './citation.ts'
import type { Document } from './document.ts'
import { type Library, nameInReference } from './library.ts'
import { spanOf, wholeUnit } from './passage.ts'
import { rangeOf } from './pinpoint/places.ts'
import type { Reference, Span } from './reference/step.ts'
import { ancestorsOf, treeOf } from './tree.ts'

/** What a heading stands over, as people write it: "¶5–6", "art. 5–11"; empty where that is only its own words. */
export function sectionRange({ unit, from, to }: Section, document: Document): string {
  const [first, last] = [from, to].map((basic) =>
    pinpoint({ document, place: wholeUnit(headOf(basic, document)) }),
  )
  return first === undefined || last === undefined || unit.kind === 'article' || from.unit === unit
    ? ''
    : rangeOf(first, last)
}

/** The article that a basic unit is in, or itself where it is in none. */
function headOf({ unit }: BasicUnit, document: Document): string {
  const node = treeOf(document).byId.get(unit.id)
  const article =
    node === undefined ? undefined : ancestorsOf(node).find((above) => above.unit.kind === 'article')
  return article?.unit.id ?? unit.id
}

/** The reference to what is under a heading: its paragraphs, or where they are not numbered through the unit itself. */
export function sectionReference(section: Section, document: Document, library: Library): Reference {
  return { document: nameInReference(document, library), spans: [sectionSpan(section, document)] }
}

/** The span of what is under a heading. */
export function sectionSpan({ unit, from, to }: Section, document: Document): Span {
  if (!isNumberedThrough({ from, to })) return spanOf({ document, place: wholeUnit(unit.id) })
  return { ...spanOf({ document, place: wholeUnit(from.id) }), to: from.id === to.id ? null : to.id }
}

/** Whether what is under a heading is numbered through, as paragraphs are. */
export function isNumberedThrough({ from, to }: Pick<Section, 'from' | 'to'>): boolean {
  return isPlain(from.id) && isPlain(to.id)
}

function isPlain(id: string): boolean {
  return /^\d{1,9}$/u.test(id)
}
