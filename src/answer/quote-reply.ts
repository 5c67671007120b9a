import type { Asker, Quote } from '../command/command.ts'
import { type Outcome, sentenceFor } from '../delivery/outcome.ts'
import { linkTo } from '../document/citation.ts'
import { surroundingsOf } from '../document/context.ts'
import type { Library } from '../document/library.ts'
import type { Passage } from '../document/passage.ts'
import { citeOffer, createReply, note, notice, offer, say } from '../message/create-reply.ts'
import { lengthOf, quotePassage } from '../message/passage-block.ts'
import type { Block, Reply } from '../message/reply.ts'
import { cleanTyped } from '../text/clean-typed.ts'
import { withoutHidden } from '../text/hidden.ts'
import { documentWords } from '../words/document-words.ts'
import { words } from '../words/words.ts'
import { titleOf } from './show-reply.ts'
import { versionNote } from './version-note.ts'

// A public quote fills other people's screens: about five messages on the platform with the shortest ones.
const longestQuote = 15_000

/**
 * The passages for all to see, with who asked for them, what stands around them, and a way to take them back. `post` is
 * the id under which the quote is posted, null where it is not kept.
 */
export function quoteReply(
  { reference, comment }: Quote,
  passages: readonly Passage[],
  asker: Asker,
  post: string | null,
  library: Library,
): Reply {
  const blocks = passages.map((passage) => quotePassage(passage, [], true))
  const [first] = passages
  const characters = blocks.reduce((sum, block) => sum + lengthOf(block), 0)
  if (characters > longestQuote) return notice(titleOf(reference, passages), words.tooLongToQuote(characters))
  const newer = versionNote(passages, reference, library)
  return createReply({
    audience: 'channel',
    title: '',
    // Who quotes it and why is the reason to read it.
    blocks: [...byline(asker, comment), ...blocks, ...uploaded(passages), ...newer.blocks],
    menu: [
      ...newer.newest,
      ...offer(words.offers.moreContext, {
        kind: 'show',
        reference: surroundingsOf(reference, library),
        at: 0,
      }),
      ...citeOffer(reference),
      ...offer(words.offers.takeBack, { kind: 'take back', asker: asker.id, post }),
    ],
    source: first === undefined ? null : linkTo(first),
  })
}

/** Of a workspace's own document everybody is told whose copy it is. */
function uploaded(passages: readonly Passage[]): readonly Block[] {
  const people = new Set(passages.flatMap(({ document: { version } }) => version?.by ?? []))
  return [...people].map((name) => note(documentWords.asUploaded(name)))
}

/** What the asker is told of how the post of a quote ended; null where they see it. */
export function outcomeReply(quote: Quote, outcome: Outcome): Reply | null {
  if (outcome.kind === 'refused') return refusedQuoteReply(quote, outcome.why)
  const text = sentenceFor(outcome)
  return text === null ? null : notice(titleOf(quote.reference), text)
}

/** What the asker is told of a quote that could not be posted: why, and the passage for their own eyes. */
export function refusedQuoteReply(quote: Quote, why: string): Reply {
  return notice(words.notPosted, why, [
    ...offer(words.offers.showPassage, { kind: 'show', reference: quote.reference, at: 0 }),
    ...offer(words.offers.tryAgain, { ...quote, comment: null }),
  ])
}

/** The asker's own words are in one line of their own, after their name, so that nobody takes them for the document's. */
function byline({ name: typed }: Asker, comment: string | null): readonly Block[] {
  const name = typed === null ? null : withoutHidden(typed)
  if (comment !== null) return [say(words.comment(name, cleanTyped(comment)))]
  return name === null ? [] : [say(words.quotedBy(name))]
}
