/** What a converter finds in a source, in its order. `level` is how many entries a block is inside. */
export type Block =
  | Heading
  | Entry
  | { readonly kind: 'text'; readonly level: number; readonly text: string }
  | { readonly kind: 'table'; readonly level: number; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'quotation'; readonly level: number; readonly blocks: readonly Block[] }
  | { readonly kind: 'note'; readonly label: string; readonly text: string }
  | { readonly kind: 'closing' }

/** A heading; a smaller rank is further out. */
export interface Heading {
  readonly kind: 'heading'
  readonly rank: number
  readonly text: string
  /** Words for its `{…}`, without the braces. */
  readonly attributes?: string
}

/** An entry with its label as printed; null where the source prints none. */
interface Entry {
  readonly kind: 'entry'
  readonly level: number
  readonly label: string | null
  readonly text: string
}

/** What a converter gives: the blocks, and what it left out, each with why. */
export interface Converted {
  readonly blocks: readonly Block[]
  readonly leftOut: readonly LeftOut[]
  /** The words of the source's visible text, in no promised order, that must all be found again. */
  readonly sourceText: string
  /** What a person should look at, in the source's order. */
  readonly doubts?: readonly Doubt[]
  /** The series that a bare number or letter means, where the usual order of preference is wrong. */
  readonly main?: 'article'
}

/** A sentence about what may be wrong, and the page where to look, from 1; null where it is about the whole. */
export interface Doubt {
  readonly page: number | null
  readonly message: string
}

export interface LeftOut {
  readonly text: string
  readonly why: string
  /** From 1, in a source that has pages. */
  readonly page?: number
}

/** Text with every run of white space, no-break ones too, as one blank. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u00a0\u2000-\u200a\u202f\u3000]+/gu, ' ').trim()
}
