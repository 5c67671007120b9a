import { actionItemsOf } from '../../src/actions/action-items.ts'
import { type BasicUnit, basicUnitsOf, closingOf, sectionsOf } from '../../src/document/basic-units.ts'
import { fullCitation, passageAddress, shortCitation } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import type { Line } from '../../src/document/lines.ts'
import { passageAt, passageId } from '../../src/document/passage.ts'
import { treeOf } from '../../src/document/tree.ts'

/** A document as data, for `/<id>.json`; `page` is the address of its page, null where that is not public. */
export function describeDocument(document: Document, page: string | null, sha256: string, isSealed: boolean) {
  const { id, title, short, date, place, issuer, source, language, rights, notes } = document
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
    sections: sectionsOf(document).map(({ unit, title, level, from, to }) => ({
      id: unit.id,
      label: unit.label,
      title,
      level,
      from: nameOf(from),
      to: nameOf(to),
    })),
    paragraphs: basicUnitsOf(document).map((basic) => describeParagraph(document, basic, page)),
    notes,
    closing: closingOf(document),
    actions: actionItemsOf(document).map((passage) => passageId(passage.place)),
  }
}

/** A plain number as a number, as before there were other labels. */
function nameOf({ id }: BasicUnit): number | string {
  return /^\d+$/u.test(id) ? Number(id) : id
}

function describeParagraph(document: Document, basic: BasicUnit, page: string | null) {
  const { id, unit, section, parts } = basic
  const passage = passageAt(id, document)
  if (passage === null) throw new Error(`${document.id} has no ${id}`)
  return {
    number: nameOf(basic),
    numbered: !unit.isOurs,
    label: unit.label,
    section,
    citation: { short: shortCitation(passage), full: fullCitation(passage) },
    url: page === null ? null : passageAddress(page, passage.place),
    parts: parts.map((line) => describeLine(line, unit.id, document)),
  }
}

function describeLine({ of, text }: Line, top: string, document: Document) {
  const unit = treeOf(document).byId.get(of)?.unit
  if (of === top || unit === undefined)
    return { kind: 'text', id: of === top ? null : of, marker: null, text }
  const ours = unit.label === null ? 'bullet' : 'number'
  return { kind: 'item', id: of, marker: unit.isOurs ? ours : 'letter', label: unit.label, text }
}
