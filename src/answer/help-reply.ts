import type { NoSuchUnit, Unclear, UnsureChange } from '../command/command.ts'
import { withoutMentions } from '../command/mentions.ts'
import { commandTable, terminalTable } from '../command/table.ts'
import type { Document } from '../document/document.ts'
import { findDocument, type Library, nameInReference } from '../document/library.ts'
import { resolveReference } from '../document/passage.ts'
import { formatReference } from '../document/reference.ts'
import { bounds, createReply, notice, offer, say, showOffer } from '../message/create-reply.ts'
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
  const isTerminal = prompt === ''
  const table = isTerminal ? terminalTable : commandTable
  return createReply({
    title: words.help,
    blocks: [
      say(words.helpAbout(library.documents, prompt)),
      { kind: 'usage', entries: table.map(({ usage, does }) => ({ typed: prompt + usage, does })) },
      ...(isTerminal ? [] : [say(words.helpPrivate)]),
    ],
    offers: offer(words.offers.contents, { kind: 'contents' }),
  })
}

/** What a greeting is answered: what can be asked, in a sentence, and the way to all of it. */
export function greetingReply(library: Library, prompt: string): Reply {
  return notice(words.hello, words.helloWhat(library.documents, prompt), [
    ...offer(words.offers.help, { kind: 'help' }),
    ...offer(words.offers.contents, { kind: 'contents' }),
  ])
}

/** What thanks are answered. */
export function thanksReply(): Reply {
  return notice(words.welcome, words.welcomeWhat, offer(words.offers.help, { kind: 'help' }))
}

/** What the asker is told of something that cannot be understood, and what to do instead. */
export function unclearReply(command: Unclear, library: Library, prompt: string): Reply {
  const { text } = command
  switch (command.reason) {
    case 'no such unit':
      return noSuchUnitReply(command, library)
    case 'unsure change':
      return unsureChangeReply(command, prompt)
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

function noSuchUnitReply({ reference, text, unit }: NoSuchUnit, library: Library): Reply {
  const document = findDocument(library, reference?.document ?? null) ?? library.main
  const { passages } = reference === null ? { passages: [] } : resolveReference(reference, library)
  return notice(words.noSuchUnit(document, unit), words.noSuchUnitWhy(document), [
    ...passages.slice(0, 3).flatMap((passage) => showOffer(passage, library)),
    ...offer(words.offers.searchInstead, { kind: 'search', text, at: 0 }),
    ...offer(words.offers.contents, { kind: 'contents' }),
  ])
}

/** Nothing is written down that may not have been meant. */
function unsureChangeReply({ reference, state, text }: UnsureChange, prompt: string): Reply {
  const why = actionWords.unsureChangeWhy(prompt, formatReference(reference), withoutMentions(text).trim())
  return notice(actionWords.unsureChange, why, [
    ...offer(words.offers.changeState(state), {
      kind: 'change action',
      reference,
      state,
      owner: null,
      note: null,
    }),
    ...offer(words.offers.changeAction, { kind: 'action form', reference }),
  ])
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
