import { commandTable, mainCommands, terminalTable } from '../command/table.ts'
import { sectionsOf } from '../document/basic-units.ts'
import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { knownDocuments, type Library } from '../document/library.ts'
import { wholeUnit } from '../document/passage.ts'
import { rangeOf } from '../document/pinpoint/places.ts'
import { sectionRange } from '../document/section.ts'
import { mainSeries } from '../document/tree.ts'
import { createReply, note, notice, offer, primary, say } from '../message/create-reply.ts'
import { fillPages } from '../message/fit-text.ts'
import type { ContentsEntry, Offer, Reply } from '../message/reply.ts'
import { documentWords } from '../words/document-words.ts'
import { words } from '../words/words.ts'
import { sectionOffers } from './section-offers.ts'

// Buttons that fit beside the others on every platform.
const mostSections = 18
// Characters of headings: of a large library, a few messages on every platform.
const longestContents = 15_000

/** What can be asked, the most used of it or all; `prompt` is what stands before a command here, such as "/korea ". */
export function helpReply(library: Library, prompt: string, isFull: boolean): Reply {
  const isTerminal = prompt === ''
  const table = isTerminal ? terminalTable : isFull ? commandTable : mainCommands
  return createReply({
    title: words.help(library.documents),
    blocks: [
      { kind: 'usage', entries: table.map(({ usage, does }) => ({ typed: prompt + usage, does })) },
      ...(isTerminal ? [] : [note(words.helpPrivate(prompt))]),
    ],
    offers: [
      ...offer(words.offers.contents, { kind: 'contents' }),
      ...offer(documentWords.heading, { kind: 'documents' }),
      ...(isTerminal || isFull ? [] : offer(words.offers.allCommands, { kind: 'help', isFull: true })),
    ],
  })
}

/** What a greeting is answered, and a newcomer told: what this is, and three ways to begin. */
export function welcomeReply(library: Library, prompt: string): Reply {
  return createReply({
    title: words.hello,
    blocks: [
      say(words.helloWhat(library.documents, prompt)),
      ...(prompt === '' ? [] : [note(words.helpPrivate(prompt))]),
    ],
    offers: [...beginnings(library), ...offer(words.offers.help, { kind: 'help', isFull: false })],
  })
}

/** The three ways to begin; a digest only where there is something to send. */
export function beginnings(library: Library): readonly Offer[] {
  const hasActions = knownDocuments(library).some(({ actions }) => actions.length > 0)
  return [
    ...primary(offer(words.offers.askQuestion, { kind: 'ask form' })),
    ...offer(words.offers.checkQuotation, { kind: 'check form' }),
    ...(hasActions ? offer(words.offers.setUpDigest, { kind: 'digest form' }) : []),
  ]
}

/** Where forms don't work: what to type instead. */
export function howToAskReply(kind: 'ask form' | 'check form', prompt: string): Reply {
  return notice(
    kind === 'ask form' ? words.offers.askQuestion : words.offers.checkQuotation,
    kind === 'ask form' ? words.howToAsk(prompt) : words.nothingToCheck(prompt),
  )
}

/** What thanks are answered. */
export function thanksReply(): Reply {
  return notice(words.welcome, words.welcomeWhat, offer(words.offers.help, { kind: 'help', isFull: false }))
}

/** The headings of every document, each with its paragraphs. */
export function contentsReply(library: Library): Reply {
  const all = library.documents.flatMap(entriesOf)
  const [shown = []] = fillPages(all, longestContents, ({ heading }) => heading.length + 10)
  const more = all.length - shown.length
  return createReply({
    title: words.contents,
    blocks: [{ kind: 'contents', entries: shown }, ...(more > 0 ? [note(words.moreChanges(more))] : [])],
    offers: [
      ...library.documents.flatMap((document) => sectionOffers(document, library)).slice(0, mostSections),
      ...offer(words.offers.help, { kind: 'help', isFull: false }),
    ],
  })
}

function entriesOf(document: Document): readonly ContentsEntry[] {
  const [first, last] = [mainSeries(document)[0], mainSeries(document).at(-1)].map((unit) =>
    unit === undefined ? '' : pinpoint({ document, place: wholeUnit(unit.id) }),
  )
  return [
    { level: 0, heading: document.title, range: rangeOf(first ?? '', last ?? '') },
    ...sectionsOf(document).map((section) => ({
      level: section.level - 1,
      heading: section.title,
      range: sectionRange(section, document),
    })),
  ]
}
