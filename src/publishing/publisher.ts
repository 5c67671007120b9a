import type { Document } from '../document/document.ts'
import type { OutlineEntry } from '../document/format-2/outline-entry.ts'
import type { Draft, Guess, Warning } from '../import/draft.ts'
import type { Details } from '../import/write/write-document.ts'
import type { PublishedVersion, Workspace } from '../library/holdings.ts'

/** Who brings or publishes something. */
export interface Person {
  readonly id: string
  readonly name: string | null
}

/** Who is given a link to the workspace's page. */
export interface Invited extends Person {
  /** Whether they may say who administers. */
  readonly namesAdmins: boolean
}

/** A file as it was understood, and what has been said of it, waiting to be published. */
export interface WaitingDraft extends Pick<Draft, 'format' | 'series' | 'words' | 'leftOut'> {
  readonly id: string
  readonly fileName: string
  readonly by: Person
  /** Milliseconds since 1970. */
  readonly changedAt: number
  /** `document.md` below its front matter, as it was read or edited. */
  readonly body: string
  /** Whether somebody has edited the body. */
  readonly isEdited: boolean
  /** The words that edits added to what the import made, and those that they took away. */
  readonly edits: Edits
  readonly details: DraftDetails
  /** How sure those are that nobody has typed yet. */
  readonly guessed: Readonly<Partial<Record<DetailName, Certainty>>>
  /** Those that still have to be typed. */
  readonly missing: readonly DetailName[]
  readonly warnings: readonly Warning[]
  /** What keeps the draft from being published, each with its place; what is missing aside. */
  readonly problems: readonly DraftProblem[]
  /** The document of this name that it will be the next version of; null where it is a new one. */
  readonly replaces: PublishedVersion | null
}

/** What is said of a document; empty where it isn't yet. What the file suggests is filled in. */
export interface DraftDetails extends Readonly<Record<keyof Details, string>> {
  /** A reference to the action items; empty for none. */
  readonly actions: string
}

export type DetailName = keyof DraftDetails

/** `earlier`: the version that the draft replaces said so. */
export type Certainty = Guess['certainty'] | 'earlier'

/** A problem of the text, or of what is said of it. */
export interface DraftProblem extends Warning {
  /** What has to be typed otherwise; null where it is the text. */
  readonly field: DetailName | null
}

export interface Edits {
  readonly added: readonly string[]
  readonly taken: readonly string[]
}

/** What became of publishing: a version that is there, or sentences that say why not. */
export type Publication =
  | { readonly kind: 'published'; readonly version: PublishedVersion; readonly document: Document }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

/** From a file to a document of a workspace's own. What people may do is decided by who calls; every method keeps to one workspace. */
export interface Publisher {
  /** Reads a file into a draft that waits for a day. Rejects with ImportError, whose sentence is for who brought it. */
  readonly bring: (of: Workspace, by: Person, file: BroughtFile) => Promise<WaitingDraft>
  readonly find: (of: Workspace, id: string) => Promise<WaitingDraft | null>
  readonly list: (of: Workspace) => Promise<readonly WaitingDraft[]>
  /** What was made of the body, line by line; null where the draft is gone. */
  readonly outline: (of: Workspace, id: string) => Promise<readonly OutlineEntry[] | null>
  /** Changes what is said of a draft, or its text, and checks it again; null where it's gone. */
  readonly change: (of: Workspace, id: string, change: DraftChange) => Promise<WaitingDraft | null>
  readonly discard: (of: Workspace, id: string) => Promise<void>
  /** Makes a draft the newest version of its document; the draft goes. Null where it's gone. */
  readonly publish: (of: Workspace, id: string, by: Person) => Promise<Publication | null>
  /** Takes a document with all its versions out of the workspace; false where there is none. */
  readonly remove: (of: Workspace, document: string) => Promise<boolean>
  /**
   * The address of the workspace's page for one person, good once and for fifteen minutes; it opens with a draft where one is
   * given. Null where the page can't be reached from outside.
   */
  readonly link: (of: Workspace, by: Invited, draft: string | null) => Promise<string | null>
}

export interface BroughtFile {
  /** Without a folder. */
  readonly name: string
  readonly bytes: Uint8Array
  /** The id of the document that it is to be the next version of, whose details are then proposed. */
  readonly replaces?: string | null
  readonly onProgress?: (doing: string) => void
}

/** What is left out stays. */
export interface DraftChange {
  /** Null for what the import made. */
  readonly body?: string | null
  readonly details?: Partial<DraftDetails>
}
