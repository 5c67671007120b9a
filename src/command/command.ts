import type { ActionState, Person } from '../actions/tracker.ts'
import type { CitationStyle } from '../cite/style.ts'
import type { Reference } from '../document/reference/step.ts'
import type { ChangeDraft, DiscardDraft, DocumentCommand, RemoveDocument } from './document-command.ts'
import type { KeyCommand, NewKey, RevokeKey } from './key-command.ts'
import type { Place } from './place.ts'
import type { SettingsCommand, TypedSetting } from './settings-command.ts'

/** Everything a person can ask of the bot: what is typed, chosen or pressed, on any platform, becomes one of these. */
export type Command = OfferedCommand | ChangeDraft | NewKey | TypedSetting | Unclear | Talk

/** What is said to the bot as to a person. */
type Talk = { readonly kind: 'greeting' } | { readonly kind: 'thanks' }

/** The commands that a button can carry. */
export type OfferedCommand =
  | Search
  | Show
  | Quote
  /** Whether a quotation, or each of those in a message, is what the documents say. */
  | { readonly kind: 'check'; readonly text: string }
  | TakeBack
  | Cite
  | { readonly kind: 'related'; readonly reference: Reference }
  | { readonly kind: 'contents' }
  /** `isFull` is every command, else those that most people need. */
  | { readonly kind: 'help'; readonly isFull: boolean }
  /** The forms in which one asks, and checks, where the platform has forms. */
  | { readonly kind: 'ask form' }
  | { readonly kind: 'check form' }
  /** What can't be undone is asked about first, where the platform's buttons can't ask themselves. */
  | { readonly kind: 'confirm'; readonly command: Confirmed }
  | ActionCommand
  | DigestCommand
  | DocumentCommand
  | VersionCommand
  | KeyCommand
  | UnansweredCommand
  | SettingsCommand
  /** Everything that is kept of the workspace is deleted, once it is confirmed. */
  | { readonly kind: 'forget'; readonly isConfirmed: boolean }

/** What is asked of questions that found nothing; whether their words are kept from now on, or are deleted and kept no more. */
export type UnansweredCommand =
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'keep unanswered' }
  | { readonly kind: 'drop unanswered' }

/** What is confirmed before it is done. `post` is known, so that the message to remove is. */
type Confirmed =
  | TakeBack
  | DiscardDraft
  | RemoveDocument
  | RevokeKey
  | { readonly kind: 'stop digest' }
  | { readonly kind: 'drop unanswered' }

/** `asker` is the id of the person who asked for the post; `post` its id in the outbox, null on old buttons. */
export interface TakeBack {
  readonly kind: 'take back'
  readonly asker: string
  readonly post: string | null
}

/** `at` is the hit that is shown in full, counted from 0. */
export interface Search {
  readonly kind: 'search'
  readonly text: string
  readonly at: number
  /** A quotation in the message that is searched for, which could be checked. No button carries it. */
  readonly quotation?: string
}

/** `at` is the page that is shown, counted from 0, where the passages fill more than one. */
export interface Show {
  readonly kind: 'show'
  readonly reference: Reference
  readonly at: number
  /** What was said beside the reference, which could have been meant for a search. No button carries it. */
  readonly beside?: string
  readonly others?: OtherReferences
}

/** The passages of other documents that the same words name, where no document was named. No button carries them. */
export type OtherReferences = readonly Reference[]

/** A quote for all to see. No button can carry a `comment`, which is the asker's own words beside the document's. */
export interface Quote {
  readonly kind: 'quote'
  readonly reference: Reference
  /** An item with its lead-in, sentences with their neighbours. */
  readonly withContext: boolean
  readonly comment: string | null
  readonly others?: OtherReferences
}

/** `style` is null for our own citation, short and full. */
export interface Cite {
  readonly kind: 'cite'
  readonly reference: Reference
  readonly style: CitationStyle | null
  readonly others?: OtherReferences
}

/** What can be asked about action items; `document` is the id of one, null for the main one. */
export type ActionCommand =
  | ListActions
  | { readonly kind: 'actions file'; readonly document: string | null; readonly format: 'csv' | 'ics' }
  | { readonly kind: 'action'; readonly reference: Reference }
  | ChangeAction
  /** The form in which an action item is changed, where the platform has forms. */
  | { readonly kind: 'action form'; readonly reference: Reference }

export interface ListActions {
  readonly kind: 'actions'
  readonly document: string | null
  /** `open` are those that are open or in progress, `mine` those that the asker has. */
  readonly which: 'all' | 'open' | 'mine'
  /** The page that is shown, counted from 0. */
  readonly at: number
}

/** What is null stays as it is. No button can carry a `note`, nor anybody but its presser as owner. */
export interface ChangeAction {
  readonly kind: 'change action'
  readonly reference: Reference
  readonly state: ActionState | null
  readonly owner: Person | 'asker' | 'nobody' | null
  readonly note: string | null
}

/** What can be asked about the daily digest of the channel. */
export type DigestCommand =
  | { readonly kind: 'digest' }
  /** Those of the whole workspace. */
  | { readonly kind: 'digests' }
  /** `words` are a time, a zone and days as they were typed. */
  | { readonly kind: 'set digest'; readonly document: string | null; readonly words: string }
  /** The form in which it is set, where the platform has forms. */
  | { readonly kind: 'digest form' }
  /** `date` is the date that it is for as it was typed; null for today's. */
  | { readonly kind: 'preview digest'; readonly date: string | null }
  /** `until` is a date as it was typed; null for until it is resumed. */
  | { readonly kind: 'pause digest'; readonly until: string | null }
  | { readonly kind: 'resume digest' }
  | { readonly kind: 'stop digest' }

/** What can be asked of documents as such: their versions, what changed, and which one a bare number means. */
export type VersionCommand = ListVersions | Compare | UseDocument

/** `document` is null for the main one; `at` is the page that is shown, counted from 0. */
export interface ListVersions {
  readonly kind: 'versions'
  readonly document: string | null
  readonly at: number
}

/**
 * What changed from one version to another: from the one that the reference names, else from the one before, to `to`, else to
 * the newest. A reference without spans means everything; `at` is the page that is shown, counted from 0.
 */
export interface Compare {
  readonly kind: 'compare'
  readonly reference: Reference
  readonly to?: number
  readonly at: number
}

/** What a bare number means here or in the workspace; null for what it means by itself. Nothing is set where `where` is null. */
export interface UseDocument {
  readonly kind: 'use'
  readonly document: string | null
  readonly where: 'here' | 'everywhere' | null
}

/** Something that cannot be understood: a malformed reference, none at all, a person who cannot be told, or an unknown button. */
export type Unclear = Unread | NoSuchUnit | UnsureChange

interface Unread {
  readonly kind: 'unclear'
  readonly reason: 'malformed reference' | 'no passage' | 'unknown person' | 'unknown button'
  readonly text: string
}

/** A kind of unit that the document has none of: `unit` is its plural, `reference` names the paragraphs of that number. */
export interface NoSuchUnit {
  readonly kind: 'unclear'
  readonly reason: 'no such unit'
  readonly text: string
  readonly unit: string
  readonly reference: Reference | null
  readonly others?: OtherReferences
}

/** A state of an action item, or the beginning of a note: `text` is all that was said of it. */
export interface UnsureChange {
  readonly kind: 'unclear'
  readonly reason: 'unsure change'
  readonly text: string
  readonly reference: Reference
  readonly state: ActionState
}

/** What an asker may do where they ask, as far as the platform tells it and the command needs it. */
export interface Access {
  /** `external` is of another organisation; `unknown` where the platform doesn't tell, or wasn't asked. */
  readonly role: 'member' | 'guest' | 'external' | 'unknown'
  /** Administers the workspace, or may remove what others have said in the channel. False means not, or not asked. */
  readonly isAdmin: boolean
  /** Whether an administrator has named them; no adapter says so, but the bot, of members alone. */
  readonly isNamedAdmin?: boolean
  /** Manages the channel; true on a platform that has no such right. */
  readonly managesChannel: boolean
}

/** Who asks, and where. */
export interface Asker {
  /** The platform's own id. */
  readonly id: string
  /** A name to show, where the platform tells one. */
  readonly name: string | null
  readonly access: Access
  /** The IANA name of their time zone, where the platform tells it and it matters. */
  readonly zone: string | null
  readonly at: Place
  /** What asked: the same each time that the platform delivers it. */
  readonly origin: string
  /** Whether nobody else reads where they ask, as in a direct conversation; false where it's left out. */
  readonly isAlone?: boolean
}
