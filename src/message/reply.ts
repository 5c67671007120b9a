import type { OfferedCommand } from '../command/command.ts'
import type { Span } from '../text/span.ts'

/** What the bot answers: something to say, or that the message whose button was pressed is to be removed. */
export type Answer = Reply | Withdrawal

/** What the bot says, before any platform renders it. `createReply` makes it and keeps its bounds. */
export interface Reply {
  readonly kind: 'reply'
  /** Who is to see it: the person who asked, or everyone in the channel. */
  readonly audience: 'asker' | 'channel'
  /** One line of plain text, at most 120 characters. */
  readonly title: string
  readonly blocks: readonly Block[]
  /** At most 25, no two with the same command, nor with that of a button in the blocks. */
  readonly offers: readonly Offer[]
  /** What a search found: `weak` are only the nearest passages. Null where nothing was searched for. */
  readonly outcome: 'hits' | 'weak' | 'none' | null
}

/** A quote that is taken back: the message disappears and nothing is said. */
interface Withdrawal {
  readonly kind: 'withdrawal'
}

/** A button: a command under a label of at most 40 characters. */
export interface Offer {
  readonly label: string
  readonly command: OfferedCommand
}

/** The contents of each kind of block. Everything that handles blocks has one handler a kind. */
interface BlockContents {
  /** The bot's own words. */
  readonly text: { readonly text: readonly Span[] }
  readonly passage: Passage
  /** Passages in a line each. */
  readonly hits: { readonly heading: string; readonly hits: readonly HitLine[] }
  readonly contents: { readonly entries: readonly ContentsEntry[] }
  readonly usage: { readonly entries: readonly { readonly typed: string; readonly does: string }[] }
  readonly citation: { readonly citation: Citation }
  /** Lines to be kept as they are: to be copied, or, where `file` is not null, as a file under that name. */
  readonly copy: { readonly text: string; readonly file: string | null }
  readonly actions: { readonly heading: string; readonly entries: readonly ActionLine[] }
}

export type BlockKind = keyof BlockContents

/** A block of a reply, of these kinds or of any. */
export type Block<K extends BlockKind = BlockKind> = {
  [Each in K]: { readonly kind: Each } & BlockContents[Each]
}[K]

/** A quoted passage, word for word, and where it comes from. */
export type PassageBlock = Block<'passage'>

interface Passage {
  /** Its heading, at most 300 characters. */
  readonly section: string | null
  readonly parts: readonly QuotedPart[]
  readonly citation: Citation
  /** Which part of the passage this is, where it is too long to be shown at once; null for the whole. */
  readonly portion: { readonly number: number; readonly of: number } | null
}

/** A text or an item of a passage; `label` is an item's letter in brackets. The spans, joined, are its own words. */
export interface QuotedPart {
  readonly label: string | null
  readonly spans: readonly Span[]
}

/** How a quote names its source. `short` is at most 80 characters, `full` 1,000; `link` is an http or https address. */
export interface Citation {
  readonly short: string
  readonly full: string
  readonly link: string
}

/** A further hit in one line: the stretch of its words that matched, with … where words were left out. */
export interface HitLine {
  readonly citation: string
  readonly section: string | null
  readonly excerpt: readonly Span[]
  /** The offer to show it; null where no button can carry it, or where the reply has it already. */
  readonly offer: Offer | null
}

/** An action item in a list: the document's words and, apart from them, the team's. */
export interface ActionLine {
  readonly citation: string
  /** The document's: the whole item, or the beginning of it with … where words were left out. */
  readonly spans: readonly Span[]
  /** The team's: who has it; empty for nobody. How it stands is the heading. */
  readonly status: string
  /** The offer to show it; null in a list that is for all to see. */
  readonly offer: Offer | null
}

/** A heading of the table of contents, at most 300 characters, and its paragraphs ("¶5–6"); `level` 0 is a document's title. */
export interface ContentsEntry {
  readonly level: number
  readonly heading: string
  readonly range: string
}
