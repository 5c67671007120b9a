import type { Reference } from '../document/reference.ts'

/** Everything a person can ask of the bot: what is typed, chosen or pressed, on any platform, becomes one of these. */
export type Command = OfferedCommand | Unclear

/** The commands that a button can carry. */
export type OfferedCommand =
  /** `at` is the hit that is shown in full, counted from 0. */
  | { readonly kind: 'search'; readonly text: string; readonly at: number }
  /** `at` is the page that is shown, counted from 0, where the passages fill more than one. */
  | { readonly kind: 'show'; readonly reference: Reference; readonly at: number }
  | { readonly kind: 'quote'; readonly reference: Reference }
  /** `asker` is the id of the person who asked for the quote, and who alone may take it back. */
  | { readonly kind: 'take back'; readonly asker: string }
  | { readonly kind: 'cite'; readonly reference: Reference }
  | { readonly kind: 'related'; readonly reference: Reference }
  | { readonly kind: 'contents' }
  | { readonly kind: 'help' }

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
}
