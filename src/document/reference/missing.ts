import type { MainKind } from '../tree.ts'
import type { Note, UnitPart } from '../unit.ts'
import type { Span, Step } from './step.ts'

/** What the grammar needs to know of a document to find what a reference names in it. */
export interface Resolvable {
  readonly language: string
  readonly parts: readonly UnitPart[]
  readonly notes: readonly Note[]
  readonly main: MainKind | null
}

/** What a reference names: a unit, a subparagraph (`art6.1.sub2`), a table's row or a note by its id, or sentences of it. */
export interface Target {
  readonly unit: string
  readonly sentences: { readonly from: number; readonly to: number } | null
}

/** Why a span names nothing. Ids are those of units, subparagraphs, rows and notes. */
export type Missing =
  /** No such unit in `parent` (null: in the document); `nearest` is the one with the nearest number. */
  | {
      readonly kind: 'unit'
      readonly step: Step
      readonly parent: string | null
      readonly nearest: string | null
    }
  /** The document has none of that kind; `offer` is the unit that has the same number, if any. */
  | { readonly kind: 'no kind'; readonly step: Step; readonly offer: string | null }
  | { readonly kind: 'sentence'; readonly unit: string; readonly number: number; readonly count: number }
  /** Several units hold one like it, or it needs one to be named: "paragraph 2" of which article? */
  | { readonly kind: 'incomplete'; readonly step: Step; readonly candidates: readonly string[] }
  /** The source prints the number twice. */
  | { readonly kind: 'again'; readonly step: Step; readonly candidates: readonly string[] }
  /** Its ends are in reverse order. */
  | { readonly kind: 'backwards'; readonly span: Span }

/** The units of a span in the document's order, or why there are none. */
export type Resolution = { readonly kind: 'found'; readonly targets: readonly Target[] } | Missing
