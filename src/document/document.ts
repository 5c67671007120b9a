import type { Span } from './reference/step.ts'
import type { MainKind } from './tree.ts'
import type { Note, UnitPart } from './unit.ts'

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
  /** BCP 47 language tag; decides where sentences and words end. */
  readonly language: string
  /** Whether public quotes name it by `short` instead of its complete title. */
  readonly isCitedShort: boolean
  /** The terms under which the text may be reproduced. */
  readonly rights: string | null
  /** How its file is written: 1 is numbered paragraphs with one level of items, 2 the whole tree. */
  readonly format: 1 | 2
  /** Its units, in the source's order, each with what it holds. */
  readonly parts: readonly UnitPart[]
  /** Footnotes and endnotes, apart from the text. */
  readonly notes: readonly Note[]
  /** What a bare number names; null where that follows from what the text has. */
  readonly main: MainKind | null
  /** Words of its own for units that are cited like articles, such as "goal". */
  readonly units: readonly string[]
  /** What in it is said to be done: its action items, as a reference names them; empty where it has none. */
  readonly actions: readonly Span[]
  /** Groups of words and phrases that mean the same in its field; empty where it has no thesaurus. */
  readonly thesaurus: readonly (readonly string[])[]
  /** Which of the published states of a workspace's own document it is; null for one that comes with the program. */
  readonly version: Version | null
}

/** One published state of a document that a workspace added. */
export interface Version {
  /** Counted from 1. */
  readonly number: number
  /** Who published it: a name to show, or an id where the platform told none. */
  readonly by: string
  /** When, milliseconds since 1970. */
  readonly at: number
}
