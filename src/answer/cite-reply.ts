import { type CitationStyle, citationStyles, citeInStyle } from '../cite/style.ts'
import type { Cite } from '../command/command.ts'
import type { Library } from '../document/library.ts'
import type { Passage } from '../document/passage.ts'
import { createReply, note, offer } from '../message/create-reply.ts'
import { citePassage } from '../message/passage-block.ts'
import type { Block, Reply } from '../message/reply.ts'
import { words } from '../words/words.ts'
import { titleOf } from './show-reply.ts'
import { versionNote } from './version-note.ts'

// A screen of citations; there is a short way to say "paragraphs 1 to 12".
const mostCitations = 10

/** The citations of passages, ready to copy, and the other styles that there are. */
export async function citeReply(
  { reference, style }: Cite,
  passages: readonly Passage[],
  library: Library,
): Promise<Reply> {
  const newer = versionNote(passages, reference, library)
  const cited = passages.slice(0, mostCitations)
  const left: readonly Block[] =
    passages.length > mostCitations ? [note(words.moreCitations(mostCitations, passages.length))] : []
  const title = titleOf(reference, passages)
  return createReply({
    title: style === null ? `${words.cite} ${title}` : words.citeIn(title, style),
    blocks: [
      ...(await Promise.all(cited.map((passage) => citationBlock(passage, style)))),
      ...left,
      ...newer.blocks,
    ],
    offers: [
      ...offer(words.offers.showPassage, { kind: 'show', reference, at: 0 }),
      ...newer.newest,
      ...citationStyles
        .filter((other) => other !== style)
        .flatMap((other) => offer(words.offers.style(other), { kind: 'cite', reference, style: other })),
    ],
  })
}

async function citationBlock(passage: Passage, style: CitationStyle | null): Promise<Block> {
  // What is copied into a paper names the official source, not a reader that may move or close.
  return style === null
    ? { kind: 'citation', citation: { ...citePassage(passage), link: passage.document.source } }
    : { kind: 'copy', text: await citeInStyle(passage, style), file: null }
}
