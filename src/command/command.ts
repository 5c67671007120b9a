import type { CitationStyle } from '../cite/style.ts'
import type { Reference } from '../document/reference.ts'

/** Everything a person can ask of the bot: what is typed, chosen or pressed, on any platform, becomes one of these. */
export type Command = OfferedCommand | Unclear

/** The commands that a button can carry. */
export type OfferedCommand =
  /** `at` is the hit that is shown in full, counted from 0. */
  | { readonly kind: 'search'; readonly text: string; readonly at: number }
  /** `at` is the page that is shown, counted from 0, where the passages fill more than one. */
  | { readonly kind: 'show'; readonly reference: Reference; readonly at: number }
  | Quote
  /** Whether a quotation, or each of those in a message, is what the documents say. */
  | { readonly kind: 'check'; readonly text: string }
  /** `asker` is the id of the person who asked for the quote; `post` its id in the outbox, null on old buttons. */
  | { readonly kind: 'take back'; readonly asker: string; readonly post: string | null }
  | Cite
  | { readonly kind: 'related'; readonly reference: Reference }
  | { readonly kind: 'contents' }
  | { readonly kind: 'help' }

/** A quote for all to see. No button can carry a `comment`, which is the asker's own words beside the document's. */
export interface Quote {
  readonly kind: 'quote'
  readonly reference: Reference
  /** An item with its lead-in, sentences with their neighbours. */
  readonly withContext: boolean
  readonly comment: string | null
}

/** `style` is null for our own citation, short and full. */
export interface Cite {
  readonly kind: 'cite'
  readonly reference: Reference
  readonly style: CitationStyle | null
}

/** Something that cannot be understood: a malformed reference, or a button that this version does not know. */
export interface Unclear {
  readonly kind: 'unclear'
  readonly reason: 'malformed reference' | 'unknown button'
  readonly text: string
}

/** Who asks: the platform's own id, and a name to show where the platform tells one. */
export interface Asker {
  readonly id: string
  readonly name: string | null
  /** May take back what others have quoted. Known only where it matters: false means not, or not asked. */
  readonly isAdmin: boolean
}
