import type { Asker } from '../command/command.ts'
import type { Passage } from '../document/passage.ts'
import type { Reference } from '../document/reference.ts'
import { offer } from './offer.ts'
import { lengthOf, quotePassage } from './passage-block.ts'
import type { Reply } from './reply.ts'
import { titleOf } from './show-reply.ts'
import { words } from './words.ts'

// A public quote fills other people's screens: about five messages on the platform with the shortest ones.
const longestQuote = 15_000

/** The passages for all to see, with a way for the asker to take them back. */
export function quoteReply(reference: Reference, passages: readonly Passage[], asker: Asker): Reply {
  const blocks = passages.map((passage) => quotePassage(passage))
  const characters = blocks.reduce((sum, block) => sum + lengthOf(block), 0)
  if (characters > longestQuote) {
    return {
      kind: 'reply',
      audience: 'asker',
      title: titleOf(reference),
      blocks: [{ kind: 'text', text: [words.tooLongToQuote(characters)] }],
      offers: [],
    }
  }
  return {
    kind: 'reply',
    audience: 'channel',
    title: titleOf(reference),
    blocks: [
      ...blocks,
      ...(asker.name === null ? [] : [{ kind: 'text', text: [words.quotedBy(asker.name)] } as const]),
    ],
    offers: offer(words.offers.takeBack, { kind: 'take back', asker: asker.id }),
  }
}
