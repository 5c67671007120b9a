import type { Report } from '../read-body.ts'
import type { LabelReader } from './labels.ts'

/** What the front matter of a file of format 2 says of how it is to be read. */
export interface ReadingOptions {
  /** What a bare number means; undefined for the document's own order of preference. */
  readonly main?: 'paragraph' | 'article' | 'section' | 'recital' | undefined
  /** The divisions in which numbers start again, as the file calls them: `chapter`, `Kapitel`, `section`. */
  readonly restart?: readonly string[] | undefined
  /** Unit words of this document, for headings: `goal`, `target`. */
  readonly units?: readonly string[] | undefined
  /** Whether each line that is broken by two spaces is a text of its own. */
  readonly alineas?: 'blocks' | 'lines' | undefined
  /** BCP 47. */
  readonly language: string
}

/** A note while it is read. */
export interface DraftNote {
  readonly label: string
  readonly line: number
  text: string
}

/** What the steps of one reading share. */
export interface Reader {
  readonly options: ReadingOptions
  readonly labels: LabelReader
  readonly report: Report
  readonly warn: Report
  readonly notes: DraftNote[]
  /** Where notes are called from titles, cells and other notes, which keep no place for a call. */
  readonly called: { readonly label: string; readonly line: number }[]
}
