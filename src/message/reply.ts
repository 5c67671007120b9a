import type { OfferedCommand } from '../command/command.ts'
import type { Span } from '../text/span.ts'

/** What the bot answers: something to say, or that the message whose button was pressed is to be removed. */
export type Answer = Reply | Withdrawal

/** What the bot says, before any platform renders it. `createReply` makes it and keeps its bounds. */
export interface Reply {
  readonly kind: 'reply'
  /** Who is to see it: the person who asked, or everyone in the channel. */
  readonly audience: 'asker' | 'channel'
  /** The first line, plain text of at most 120 characters; empty where a passage is the answer. */
  readonly title: string
  /** What the title says, for platforms that show it by a colour. */
  readonly tone: Tone
  readonly blocks: readonly Block[]
  /** The buttons below, at most 25. No command of a reply is offered twice. */
  readonly offers: readonly Offer[]
  /** Lists to choose from, each under a label of at most 40 characters. */
  readonly choices: readonly Choice[]
  /** What is less used, at most 4, for a menu where the platform has one. */
  readonly menu: readonly Offer[]
  /** Addresses that are for the asker alone, at most 4; nothing that is public, or kept, has any. */
  readonly links: readonly Link[]
  /** The address of what is quoted, null where one passage is not what the reply is about. */
  readonly source: string | null
  /** What a search found: `weak` are only the nearest passages. Null where nothing was searched for. */
  readonly outcome: 'hits' | 'weak' | 'none' | null
}

/** A quote that is taken back: the message disappears and nothing is said. */
interface Withdrawal {
  readonly kind: 'withdrawal'
}

/** `exact` and `absent` are verdicts, `changed` a quotation that differs, `quiet` where there is nothing to show. */
export type Tone = 'plain' | 'exact' | 'changed' | 'absent' | 'quiet'

/** A button: a command under a label of at most 40 characters, or 75 in a list. One of a reply may be the primary one. */
export interface Offer {
  readonly label: string
  readonly command: OfferedCommand
  readonly isPrimary?: boolean
  /** Whether its asker has been asked already if they mean it. */
  readonly isConfirmed?: boolean
}

/** A button that opens an address, under a label of at most 40 characters. */
export interface Link {
  readonly label: string
  readonly url: string
}

/** A list of commands to choose from, at most 25. */
export interface Choice {
  readonly label: string
  readonly offers: readonly Offer[]
}

/** The contents of each kind of block. Everything that handles blocks has one handler a kind. */
interface BlockContents {
  /** The bot's own words. */
  readonly text: OwnWords
  /** The bot's own words in small print. What only `explainsLooks` isn't said where there are none. */
  readonly note: OwnWords & { readonly explainsLooks?: true }
  readonly passage: Passage
  /** Sentences of a document with what a quotation added and left out. */
  readonly correction: Correction
  readonly comparison: Comparison
  /** Passages in a line each, under a line of small print. */
  readonly hits: { readonly heading: string; readonly hits: readonly HitLine[] }
  readonly contents: { readonly entries: readonly ContentsEntry[] }
  readonly usage: { readonly entries: readonly { readonly typed: string; readonly does: string }[] }
  readonly citation: { readonly citation: Citation }
  /** Lines to be kept as they are: to be copied, or, where `file` is not null, as a file under that name. */
  readonly copy: { readonly text: string; readonly file: string | null }
  readonly actions: { readonly heading: string; readonly entries: readonly ActionLine[] }
}

/** A hint teaches what to type or press next, and is left out where hints are off: no answer needs it to be understood. */
interface OwnWords {
  readonly text: readonly Span[]
  readonly isHint?: true
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
  /** The document's notes that the words call, each in a line, for small print below; none where it is left out. */
  readonly notes?: readonly string[]
  readonly citation: Citation
  /** Whether its source is cited in full below it, as in public, or in short above it. */
  readonly isCitedInFull: boolean
  /** Which part of the passage this is, where it is too long to be shown at once; null for the whole. */
  readonly portion: { readonly number: number; readonly of: number } | null
}

/** The spans but the `added` ones, joined, are the sentences' own words, with … where sentences between are left out. */
interface Correction {
  readonly section: string | null
  readonly spans: readonly Span[]
  readonly citation: Citation
}

/** What became of a unit between two versions; `place` and `what` are the bot's words: "¶5", "changed"; `link` leads to the place. */
interface Comparison {
  readonly place: string
  readonly link: string
  readonly what: string
  /** The words of both versions, with … where they are left out; empty where they aren't shown. */
  readonly spans: readonly Span[]
}

/**
 * A line of a passage; `label` is what stands before its words: an item's letter, or our word for a unit that has none. The
 * spans, joined, are its own words.
 */
export interface QuotedPart {
  readonly label: string | null
  readonly spans: readonly Span[]
  /** How far it is set in; not at all where it is left out. */
  readonly indent?: number
}

/** How a quote names its source. `short` is at most 80 characters, `full` 1,000; `link` is an http or https address. */
export interface Citation {
  readonly short: string
  readonly full: string
  readonly link: string
  /** The place alone: "¶11(c)". */
  readonly place: string
  /** Who published it, at most 200 characters, its title, at most 500, and its date in words; the title is null where the document's own short name is enough. */
  readonly issuer: string
  readonly title: string | null
  readonly date: string
}

/** A further hit in one line: the stretch of its words that matched, with … where words were left out. */
export interface HitLine {
  readonly citation: string
  readonly excerpt: readonly Span[]
  /** The offer to show it; null where no button can carry it, or where the reply has it already. */
  readonly offer: Offer | null
}

/** An action item in a list, in one line: the document's words and, apart from them, the team's. */
export interface ActionLine {
  readonly citation: string
  /** The document's: the whole item, or the beginning of it with … where words were left out. */
  readonly spans: readonly Span[]
  /** The team's: who has it; empty for nobody. How it stands is the heading. */
  readonly status: string
}

/** A heading of the table of contents, at most 300 characters, and its paragraphs ("¶5–6"); `level` 0 is a document's title. */
export interface ContentsEntry {
  readonly level: number
  readonly heading: string
  readonly range: string
}
