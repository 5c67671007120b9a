import type { UnitStatus } from '../unit.ts'

/** What each step of a place is called. Steps that are in the text of another begin with what parts them from it. */
export type Form =
  | 'article'
  | 'section'
  | 'named'
  | 'numbered'
  | 'heading'
  | 'annex'
  | 'paragraph'
  | 'main'
  | 'point'
  | 'op'
  | 'unnumbered'
  | 'opening'
  | 'recital'
  | 'pp'
  | 'preamble'
  | 'recitals'
  | 'operative'
  | 'closing'
  | 'itemLetter'
  | 'itemNumber'
  | 'itemUpper'
  | 'itemRoman'
  | 'bullet'
  | 'subparagraph'
  | 'block'
  | 'table'
  | 'row'
  | 'note'
  | 'sentence'
  | 'sentences'

/**
 * The words of one language. In a form, `{n}` is the number as printed, `{l}` the label as printed, `{lower}` the label with
 * its word in lower case, `{p}` the place among its like (`{e}` in French), `{u}` what `ours` says, `{o}` and `{f}` that as an ordinal (`{f}` feminine), `{a}` and `{b}`
 * the ends of a run, `{t}` a title.
 */
export interface PinpointWords {
  /** Words at the head of labels, in lower case, that `article` stands for; other labels are used as they are printed. */
  readonly articles: readonly string[]
  /** Ordinals of our counts from 1 in words, and of those above in digits. */
  readonly ordinals: readonly string[]
  readonly feminine?: readonly string[]
  readonly ordinal: (count: number) => string
  readonly short: Readonly<Record<Form, string>>
  /** Only what differs from the short forms; `listItem` is an item right under a paragraph of the document. */
  readonly full: Readonly<Partial<Record<Form | 'listItem', string>>>
  /** Forms of steps after the first, where a place is told from the inside out; null where it is told inwards. */
  readonly genitive: Readonly<Partial<Record<Form, string>>> | null
  /** What says that the source prints no number. */
  readonly ours: string
  readonly withLeadIn: string
  /** `{x}` is the place that quotes. */
  readonly quotedIn: string
  /** What a note belongs to, `{x}`. */
  readonly noteTo: string
  readonly statuses: Readonly<Record<UnitStatus, string>>
  /** Whether texts of an article without labels count as its paragraphs, so that items in them name theirs. */
  readonly countsTexts?: true
}
