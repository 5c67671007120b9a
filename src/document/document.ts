import type { Span } from './reference.ts'

/** An official text and its parts, as read from `content/<id>/document.md`. Nothing in it is ever reworded. */
export interface Document {
  /** The folder's name: lower-case letters, digits and hyphens, at most 40. */
  readonly id: string
  readonly title: string
  /** The name that short citations use, at most 50 characters: "Vancouver 2018". */
  readonly short: string
  /** ISO 8601 calendar date, such as 2018-01-16. */
  readonly date: string
  readonly place: string | null
  readonly issuer: string
  /** The official address of the text (http or https). */
  readonly source: string
  /** The address of its page in our reader; null where the reader is not reached from outside. */
  readonly page: string | null
  /** BCP 47 language tag; decides where sentences end. */
  readonly language: string
  /** Whether public quotes name it by `short` instead of its complete title. */
  readonly isCitedShort: boolean
  /** The terms under which the text may be reproduced. */
  readonly rights: string | null
  readonly sections: readonly Section[]
  /** In the document's order, numbered without a gap; the first is 1, or 0 for an opening before "1.". */
  readonly paragraphs: readonly Paragraph[]
  /** Lines after the text (place, date, signatures): part of the document, not numbered. */
  readonly closing: readonly string[]
  /** What in it is said to be done: its action items, as a reference names them; empty where it has none. */
  readonly actions: readonly Span[]
  /** Groups of words and phrases that mean the same in its field; empty where it has no thesaurus. */
  readonly thesaurus: readonly (readonly string[])[]
}

/** A heading and the paragraphs under it, those of its subsections too; `from` and `to` are paragraph numbers. */
export interface Section {
  readonly title: string
  /** 2 for `##`, up to 6. */
  readonly level: number
  readonly from: number
  readonly to: number
}

/** A numbered paragraph. `numbered` is false where the source prints no number and the count is ours. */
export interface Paragraph {
  readonly number: number
  readonly numbered: boolean
  readonly section: string | null
  /** The paragraph's text and the items of its lists, in order. */
  readonly parts: readonly Part[]
}

export type Part = Text | Item

/** A run of the paragraph's own words. */
interface Text {
  readonly kind: 'text'
  readonly text: string
}

/** An entry of a list inside a paragraph. `marker` is what the source prints before it; other letters are ours. */
export interface Item {
  readonly kind: 'item'
  readonly letter: string
  readonly marker: 'bullet' | 'number' | 'letter'
  readonly text: string
}

/** The number of the first and of the last paragraph. */
export function paragraphRange(document: Document): { readonly first: number; readonly last: number } {
  return { first: document.paragraphs[0]?.number ?? 1, last: document.paragraphs.at(-1)?.number ?? 0 }
}

/** The paragraph with this number, or null where the document has none. */
export function paragraphAt(document: Document, number: number): Paragraph | null {
  return document.paragraphs[number - paragraphRange(document).first] ?? null
}

/** The items of a paragraph's lists, in order; empty where it has no list. */
export function itemsOf(paragraph: Paragraph): readonly Item[] {
  return paragraph.parts.filter((part) => part.kind === 'item')
}
