import { commandTable } from '../command/table.ts'
import type { Document } from '../document/document.ts'
import type { Library } from '../document/library.ts'
import { offer } from './offer.ts'
import type { ContentsEntry, Reply } from './reply.ts'
import { words } from './words.ts'

/** What can be asked; `prompt` is what stands before a command here, such as "/korea ". */
export function helpReply(library: Library, prompt: string): Reply {
  return {
    kind: 'reply',
    audience: 'asker',
    title: words.help,
    blocks: [
      { kind: 'text', text: [words.helpAbout(library.documents, prompt)] },
      { kind: 'usage', entries: commandTable.map(({ usage, does }) => ({ typed: prompt + usage, does })) },
      { kind: 'text', text: [words.helpPrivate] },
    ],
    offers: offer(words.offers.contents, { kind: 'contents' }),
  }
}

/** The headings of every document, each with its paragraphs. */
export function contentsReply(library: Library): Reply {
  return {
    kind: 'reply',
    audience: 'asker',
    title: words.contents,
    blocks: [{ kind: 'contents', entries: library.documents.flatMap(entriesOf) }],
    offers: offer(words.offers.help, { kind: 'help' }),
  }
}

function entriesOf(document: Document): readonly ContentsEntry[] {
  const first = document.paragraphs[0]?.number ?? 1
  const last = document.paragraphs.at(-1)?.number ?? first
  return [
    { level: 0, heading: document.title, range: rangeOf(first, last) },
    ...document.sections.map(({ title, level, from, to }) => ({
      level: level - 1,
      heading: title,
      range: rangeOf(from, to),
    })),
  ]
}

function rangeOf(from: number, to: number): string {
  return from === to ? `¶${from}` : `¶${from}–${to}`
}
