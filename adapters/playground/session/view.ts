// What the page and the server tell each other: JSON, in both directions.

/** A person of a session. */
export interface PersonView {
  readonly id: string
  readonly name: string
}

/** What has changed in a session since a version of it. */
export interface SessionView {
  readonly version: number
  /** Every message that is there, in order, by its id. */
  readonly order: readonly string[]
  /** Those that are new or have changed. */
  readonly changed: readonly MessageView[]
  readonly modal: ModalView | null
}

/** Who and what there is in every session. */
export interface PlaygroundView {
  /** The names of the platforms as which messages are drawn. */
  readonly previews: readonly string[]
  /** The command without its slash. */
  readonly command: string
  readonly people: readonly PersonView[]
  readonly documents: readonly { readonly id: string; readonly short: string; readonly title: string }[]
  /** What may be asked to begin with. */
  readonly examples: readonly Example[]
  /** Who misquotes a document to begin with, by their id; null where nobody does. */
  readonly misquoter: string | null
}

/** A need in a newcomer's words, and what is typed for it; null for checking what the misquoter says. */
export interface Example {
  readonly need: string
  readonly typed: string | null
}

export interface MessageView {
  readonly id: string
  /** The id of the message that it stands under; null in the channel itself. */
  readonly thread: string | null
  /** Milliseconds since 1970. */
  readonly at: number
  readonly audience: 'asker' | 'channel'
  /** What the bot says, as each platform would be sent it; null for what a person says. */
  readonly drawn: Drawn | null
  /** What a person says. */
  readonly said: { readonly person: string; readonly text: string } | null
  /** What was typed to get this answer; null where a button was pressed. */
  readonly asked: string | null
}

/** A reply as the bodies of its messages, for each platform; as plain text; and its buttons. */
export interface Drawn {
  /** By the name of each preview. */
  readonly bodies: Readonly<Record<string, readonly object[]>>
  readonly text: string
  readonly offers: readonly { readonly label: string; readonly code: string }[]
  /** The name of its file, which is at `files/<message>`; null where it has none. */
  readonly file: string | null
}

/** A modal that is open, as the platform would be sent it. */
export interface ModalView {
  /** Changes whenever another body is shown. */
  readonly version: number
  /** The name of the platform as which it's drawn. */
  readonly preview: string
  readonly body: object
  /** A sentence by the name of the input that it is said beside. */
  readonly errors: Readonly<Record<string, string>>
}

/** What can be done with a person's message. */
export type MessageAction = 'quote' | 'find' | 'check'

/** Something to choose in an input. */
export interface ChoiceView {
  readonly label: string
  readonly text: string
}

/** How an action item stands, for the reader. */
export interface StatusView {
  readonly passage: string
  readonly state: string
  readonly label: string
  readonly owner: string | null
}
