import { actionItemsOf } from '../actions/action-items.ts'
import { basicUnitsOf } from '../document/basic-units.ts'
import { formatDate } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { knownDocuments, type Library, nameInReference } from '../document/library.ts'
import { createReply, hint, note, offer, say, withoutHints } from '../message/create-reply.ts'
import type { Reply } from '../message/reply.ts'
import { settingsWords } from '../words/settings-words.ts'
import { words } from '../words/words.ts'
import { beginnings } from './help-reply.ts'
import { sectionsByTitle } from './section-offers.ts'

/** What a page of the bot's own shows to everyone: how to begin, each document, and who sees what. */
export interface Home {
  readonly beginning: Reply
  readonly documents: readonly Reply[]
  readonly privacy: Reply
  /** For who administers. */
  readonly settings: Reply
}

// More would be a list that nobody reads; the table of contents has them all.
const mostDocuments = 10
const mostSections = 12

/** The page's parts; `prompt` is what stands before a command, and `hasHints` whether it teaches. */
export function homeReplies(library: Library, prompt: string, hasHints: boolean): Home {
  const shown = hasHints ? (reply: Reply) => reply : withoutHints
  return {
    beginning: shown(
      createReply({
        title: words.home.title,
        blocks: [hint(say(words.home.what))],
        offers: beginnings(library),
      }),
    ),
    documents: knownDocuments(library)
      .slice(0, mostDocuments)
      .map((document) => documentReply(document, library)),
    settings: createReply({ title: '', blocks: [], offers: offer(settingsWords.open, { kind: 'settings' }) }),
    privacy: shown(
      createReply({
        title: '',
        blocks: [hint(note(words.home.how(prompt.trim()))), note(words.home.privacy(prompt.trim()))],
      }),
    ),
  }
}

function documentReply(document: Document, library: Library): Reply {
  const { short, title, issuer, source } = document
  const items = actionItemsOf(document).length
  const named = nameInReference(document, library)
  return createReply({
    title: '',
    blocks: [
      say({ mark: 'strong', text: short }, ` · ${words.home.size(basicUnitsOf(document).length, items)}`),
      note(`${title}. ${issuer}, ${formatDate(document)}.`),
    ],
    offers: sectionsByTitle(document, library).slice(0, mostSections),
    menu: [
      ...(items === 0
        ? []
        : offer(words.offers.allActions, { kind: 'actions', document: named, which: 'all', at: 0 })),
      ...offer(words.offers.contents, { kind: 'contents' }),
    ],
    source,
  })
}
