import { describeDay } from '../text/calendar.ts'
import { cutText } from '../text/cut-text.ts'
import { rememberFor } from '../text/remember-for.ts'
import type { Document } from './document.ts'
import type { Library } from './library.ts'
import { type Passage, type Place, passageId } from './passage.ts'
import { writeFull, writeShort } from './pinpoint/write.ts'

// What a line, a button and a calendar have room for.
const longestShort = 80

/** The short form, at most 80 characters: "Vancouver 2018 ¶11(c)", "GDPR art. 6(1)(f)"; with the id where that is too long. */
export function shortCitation(passage: Pick<Passage, 'document' | 'place'>): string {
  const { short } = passage.document
  const [citation = ''] = [pinpoint(passage), passageId(passage.place)]
    .map((place) => `${short} ${place}`)
    .filter(({ length }) => length <= longestShort)
  return citation === '' ? cutText(`${short} ${passageId(passage.place)}`, longestShort) : citation
}

/** The place in a library of one document, "¶11(c)", else the short form. */
export function placeIn(passage: Passage, library: Library): string {
  return library.documents.length === 1 ? pinpoint(passage) : shortCitation(passage)
}

/** The place alone, as people type it, in the words of the document's language: "¶11(c)", "¶5:2–3", "art. 6(1)(f)", "[12]". */
export function pinpoint({ document, place }: Pick<Passage, 'document' | 'place'>): string {
  return writeShort(place, document) ?? plainPinpoint(place)
}

/** Of what is in no tree. */
function plainPinpoint({ unit, sentences }: Place): string {
  const [, paragraph, item] = /^(\d+)(?:\.([a-z]{1,3}))?$/u.exec(unit) ?? []
  const whole = paragraph === undefined ? unit : `¶${paragraph}${item === undefined ? '' : `(${item})`}`
  if (sentences === null) return whole
  const { from, to } = sentences
  return `${whole}:${from}${from === to ? '' : `–${to}`}`
}

/**
 * The full form: issuer, title, place, date and the place in the text as the source itself has it, so that letters and
 * numbers that are ours are not passed off as the source's ("para. 11, third bullet").
 */
export function fullCitation(passage: Passage): string {
  const { document } = passage
  const published = [document.place, formatDate(document), versionOf(document)]
    .filter((part) => part !== null)
    .join(', ')
  return `${document.issuer}, “${document.title}”, ${published}, ${sourcePinpoint(passage)}`
}

/**
 * The name of a place within its document's page: "p5", "p11c", "p5s2", and the id of what has no plain number, "art6.1.f"; a run
 * of sentences has that of its first.
 */
export function anchorOf({ unit, sentences }: Place): string {
  return `${plainly(unit, 'p') ?? unit}${sentences === null ? '' : `s${sentences.from}`}`
}

/** "11.c" in short, "11c", after a prefix; null for what is no plain number with a letter. */
function plainly(unit: string, prefix: string): string | null {
  return /^\d+(?:\.[a-z]{1,2})?$/u.test(unit) ? `${prefix}${unit.replace('.', '')}` : null
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
  const { unit, sentences } = place
  const run = sentences === null ? '' : `:${[...new Set([sentences.from, sentences.to])].join('-')}`
  return `${page}?p=${encodeURIComponent(plainly(unit, '') ?? unit)}${run}#${anchorOf(place)}`
}

/** "version 2"; null for the first, and for what has none. */
export function versionOf({ version }: Document): string | null {
  return version === null || version.number === 1 ? null : `version ${version.number}`
}

/** The document's date in words: "16 January 2018". */
export const formatDate = rememberFor((document: Document): string => describeDay(document.date))

/**
 * The place in the text as the source itself has it, in the words of its language: "Article 6(1)(f)", "para. 11, third bullet",
 * "opening paragraph (unnumbered)".
 */
export function sourcePinpoint({ document, place }: Pick<Passage, 'document' | 'place'>): string {
  return writeFull(place, document) ?? place.unit
}
