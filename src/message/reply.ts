import type { OfferedCommand } from '../command/command.ts'
import type { Span } from '../text/span.ts'

/** What the bot answers: something to say, or that the message whose button was pressed is to be removed. */
export type Answer = Reply | Withdrawal

/** What the bot says, before any platform renders it. */
export interface Reply {
  readonly kind: 'reply'
  /** Who is to see it: the person who asked, or everyone in the channel. */
  readonly audience: 'asker' | 'channel'
  /** One line of plain text, at most 120 characters. */
  readonly title: string
  readonly blocks: readonly Block[]
  readonly offers: readonly Offer[]
}

/** A quote that is taken back: the message disappears and nothing is said. */
export interface Withdrawal {
  readonly kind: 'withdrawal'
}

/** A button: a command under a label of at most 40 characters. */
export interface Offer {
  readonly label: string
  readonly command: OfferedCommand
}

export type Block =
  /** The bot's own words. */
  | { readonly kind: 'text'; readonly text: readonly Span[] }
  | PassageBlock
  | { readonly kind: 'hits'; readonly heading: string; readonly hits: readonly HitLine[] }
  | { readonly kind: 'contents'; readonly entries: readonly ContentsEntry[] }
  | { readonly kind: 'usage'; readonly entries: readonly { readonly typed: string; readonly does: string }[] }
  | { readonly kind: 'citation'; readonly citation: Citation }
  /** Lines to be kept as they are: to be copied, or, where `file` is not null, as a file under that name. */
  | { readonly kind: 'copy'; readonly text: string; readonly file: string | null }
  | { readonly kind: 'actions'; readonly heading: string; readonly entries: readonly ActionLine[] }

/** A quoted passage, word for word, and where it comes from. */
export interface PassageBlock {
  readonly kind: 'passage'
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

/** How a quote names its source. `short` is at most 80 characters; `link` is an http or https address. */
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
  readonly offer: Offer
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

/** A heading of the table of contents and its paragraphs ("¶5–6"); `level` 0 is a document's title. */
export interface ContentsEntry {
  readonly level: number
  readonly heading: string
  readonly range: string
}
