import type { ChangeCounts, UnitChange } from '../../src/compare/compare-documents.ts'
import type { Stretch } from '../../src/compare/diff-words.ts'
import type { OutlineEntry } from '../../src/document/format-2/outline-entry.ts'
import type { PublishedVersion } from '../../src/library/holdings.ts'
import type { Person, WaitingDraft } from '../../src/publishing/publisher.ts'
import type { DateLanguage } from '../../src/text/date-language.ts'

/* What the page and its server say to each other, as JSON. */

/** The workspace as its page shows it. */
export interface WorkspaceView {
  readonly person: Person
  /** Its own documents. */
  readonly documents: readonly DocumentView[]
  /** Those that come with the program. */
  readonly bundled: readonly NamedDocument[]
  readonly drafts: readonly DraftSummary[]
  /** What a bare number means; null for what comes with the program. */
  readonly main: string | null
  readonly settings: SettingsView
  /** Of a file. */
  readonly mostBytes: number
}

/** How the workspace is set, beside its main document. */
export interface SettingsView {
  /** What is sent back with what is saved, so that nobody puts back what another has changed meanwhile. */
  readonly revision: number
  readonly dates: DateLanguage
  /** Each with a date in it. */
  readonly languages: readonly {
    readonly tag: DateLanguage
    readonly name: string
    readonly example: string
  }[]
  readonly hints: boolean
  /** Those that have a setting of their own. */
  readonly channels: readonly ChannelView[]
  /** Those who were named, beside the platform's. */
  readonly admins: readonly Person[]
  readonly platformAdmins: string
  /** How somebody is named; null for a visitor who names nobody. */
  readonly howToName: string | null
}

/** How it is to be set: all of it, as the form has it. */
export interface SettingsWish extends Pick<SettingsView, 'revision' | 'dates' | 'hints'> {
  readonly main: string | null
  readonly channels: readonly (Pick<ChannelView, 'document' | 'hints'> & { readonly channel: string })[]
}

/** What is null is as in the workspace. */
export interface ChannelView {
  readonly id: string
  readonly name: string
  /** Where the platform shows it; null where there is no such address. */
  readonly address: string | null
  readonly document: string | null
  readonly hints: boolean | null
}

interface NamedDocument {
  readonly id: string
  readonly short: string
}

/** The newest version of a document of the workspace's own. */
export interface DocumentView extends NamedDocument {
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly version: PublishedVersion
}

interface DraftSummary {
  readonly id: string
  readonly fileName: string
  readonly title: string
  readonly by: Person
  readonly changedAt: number
}

/** A draft with what was made of its lines. */
export interface DraftView extends WaitingDraft {
  readonly outline: readonly OutlineEntry[]
}

/** A line of the answer to a file that was sent. */
export type ImportProgress =
  | { readonly doing: string }
  | { readonly draft: string }
  | { readonly error: string }

/** What became of publishing. */
export type PublishedView =
  | { readonly version: PublishedVersion; readonly short: string }
  | { readonly reasons: readonly string[] }

/** The versions of a document, the newest first. */
export interface VersionsView extends NamedDocument {
  readonly versions: readonly PublishedVersion[]
}

/** A page of what changed between two versions. */
export interface ComparisonView {
  /** The older one. */
  readonly from: number
  readonly to: number
  /** BCP 47, of the older and of the newer. */
  readonly languages: readonly [string, string]
  /** Of all pages. */
  readonly counts: ChangeCounts
  /** Passages that are the same in both, and not shown. */
  readonly unchanged: number
  readonly changes: readonly ChangeView[]
  /** Where the next page begins; null where this is the last. */
  readonly next: number | null
  /** How many changes come after this page. */
  readonly left: number
}

/** What became of a passage. */
export interface ChangeView {
  readonly kind: UnitChange['kind']
  /** Where it is in each version; null where it isn't there. */
  readonly before: string | null
  readonly after: string | null
  /** All but the added are the older version's, all but the removed the newer's; of words that only moved, the first. */
  readonly words: readonly Stretch[]
}
