import type { Unclear } from '../command/command.ts'
import { commandTable } from '../command/table.ts'
import type { Document } from '../document/document.ts'
import { type Library, nameInReference } from '../document/library.ts'
import { bounds, createReply, notice, offer, say } from '../message/create-reply.ts'
import { fillPages } from '../message/fit-text.ts'
import type { ContentsEntry, Offer, Reply } from '../message/reply.ts'
import { actionWords } from '../words/action-words.ts'
import { words } from '../words/words.ts'

// Buttons that fit beside the others on every platform.
const mostSections = 18
// Characters of headings: of a large library, a few messages on every platform.
const longestContents = 15_000

/** What can be asked; `prompt` is what stands before a command here, such as "/korea ". */
export function helpReply(library: Library, prompt: string): Reply {
  return createReply({
    title: words.help,
    blocks: [
      say(words.helpAbout(library.documents, prompt)),
      { kind: 'usage', entries: commandTable.map(({ usage, does }) => ({ typed: prompt + usage, does })) },
      say(words.helpPrivate),
    ],
    offers: offer(words.offers.contents, { kind: 'contents' }),
  })
}

/** What the asker is told of something that cannot be understood, and what to do instead. */
export function unclearReply({ reason, text }: Unclear, library: Library, prompt: string): Reply {
  switch (reason) {
    case 'unknown button':
      return notice(words.unknownButton, words.unknownButtonWhy)
    case 'unknown person':
      return notice(actionWords.unknownPerson, actionWords.unknownPersonWhy)
    case 'no passage':
      return notice(words.notPosted, words.choosePassage)
    case 'malformed reference':
      return notice(words.unclearReference(text), words.unclearReferenceWhy(library.main, prompt), [
        ...offer(words.offers.searchInstead, { kind: 'search', text, at: 0 }),
        ...offer(words.offers.contents, { kind: 'contents' }),
      ])
  }
}

/** The headings of every document, each with its paragraphs. */
export function contentsReply(library: Library): Reply {
  const all = library.documents.flatMap(entriesOf)
  const [shown = []] = fillPages(all, longestContents, ({ heading }) => heading.length + 10)
  const more = all.length - shown.length
  return createReply({
    title: words.contents,
    blocks: [{ kind: 'contents', entries: shown }, ...(more > 0 ? [say(words.moreChanges(more))] : [])],
    offers: [
      ...library.documents.flatMap((document) => sectionOffers(document, library)).slice(0, mostSections),
      ...offer(words.offers.help, { kind: 'help' }),
    ],
  })
}

/** Each section's paragraphs, a click away; of nested sections only the outermost, since they hold the others. */
function sectionOffers(document: Document, library: Library): readonly Offer[] {
  const outermost = Math.min(...document.sections.map(({ level }) => level))
  return document.sections
    .filter(({ level }) => level === outermost)
    .flatMap(({ from, to }) => {
      const named = nameInReference(document, library)
      const name = named === null ? '' : `${document.short} `
      const reference = {
        document: named,
        spans: [{ kind: 'paragraphs', from, to }],
      } as const
      return offer(`${name}${rangeOf(from, to)}`.slice(-bounds.label), { kind: 'show', reference, at: 0 })
    })
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
