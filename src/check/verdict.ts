import type { Passage } from '../document/passage.ts'
import type { Range } from '../text/sentences.ts'

/** What a quotation is found to be. `quotation` is its text as typed, without the marks around it. */
export type Verdict = Exact | Altered | Absent

/**
 * Word for word what the documents say. `marked changes` are those words that were openly left out or put in and that a
 * reader has to know of: “[only]” for “not”, “will […] be”.
 */
export interface Exact extends Marked {
  readonly kind: 'exact' | 'exact with marked changes'
  readonly quotation: string
  /** Where it stands, in order: every place where it does (but only the first 2,000). Marked are its words. */
  readonly passages: readonly QuotedPassage[]
}

/** Near to what one place in the documents says. */
export interface Altered extends Marked {
  readonly kind: 'altered'
  readonly quotation: string
  /** The nearest place, over one paragraph or several. Marked are its words that were replaced or left out. */
  readonly passages: readonly QuotedPassage[]
  /** In the order of the quotation; at least one. */
  readonly changes: readonly Change[]
  /** The words of the quotation that are not the document's; they replace some or were added. */
  readonly marks: readonly Range[]
}

/** Not in the paragraphs of any document, nor near to anything there. */
export interface Absent {
  readonly kind: 'absent'
  readonly quotation: string
  /** Where a document has these words outside its paragraphs; null where it has not. */
  readonly beside: Beside | null
}

/** What the quotation says of itself that it does not quote. */
interface Marked {
  /** The document's words for each ellipsis that stands for some, as far as they are within one document. */
  readonly elisions: readonly string[]
  /** Words in brackets, and the document's words in whose place they stand ('' where in the place of none). */
  readonly insertions: readonly Change[]
}

/**
 * A passage with the quotation's marks for each of its parts. `id` is its own ("11.c"), after its document's and a
 * slash where that is not the main one.
 */
export interface QuotedPassage extends Passage {
  readonly id: string
  readonly marks: readonly (readonly Range[])[]
}

/** Words of the document and those that stand for them, each as written; '' where words were added or left out. */
export interface Change {
  readonly document: string
  readonly quotation: string
}

/** Words that belong to a document and to none of its paragraphs. */
export interface Beside {
  readonly document: Passage['document']
  readonly what: 'title' | 'heading' | 'closing'
}
