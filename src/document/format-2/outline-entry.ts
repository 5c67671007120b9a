import type { UnitKind } from '../unit.ts'

/** What was made of the lines of a file from one on, up to the next entry's. */
export interface OutlineEntry {
  /** Counted from 1. */
  readonly line: number
  readonly kind: UnitKind | 'text' | 'table' | 'quotation' | 'note'
  /** The unit's, or that of the unit which a further text belongs to; empty for text that is in none. */
  readonly id: string
  /** As printed; null where the source prints none. */
  readonly label: string | null
  /** Our count, where the source has no number. */
  readonly count: string | null
  readonly title: string | null
  /** From 0, as it is nested. */
  readonly depth: number
  /** The first of its own words; empty where it has none. */
  readonly words: string
}
