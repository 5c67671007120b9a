import { searchFor } from '../../src/answer/search-for.ts'
import { searchReply } from '../../src/answer/search-reply.ts'
import { titleOf } from '../../src/answer/show-reply.ts'
import type { Document } from '../../src/document/document.ts'
import { knownDocuments, type Library } from '../../src/document/library.ts'
import type { Passage } from '../../src/document/passage.ts'
import { canonical } from '../../src/document/reference/canonical.ts'
import { parseReference } from '../../src/document/reference/parse.ts'
import type { Reference } from '../../src/document/reference/step.ts'
import { resolveReference } from '../../src/document/resolve.ts'
import type { Engine } from '../../src/search/engine.ts'
import type { Hit } from '../../src/search/hit.ts'
import type { Span } from '../../src/text/span.ts'
import { describeAbsence } from '../../src/words/absence-words.ts'
import { words } from '../../src/words/words.ts'
import { readerWords } from './reader-words.ts'

/** What a question finds, as the page of one document shows it. */
export interface Found {
  /** As it was typed, to be shown in the box again. */
  readonly query: string
  readonly heading: string
  /** What the bot says beside it: corrections, what does not exist, what to try. */
  readonly notes: readonly (readonly Span[])[]
  /** Passages of this document, best first. */
  readonly here: readonly Hit[]
  /** Passages of the others. */
  readonly elsewhere: readonly Hit[]
  /** Other questions to try. */
  readonly retries: readonly { readonly label: string; readonly query: string }[]
  /** Whether it was refused, for its length. */
  readonly isRefused: boolean
}

export const longestQuery = 1_000

// As many as the bot pages through.
const mostHits = 10

/**
 * Answers what was typed on the page of a document as the bot does. A reference that names no document means this one,
 * whichever is the library's main one: it is the one before the reader's eyes.
 */
export function searchDocument(query: string, document: Document, library: Library, engine: Engine): Found {
  if (query.length > longestQuery) {
    const said = { heading: readerWords.tooLong, notes: [[readerWords.tooLongWhy(longestQuery)]] }
    return { ...nothing, query, ...said, isRefused: true }
  }
  const parsed = parseReference(query, library.documents)
  if (parsed === null) return searchWords(query, document, library, engine)
  return parsed.kind === 'malformed'
    ? refuseReference(query, document)
    : lookUp(query, canonical(parsed.reference, knownDocuments(library)), document, library)
}

/** What is said where an address names no passage of the document. */
export function refusePlace(document: Document): Found {
  return { ...nothing, query: '', heading: words.absent, notes: [[triable(document)]] }
}

const nothing = { notes: [], here: [], elsewhere: [], retries: [], isRefused: false }

function lookUp(query: string, reference: Reference, document: Document, library: Library): Found {
  const meant = { ...reference, document: reference.document ?? document.id }
  const { passages, absences } = resolveReference(meant, library)
  return {
    ...nothing,
    query,
    heading: passages.length > 0 ? titleOf(reference, passages) : words.absent,
    notes: absences.map((absence) => [describeAbsence(absence)]),
    ...divide(passages.map(toHit), document),
  }
}

function searchWords(query: string, document: Document, library: Library, engine: Engine): Found {
  const command = { kind: 'search', text: query, at: 0 } as const
  const result = searchFor(command, engine, mostHits)
  const { hits, isWeak } = result
  const room = { library, pageCharacters: Number.POSITIVE_INFINITY, excerptCharacters: 0 }
  const said = searchReply(command, result, room)
  const { here, elsewhere } = divide(hits, document)
  const because = hits[0]?.because ?? []
  const isElsewhere = here.length === 0 && hits.length > 0
  return {
    ...nothing,
    query,
    heading: isWeak || hits.length === 0 ? said.title : readerWords.found(hits.length),
    notes: [
      ...said.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
      ...(because.length > 0 ? [[words.because(because)]] : []),
      ...(isElsewhere ? [[readerWords.noneHere]] : []),
    ],
    here,
    elsewhere,
    retries: [
      // The bot offers to search for a corrected word as it was typed; its other offers turn its own pages.
      ...said.offers.flatMap(({ label, command }) =>
        command.kind === 'search' && command.at === 0 ? [{ label, query: command.text }] : [],
      ),
      ...(elsewhere.length > 0 && !query.includes('in:')
        ? [{ label: readerWords.onlyHere, query: `${query} in:"${document.short}"` }]
        : []),
    ],
  }
}

function triable(document: Document): string {
  return `${words.unclearReferenceWhy(document)} ${words.tryReference(document, '')}`
}

function refuseReference(query: string, document: Document): Found {
  return {
    ...nothing,
    query,
    heading: words.unclearReference(query),
    notes: [[triable(document)]],
    // In quotation marks it is no reference any more.
    retries: [{ label: words.offers.searchInstead, query: `"${query}"` }],
  }
}

/** A passage that was named, as if it had been searched for. */
export function toHit(passage: Passage): Hit {
  return { passage, score: 1, marks: [], because: [] }
}

function divide(hits: readonly Hit[], document: Document): Pick<Found, 'here' | 'elsewhere'> {
  return {
    here: hits.filter(({ passage }) => passage.document.id === document.id),
    elsewhere: hits.filter(({ passage }) => passage.document.id !== document.id),
  }
}
