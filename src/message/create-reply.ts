import { encode } from '../command/codec.ts'
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
