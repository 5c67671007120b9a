import type { TrackedItem } from '../actions/statuses.ts'
import type { Bot } from '../answer/bot.ts'
import type { Command } from '../command/command.ts'
import type { Place } from '../command/place.ts'
import type { Subscription } from '../digest/digest-store.ts'
import type { Reference } from '../document/reference.ts'
import type { Reply } from '../message/reply.ts'
import type { Suggestion } from '../search/suggest.ts'

/**
 * How a platform shows the bot, without the platform: what the adapter would send, for the playground to draw. Bodies are
 * JSON as the platform's API takes them, but for the address: who or which channel, and the mark of a post.
 */
export interface PlatformPreview {
  /** The platform's name, as its adapter has it. */
  readonly name: string
  /** A reply as the bodies of its messages, in order, as they answer what was asked in this way. */
  readonly renderReply: (reply: Reply, asked: AskedBy) => readonly object[]
  /** A channel of digits by an id that the platform could have. */
  readonly channelId: (digits: string) => string
  /** The body of a form. */
  readonly renderForm: (
    bot: Bot,
    wanted: WantedForm,
    place: Pick<Place, 'channel' | 'thread'>,
  ) => object | null
  /** An answer as the body of a modal; null where the platform says it in a message. */
  readonly renderAnswer: (
    reply: Reply,
    title: string,
    place: Pick<Place, 'channel' | 'thread'>,
  ) => object | null
  /** What an input offers for what has been typed so far; empty where it has its own options. */
  readonly completeInput: (bot: Bot, input: string, typed: string) => readonly Suggestion[]
  /** The body of the form after something was chosen in it; null where that changes nothing. */
  readonly changeForm: (bot: Bot, form: object, input: string, chosen: string) => object | null
  /** What was entered in a form that `renderForm` made. */
  readonly readForm: (bot: Bot, form: object, entered: Entered) => ReadForm
}

/** By the slash command (or a button, or a form), or by mentioning the bot. */
export type AskedBy = 'command' | 'mention'

/** A form that somebody asks for, and what it is filled with. */
export type WantedForm =
  | { readonly kind: 'action form'; readonly reference: Reference; readonly item: TrackedItem }
  | { readonly kind: 'digest form'; readonly subscription: Subscription | null; readonly zone: string | null }
  /** To quote under a message. */
  | { readonly kind: 'quote form'; readonly message: { readonly id: string; readonly text: string } }

/** What was entered, by the name of each input: what was typed, or every value that was chosen. */
export type Entered = Readonly<Record<string, readonly string[]>>

/** A command; or what is wrong, as an answer, or as a sentence by the name of the input that it is said beside. */
export type ReadForm =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'answer'; readonly reply: Reply }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
