import { describeDay } from '../text/calendar.ts'
import { rememberFor } from '../text/remember-for.ts'
import { type Document, itemsOf, paragraphAt } from './document.ts'
import type { Library } from './library.ts'
import { type Passage, type Place, spanOf } from './passage.ts'
import { formatOrdinal, formatSpan } from './reference.ts'

/** The short form, at most 80 characters: "Vancouver 2018 ¶11(c)". */
export function shortCitation(passage: Passage): string {
  return `${passage.document.short} ¶${pinpoint(passage)}`
}

/** The place in a library of one document, "¶11(c)", else the short form. */
export function placeIn(passage: Passage, library: Library): string {
  return library.documents.length === 1 ? `¶${pinpoint(passage)}` : shortCitation(passage)
}

/** The place alone, as people type it: "11(c)", "5:2–3". */
export function pinpoint({ place }: Pick<Passage, 'place'>): string {
  return formatSpan(spanOf(place))
}

/**
 * The full form: issuer, title, place, date and the place in the text as the source itself has it, so that letters and
 * numbers that are ours are not passed off as the source's ("para. 11, third bullet").
 */
export function fullCitation(passage: Passage): string {
  const { document } = passage
  const published = [document.place, formatDate(document)].filter((part) => part !== null).join(', ')
  return `${document.issuer}, “${document.title}”, ${published}, ${sourcePinpoint(passage)}`
}

/** The name of a place within its document's page: "p5", "p11c", "p5s2"; a run of sentences has that of its first. */
export function anchorOf({ paragraph, item, sentences }: Place): string {
  return `p${paragraph}${item ?? ''}${sentences === null ? '' : `s${sentences.from}`}`
}

/** Where a passage can be read: in our reader, at its place, or the official source where the reader is not public. */
export function linkTo({ document, place }: Passage): string {
  return document.page === null ? document.source : passageAddress(document.page, place)
}

/**
 * The address of a passage on a document's page: "…?p=11c#p11c". The server is told of the passage before the fragment,
 * so a link that is pasted elsewhere shows the passage; the fragment leads a browser there without a script.
 */
export function passageAddress(page: string, place: Place): string {
  const { paragraph, item, sentences } = place
  const run = sentences === null ? '' : `:${[...new Set([sentences.from, sentences.to])].join('-')}`
  return `${page}?p=${paragraph}${item ?? ''}${run}#${anchorOf(place)}`
}

/** The document's date in words: "16 January 2018". */
export const formatDate = rememberFor((document: Document): string => describeDay(document.date))

/** The place in the text as the source itself has it: "para. 11, third bullet", "opening paragraph (unnumbered)". */
export function sourcePinpoint(passage: Passage): string {
  const { document, place } = passage
  const paragraph = paragraphAt(document, place.paragraph)
  const parts = [
    paragraph?.numbered === false ? unnumbered(document, place.paragraph) : `para. ${place.paragraph}`,
  ]
  const items = paragraph === null ? [] : itemsOf(paragraph)
  const item = items.find(({ letter }) => letter === place.item)
  if (item !== undefined) {
    // Bullets are counted among bullets and numbers among numbers, as a reader of the source would.
    const position = items.filter(({ marker }) => marker === item.marker).indexOf(item) + 1
    const ways = {
      letter: `item (${item.letter})`,
      number: `item ${position}`,
      bullet: `${formatOrdinal(position)} bullet`,
    }
    parts.push(ways[item.marker])
  }
  if (place.withLeadIn === true) parts.push('with its lead-in')
  if (place.sentences !== null) {
    const { from, to } = place.sentences
    parts.push(from === to ? `${formatOrdinal(from)} sentence` : `sentences ${from}–${to}`)
  }
  return parts.join(', ')
}

function unnumbered(document: Document, number: number): string {
  const opening =
    document.paragraphs[0]?.number === number && document.paragraphs.some(({ numbered }) => numbered)
  return opening ? 'opening paragraph (unnumbered)' : `paragraph ${number} (unnumbered; our count)`
}
