import type { Level } from './nouns.ts'

/** One step of the way to a passage, as it was typed. */
export interface Step {
  readonly level: Level
  /** The noun that the word means ("article", "paragraph"), or a document's own word; null for a number alone. */
  readonly word: string | null
  /** As typed, in ASCII digits: "6", "16a", "IV", "c"; empty for a word alone, "-1" for the last; of a whole id, the id. */
  readonly number: string
  /** "third bullet": counted, whatever it is called. */
  readonly isOrdinal: boolean
  /** "(c)", "[12]". */
  readonly isBracketed: boolean
}

/** One entry of a reference, from the outside in; `to` is the number of the last unit of a range. */
export interface Span {
  readonly steps: readonly Step[]
  readonly to: string | null
}

/** How a person names passages of one document; `document` is null where they named none. */
export interface Reference {
  readonly document: string | null
  readonly spans: readonly Span[]
}

/** A step of a number alone. */
export function bareStep(number: string, isBracketed = false): Step {
  return { level: 'any', word: null, number, isOrdinal: false, isBracketed }
}
