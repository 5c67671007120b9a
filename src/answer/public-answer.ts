import { offer } from '../message/create-reply.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import { words } from '../words/words.ts'

/**
 * An answer to its asker as one for everyone in the channel: what is quoted names its source in full, nothing is left to
 * be quoted, and its asker can remove it. `post` is the id under which it is posted.
 */
export function publicAnswer(reply: Reply, asker: string, post: string): Reply {
  const keep = (offers: readonly Offer[]): readonly Offer[] =>
    offers.filter(({ command }) => command.kind !== 'quote')
  return {
    ...reply,
    audience: 'channel',
    blocks: reply.blocks.map(
      (block): Block => (block.kind === 'passage' ? { ...block, isCitedInFull: true } : block),
    ),
    offers: keep(reply.offers),
    links: [],
    menu: [...keep(reply.menu), ...offer(words.offers.takeBack, { kind: 'take back', asker, post })],
  }
}
