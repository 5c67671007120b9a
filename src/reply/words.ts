import { pinpoint } from '../document/citation.ts'
import { type Document, itemsOf, paragraphAt, paragraphRange } from '../document/document.ts'
import type { Absence } from '../document/passage.ts'
import { formatSpan, type Span } from '../document/reference.ts'
import type { Span as ReplySpan } from './reply.ts'

/** Every word that the bot says of its own, in one place, in English. `prompt` is what stands before a command. */
export const words = {
  search: (query: string, at: number, count: number) =>
    count === 1 ? `“${shorten(query)}”: 1 passage` : `“${shorten(query)}”: passage ${at + 1} of ${count}`,
  nearest: (query: string) => `No passage quite answers “${shorten(query)}”; these are the nearest`,
  correction: (typed: string, read: string): readonly ReplySpan[] => [
    'Showing ',
    { mark: 'strong', text: read },
    ` for “${typed}”.`,
  ],
  because: (likenesses: readonly { readonly asked: string; readonly found: string }[]) =>
    `Matched by likeness: ${likenesses.map(({ asked, found }) => `${asked} ≈ ${found}`).join(', ')}.`,
  alsoFound: 'Also found',
  related: (place: string) => `Related to ¶${place}`,
  nothingFound: (query: string) => `Nothing found for “${shorten(query)}”`,
  nothingFoundWhy: (documents: readonly Document[]) =>
    `No passage of ${titles(documents)} answers that. Try other words, or fewer; or look at the contents.`,
  nothingRelated: 'No other passage is close to this one.',
  longQuestion: 'The question is long: only its first words were searched for.',
  show: (places: string) => `¶${places}`,
  page: (page: number, of: number) => `Page ${page + 1} of ${of}.`,
  tooManyPlaces: 'There is more: that is a long list of places, so ask for fewer at a time.',
  moreCitations: (shown: number, of: number) =>
    `Only the first ${shown} of ${of} are cited: ask for the others by number.`,
  portion: (number: number, of: number) => `part ${number} of ${of}`,
  quotedBy: (name: string) => `Quoted by ${name}`,
  tooLongToQuote: (characters: number) =>
    `That is ${characters.toLocaleString('en')} characters, too much for one quote. Quote fewer paragraphs at a time.`,
  notYourQuote: 'Only the person who asked for this quote can take it back.',
  cite: 'Citation of',
  contents: 'Contents',
  help: 'What you can ask',
  helpAbout: (documents: readonly Document[], prompt: string) =>
    `I quote ${titles(documents)}, word for word and with its paragraph numbers. Type ${prompt === '' ? '' : `${prompt.trim()} and `}one of these:`,
  helpPrivate: 'Answers are for you alone until you quote them.',
  unclearReference: (text: string) => `“${shorten(text)}” is not a reference`,
  unclearReferenceWhy: (document: Document, prompt: string) =>
    `${whatExists(document)} Write one as ${prompt}${examplePlaces(document)}.`,
  unknownButton: 'That button is from another version',
  unknownButtonWhy: 'I cannot tell what it meant. Please ask again; the new answer has new buttons.',
  absent: 'There is no such passage',
  fault: (id: string) =>
    `Something went wrong on our side. If it happens again, tell whoever runs this bot this number: ${id}.`,
  cannotPost: (reason: string) => `I cannot post here: ${reason}. Nothing was posted.`,
  offers: {
    next: 'Next',
    previous: 'Previous',
    quote: 'Quote here',
    show: (place: string) => `Show ¶${place}`,
    showPassage: 'Show the passage',
    readOn: 'Read on',
    cite: 'Cite',
    takeBack: 'Take back',
    contents: 'Contents',
    help: 'Help',
    literal: (typed: string) => `Search “${typed}” itself`,
    searchInstead: 'Search for these words',
  },
} as const

/** What the document has instead of what was asked for, as a sentence. */
export function describeAbsence(absence: Absence): string {
  switch (absence.kind) {
    case 'document':
      return `There is no document called “${absence.name}”.`
    case 'paragraph':
      return `There is no paragraph ${absence.number}. ${whatExists(absence.document)}`
    case 'item':
      return describeAbsentItem(absence)
    case 'sentence': {
      const passage = { document: absence.document, place: absence.place, section: null, parts: [] }
      const count = describeSentences(absence.count)
      return `There is no sentence ${absence.number} in ¶${pinpoint(passage)}: it has ${count}.`
    }
    case 'backwards':
      return `${formatSpan(absence.span)} runs backwards: write ${formatSpan(turnRound(absence.span))}.`
  }
}

function describeSentences(count: number): string {
  if (count === 0) return 'no sentences of its own'
  return count === 1 ? 'one sentence' : `sentences 1 to ${count}`
}

function turnRound(span: Span): Span {
  return span.kind === 'items'
    ? { ...span, from: span.to, to: span.from }
    : { ...span, from: span.to, to: span.from }
}

/** "This document has paragraphs 1 to 12." */
export function whatExists(document: Document): string {
  const { first, last } = paragraphRange(document)
  return `${document.short} has paragraphs ${first} to ${last}.`
}

function describeAbsentItem({ document, paragraph, letter }: Absence & { kind: 'item' }): string {
  const found = paragraphAt(document, paragraph)
  const letters = found === null ? [] : itemsOf(found).map((item) => item.letter)
  const [first, last] = [letters[0], letters.at(-1)]
  if (first === undefined) return `Paragraph ${paragraph} has no items; ¶${paragraph} shows all of it.`
  return `There is no item (${letter}) in paragraph ${paragraph}: it has items (${first}) to (${last}).`
}

function examplePlaces(document: Document): string {
  const { first, last } = paragraphRange(document)
  const listed = document.paragraphs.find((paragraph) => itemsOf(paragraph).length > 0)
  const item = listed === undefined ? '' : `, ${listed.number}(a)`
  return `${Math.min(first + 1, last)}${item}, ${first}:1 (a sentence) or ${first}-${last}`
}

function titles(documents: readonly Document[]): string {
  const [only, second] = documents
  if (only !== undefined && second === undefined) return `the ${only.title} (${only.date.slice(0, 4)})`
  return new Intl.ListFormat('en').format(documents.map((document) => document.short))
}

/**
 * A typed text in a title: what a person typed may be cut, what a document says may not. Control characters and marks
 * that turn the direction of writing would reach beyond the quotation marks.
 */
function shorten(typed: string): string {
  const line = typed
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .trim()
  const characters = [...line]
  return characters.length <= 60 ? line : `${characters.slice(0, 59).join('')}…`
}
