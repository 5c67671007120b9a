/*
 * The tree of a document: what official texts are made of, with the labels that they print. Pure data, so that a document
 * can be kept as JSON.
 */

/** What a unit is. `preamble`, `recitals` and `operative` are containers that are in no id; `closing` is place, date and signatures. */
export type UnitKind =
  | 'preamble'
  | 'recitals'
  | 'operative'
  | 'pp'
  | 'recital'
  | 'division'
  | 'article'
  | 'paragraph'
  | 'item'
  | 'annex'
  | 'closing'

/** What became of a unit whose words are gone. */
export type UnitStatus = 'repealed' | 'deleted' | 'reserved' | 'omitted' | 'spent'

/** A part of a document that has a label, printed or ours, and may hold others. */
export interface Unit {
  readonly kind: UnitKind
  /** The way from the top: `5`, `11.c`, `art6.1.f`, `rec26`, `annex1.2`, `pp2`, `h3`. Unique in its document. */
  readonly id: string
  /** The prefix of its own segment of the id, such as `art`, `s`, `rule`, `goal`, `ch`; empty for paragraphs and items. */
  readonly word: string
  /** As the source prints it: "Article 6", "(f)", "2.1", "第十三条", "①", "–"; null where it prints none. */
  readonly label: string | null
  /** The label's value ("6", "f", "5bis"), or our count; null for containers. */
  readonly number: string | null
  /** Whether `number` is our count, which is never shown as the source's. */
  readonly isOurs: boolean
  /** The words of its heading after the label, verbatim. */
  readonly title: string | null
  readonly status: UnitStatus | null
  /** The term that it defines; null elsewhere. */
  readonly term: string | null
  /** BCP 47, where it differs from the document's. */
  readonly language: string | null
  /** In the source's order. */
  readonly parts: readonly UnitPart[]
}

/** What a unit holds. */
export type UnitPart = Unit | UnitText | Table | Quotation

/** A run of a unit's own words, with the places where it calls notes. */
export interface UnitText {
  readonly kind: 'text'
  readonly text: string
  /** `at` is a UTF-16 offset in `text`; the mark itself is not in it. */
  readonly calls: readonly { readonly at: number; readonly note: string }[]
}

/** A table; each row has as many cells as the head. */
export interface Table {
  readonly kind: 'table'
  /** `annex1.t1`. */
  readonly id: string
  readonly head: readonly string[]
  readonly rows: readonly TableRow[]
}

/** A row; `number` is its first cell where those differ, else our count. */
export interface TableRow {
  /** `annex1.t1.r0101`. */
  readonly id: string
  readonly number: string
  readonly isOurs: boolean
  readonly cells: readonly string[]
}

/** Text that a unit quotes. Its units have a scope of their own (`12.q1.2.a`) and belong to no series of the document. */
export interface Quotation {
  readonly kind: 'quotation'
  /** `12.q1`. */
  readonly id: string
  readonly parts: readonly UnitPart[]
}

/** A footnote or endnote, apart from the words that call it. */
export interface Note {
  /** `n1`: the label behind an `n`. */
  readonly id: string
  /** As printed. */
  readonly label: string
  readonly text: string
}

/** What a unit has of which nothing else is known. */
export const bareUnit = {
  id: '',
  word: '',
  label: null,
  number: null,
  isOurs: false,
  title: null,
  status: null,
  term: null,
  language: null,
} as const

/** Whether a part is a unit. */
export function isUnit(part: UnitPart): part is Unit {
  return part.kind !== 'text' && part.kind !== 'table' && part.kind !== 'quotation'
}
