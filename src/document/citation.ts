import { describeDay } from '../text/calendar.ts'
import { rememberFor } from '../text/remember-for.ts'
import type { Document } from './document.ts'
import type { Library } from './library.ts'
import { itemsOf, type Passage, type Place, spanOf } from './passage.ts'
import { formatOrdinal, formatSpan } from './reference.ts'
import { ancestorsOf, mainSeries, treeOf } from './tree.ts'
import type { Unit } from './unit.ts'

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

/** The document's date in words: "16 January 2018". */
export const formatDate = rememberFor((document: Document): string => describeDay(document.date))

/** The place in the text as the source itself has it: "para. 11, third bullet", "opening paragraph (unnumbered)". */
export function sourcePinpoint(passage: Passage): string {
  const { document, place } = passage
  const node = treeOf(document).byId.get(place.unit)
  const chain = node === undefined ? [] : [node, ...ancestorsOf(node)].map(({ unit }) => unit)
  const top = chain.findIndex(({ kind }) => kind !== 'item')
  const parts = top === -1 ? [place.unit] : [describeTop(chain[top], document)]
  for (const item of chain.slice(0, Math.max(top, 0)).reverse()) parts.push(describeItem(item, document))
  if (place.withLeadIn === true) parts.push('with its lead-in')
  if (place.sentences !== null) {
    const { from, to } = place.sentences
    parts.push(from === to ? `${formatOrdinal(from)} sentence` : `sentences ${from}–${to}`)
  }
  return parts.join(', ')
}

function describeTop(unit: Unit | undefined, document: Document): string {
  if (unit === undefined) return ''
  if (unit.kind === 'paragraph') return unit.isOurs ? unnumbered(document, unit) : `para. ${unit.number}`
  return unit.label ?? unit.title ?? unit.id
}

/** Bullets are counted among bullets and numbers among numbers, as a reader of the source would. */
function describeItem(item: Unit, document: Document): string {
  if (!item.isOurs) return `item ${item.label}`
  const above = treeOf(document).byId.get(item.id)?.parent?.unit.id ?? ''
  const alike = itemsOf(above, document).filter(
    ({ isOurs, label }) => isOurs && (label === null) === (item.label === null),
  )
  const position = alike.indexOf(item) + 1
  return item.label === null ? `${formatOrdinal(position)} bullet` : `item ${position}`
}

function unnumbered(document: Document, unit: Unit): string {
  const series = mainSeries(document)
  const isOpening = series[0] === unit && series.some(({ isOurs }) => !isOurs)
  return isOpening ? 'opening paragraph (unnumbered)' : `paragraph ${unit.number} (unnumbered; our count)`
}
