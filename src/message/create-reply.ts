import { encode } from '../command/codec.ts'
import type { OfferedCommand } from '../command/command.ts'
import { pinpoint } from '../document/citation.ts'
import type { Library } from '../document/library.ts'
import { type Passage, referenceTo } from '../document/passage.ts'
import type { Reference } from '../document/reference.ts'
import type { Span } from '../text/span.ts'
import { words } from '../words/words.ts'
import { boundBlock } from './blocks.ts'
import { fitLine } from './fit-text.ts'
import type { Block, Offer, Reply } from './reply.ts'

/** The most characters of a reply's title and of a button's label, and the most buttons beside those of the blocks. */
export const bounds = { title: 120, label: 40, offers: 25 } as const

/** What a reply is made of. */
interface ReplyParts {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly offers?: readonly Offer[]
  readonly audience?: Reply['audience']
  readonly outcome?: Reply['outcome']
}

/**
 * The reply to an asker alone, or to a channel. Keeps what `Reply` promises: a title, labels and headings that are too
 * long end in …, and of two offers with one command the first stays, as platforms refuse the same button twice.
 */
export function createReply({
  title,
  blocks,
  offers = [],
  audience = 'asker',
  outcome = null,
}: ReplyParts): Reply {
  // A command that is too long for a button has no code.
  const seen = new Set<string | null>([null])
  const keep = ({ label, command }: Offer): Offer | null => {
    const code = encode(command)
    if (seen.has(code)) return null
    seen.add(code)
    return { label: fitLine(label, bounds.label), command }
  }
  return {
    kind: 'reply',
    audience,
    title: fitLine(title, bounds.title),
    blocks: blocks.map((block) => boundBlock(block, keep)),
    offers: offers.flatMap((offer) => keep(offer) ?? []).slice(0, bounds.offers),
    outcome,
  }
}

/** A sentence for the asker alone, under a title. */
export function notice(title: string, text: string, offers: readonly Offer[] = []): Reply {
  return createReply({ title, blocks: [say(text)], offers })
}

/** The bot's own words as a block. */
export function say(...text: readonly Span[]): Block<'text'> {
  return { kind: 'text', text }
}

/** The offer as a list of one; empty where the command is too long for a button to carry. */
export function offer(label: string, command: OfferedCommand): readonly Offer[] {
  return encode(command) === null ? [] : [{ label, command }]
}

/** The offer to quote passages where they are shown. */
export function quoteOffer(reference: Reference): readonly Offer[] {
  return offer(words.offers.quote, { kind: 'quote', reference, withContext: false, comment: null })
}

/** The offer to show a passage. */
export function showOffer(passage: Pick<Passage, 'document' | 'place'>, library: Library): readonly Offer[] {
  const label = words.offers.show(pinpoint(passage))
  return offer(label, { kind: 'show', reference: referenceTo(passage, library), at: 0 })
}

/** The offer to list the action items of a document; null for the main one. */
export function actionsOffer(document: string | null): readonly Offer[] {
  return offer(words.offers.allActions, { kind: 'actions', document, which: 'all', at: 0 })
}
