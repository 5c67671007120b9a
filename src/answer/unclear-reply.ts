import type { NoSuchUnit, Unclear, UnsureChange } from '../command/command.ts'
import { withoutMentions } from '../command/mentions.ts'
import type { Document } from '../document/document.ts'
import { findDocument, type Library } from '../document/library.ts'
import { formatReference } from '../document/reference/format.ts'
import { resolveReference } from '../document/resolve.ts'
import { createReply, hint, notice, offer, say, showOffer } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import { actionWords } from '../words/action-words.ts'
import { words } from '../words/words.ts'
import { askWhich, otherOffers } from './other-offers.ts'

/** What the asker is told of something that cannot be understood, and what to do instead. */
export function unclearReply(command: Unclear, library: Library, meant: Document, prompt: string): Reply {
  const { text } = command
  switch (command.reason) {
    case 'no such unit':
      return noSuchUnitReply(command, library, meant)
    case 'unsure change':
      return unsureChangeReply(command, prompt)
    case 'unknown button':
      return notice(words.unknownButton, words.unknownButtonWhy)
    case 'unknown person':
      return notice(actionWords.unknownPerson, actionWords.unknownPersonWhy)
    case 'no passage':
      return notice(words.notPosted, words.choosePassage)
    case 'malformed reference':
      return createReply({
        title: words.unclearReference(text),
        tone: 'quiet',
        blocks: [say(words.unclearReferenceWhy(meant)), hint(say(words.tryReference(meant, prompt)))],
        offers: [
          ...offer(words.offers.searchInstead, { kind: 'search', text, at: 0 }),
          ...offer(words.offers.contents, { kind: 'contents' }),
        ],
      })
  }
}

function noSuchUnitReply(
  { reference, text, unit, others = [] }: NoSuchUnit,
  library: Library,
  meant: Document,
): Reply {
  const named = reference?.document ?? null
  const document =
    (named === null ? null : findDocument(library, named)) ?? (reference === null ? meant : library.main)
  const { passages } = reference === null ? { passages: [] } : resolveReference(reference, library)
  const which = askWhich(others, library)
  const why = [words.noSuchUnitWhy(document), ...(which === null ? [] : [which])].join(' ')
  return notice(words.noSuchUnit(document, unit), why, [
    ...otherOffers(others, library),
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
