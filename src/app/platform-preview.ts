import type { Bot } from '../answer/bot.ts'
import type { Asker } from '../command/command.ts'
import type { Place } from '../command/place.ts'
import type { Form, SubmittedForm } from '../message/form.ts'
import type { Reply } from '../message/reply.ts'

/**
 * How a platform shows the bot, without the platform: what the adapter would send, for the playground to draw. Bodies are
 * JSON as the platform's API takes them, but for the address: who or which channel, and the mark of a post.
 */
export interface PlatformPreview {
  /** A reply as the bodies of its messages, in order, as they answer what was asked in this way. */
  readonly renderReply: (reply: Reply, asked: AskedBy) => readonly object[]
  /** A channel of digits by an id that the platform could have. */
  readonly channelId: (digits: string) => string
  /** What quoting under a message is called. */
  readonly quoteTitle: string
  /** How many options one input may offer. */
  readonly options: number
  /** The body of a form. */
  readonly renderForm: (form: Form, place: Place) => object
  /** What was entered in a form that `renderForm` made. */
  readonly readForm: (body: object, entered: EnteredValues) => SubmittedForm | null
  /** Whether what is wrong can be said beside the inputs of a form. */
  readonly showsErrors: boolean
  /** An answer as the body of a modal; null where the platform says it in a message. */
  readonly renderAnswer: (reply: Reply, title: string, place: Place) => object | null
  /** The page that the platform has for the bot, as the asker would see it, where it has one. */
  readonly renderHome?: (bot: Bot, asker: Asker) => Promise<object>
}

/** The previews by name, each loaded when it's first needed. */
export type PreviewLoaders = Readonly<Record<string, () => Promise<PlatformPreview>>>

/** By the slash command (or a button, or a form), or by mentioning the bot. */
export type AskedBy = 'command' | 'mention'

/** What was entered, by the platform's own name of each input: what was typed, or every value that was chosen. */
export type EnteredValues = Readonly<Record<string, readonly string[]>>
