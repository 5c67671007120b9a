import { closingOf, sectionsOf } from '../../document/basic-units.ts'
import type { Document } from '../../document/document.ts'
import type { Library } from '../../document/library.ts'
import { writeNote } from '../../document/write-note.ts'
import { createMemory } from '../../text/memory.ts'
import type { Range } from '../../text/sentences.ts'
import { maskPlaces, placeSign, preparePlaces } from './mask-places.ts'

/** A citation found in a text. One that `opens` comes before the quoted words, one that `closes` after them. */
export interface OwnCitation extends Range {
  /** Whether it fills its line. */
  readonly isLine: boolean
  readonly opens: boolean
  readonly closes: boolean
}

/** Where a text names a document of the library as people and our quotes do: in a line, in brackets, beside the words. It pauses. */
export function* findCitations(text: string, library: Library): Generator<void, readonly OwnCitation[]> {
  const { documents, lines, patterns } = known.getOrInsertComputed(library, readNames)
  const plain = simplify(text)
  // Of a large library few are named in one text.
  const named = documents.filter(({ names }) => names.some((name) => plain.includes(name)))
  const key = named.map(({ document }) => document.id).join(' ')
  if (patterns.size > mostPatterns) patterns.clear()
  const found = patterns.getOrInsertComputed(key, () => makePatterns(named.map(({ document }) => document)))
  // Where none is named, a place is one of the main document.
  const cited = named.length > 0 ? named.map(({ document }) => document) : [library.main]
  yield* preparePlaces(cited)
  return Array.from(text.matchAll(/[^\n]+/gu)).flatMap(({ 0: line, index }) =>
    findInLine(
      line,
      maskPlaces(line, cited),
      lines,
      named.some(({ names }) => names.some((name) => simplify(line).includes(name))),
      found,
    ).map((each) => shift(each, index)),
  )
}

type Patterns = ReturnType<typeof makePatterns>

const known = createMemory<Library, ReturnType<typeof readNames>>()
const mostPatterns = 20
// Most lines have none of it, which is quickly told.
const mayCite = /[¶§]|paragraph|para|https?:/iu
// The longest citation at the end of a line.
const longest = 700

function readNames({ documents }: Library) {
  return {
    documents: documents.map((document) => ({
      document,
      names: [document.short, document.title].map(simplify),
    })),
    // A document's own words outside its paragraphs: its title, closing and notes.
    lines: new Set(
      documents.flatMap((each) =>
        [...closingOf(each), each.title, ...each.notes.map(writeNote)].map(simplify),
      ),
    ),
    patterns: new Map<string, Patterns>(),
  }
}

function simplify(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[’‘]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/\p{Dash}/gu, '-')
    .toLowerCase()
    .trim()
}

/** `line` is the given one with its places masked. */
function findInLine(
  given: string,
  line: string,
  lines: ReadonlySet<string>,
  named: boolean,
  { alone, before, after, bracketed, opening, closing, below }: Patterns,
): OwnCitation[] {
  const start = /^[\s>]*(?:[\p{Dash}•#*]{1,3}\s+)*[*_]{0,3}/u.exec(line)?.[0].length ?? 0
  const rest = line.slice(start).trimEnd()
  const isOwn = lines.has(simplify(given.slice(start).trimEnd()))
  if (!isOwn && !mayCite.test(line) && !named && line === given) return []
  if (isOwn || alone.test(rest)) {
    return [
      {
        isLine: true,
        start,
        end: start + rest.length,
        opens: opening.test(rest) && !below.test(rest),
        closes: closing.test(rest) || below.test(rest),
      },
    ]
  }
  const found: OwnCitation[] = []
  const first = before.exec(rest)?.[0].length ?? 0
  if (first > 0) {
    const mark = /^["'“‘„«‹]?/u.exec(rest)?.[0].length ?? 0
    found.push({ isLine: false, start: start + mark, end: start + first, opens: true, closes: false })
  }
  const from = Math.max(start + first, line.length - longest)
  const last = after.exec(line.slice(from))
  const end = last === null ? line.length : from + last.index
  for (const { 0: inside, index } of line.slice(start + first, end).matchAll(bracketed)) {
    const at = start + first + index
    const closes = !/[\p{L}\p{N}]/u.test(line.slice(at + inside.length))
    found.push({ isLine: false, start: at, end: at + inside.length, opens: false, closes })
  }
  if (last !== null)
    found.push({ isLine: false, start: end, end: end + last[0].length, opens: false, closes: true })
  return found
}

function shift({ start, end, ...role }: OwnCitation, by: number): OwnCitation {
  return { start: start + by, end: end + by, ...role }
}

const nothing = '(?!)'
// Plain classes: those of Unicode take long to compile where capitals don't count.
const space = String.raw`[ \t\u00A0\u2009\u202F]`
const dash = '[-‐‑‒–—−]'
const ordinal = String.raw`(?:[a-z]{3,12}|\d{1,3}(?:st|nd|rd|th))`
const number = String.raw`\d{1,4}(?:${space}?\([a-z]{1,2}\)|\.?[a-z](?![a-z0-9]))?`
const pin = String.raw`${number}(?::\d{1,3})?`
const further = String.raw`(?:${space}?(?:${dash}|[,;&]|and|to)${space}?¶{0,2}${space}?(?:${pin}|\([a-z]{1,2}\)))*`
const detail = String.raw`(?:,${space}?(?:item${space}(?:\([a-z]{1,2}\)|\d{1,3})|${ordinal}${space}bullet|with${space}its${space}lead-in|${ordinal}${space}sentence|sentences${space}\d{1,3}${dash}\d{1,3}))*`
const pilcrow = `[¶§]{1,2}${space}?${pin}${further}${detail}`
const unnumbered = String.raw`opening${space}paragraph${space}\(unnumbered\)|paragraph${space}\d{1,4}${space}\(unnumbered;${space}our${space}count\)`
const spelt = String.raw`(?:(?:paragraphs?|paras?\.?)${space}?${pin}${further}|${unnumbered})${detail}`
const placed = String.raw`${placeSign}+(?::\d{1,3}(?:${dash}\d{1,3})?)?`
// As a document's own citation names them.
const own = `${placed}(?:${space}?(?:${dash}|[,;&]|and|to)${space}?${placed})*`
const place = `(?:${pilcrow}|${spelt}|${own})`
const day = String.raw`\d{1,2}${space}[a-z]{3,12}${space}\d{4}`
const remark = `(?:[;,]${space}?(?:(?:my|our)${space})?emphasis(?:${space}(?:added|mine|ours|supplied|in the original|in original))?)?`
const address = String.raw`<?https?:\/\/[^\s<>]{1,2000}>?`
const label = String.raw`(?:(?:source|from|see|cf\.?|quoted${space}from|cited${space}from)${space}?:?${space})?`
const opened = `["'“„‘«‹]?`
const closed = `["'”“’»›]?`

function makePatterns(documents: readonly Document[]) {
  const names = documents.map((document) => nameOf(document)).join('|') || nothing
  const sections = documents.flatMap((each) => sectionsOf(each).map(({ title }) => flexible(title)))
  const issued = documents.map(
    ({ issuer, title }) => `${flexible(issuer)},${space}(?:${flexible(title)},${space})?`,
  )
  const titled = documents.map(({ issuer, title }) => `${flexible(issuer)},${space}${flexible(title)},`)
  const beside = `(?:(?:${space}·|,)${space}(?:${[...sections, String.raw`part \d{1,3} of \d{1,3}`].join('|')}))*(?:${space}·${space}(?:${issued.join('|') || nothing})${day})?`
  const named = `(?:${names})`
  const host = String.raw`(?:${space}·${space}[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60})+|${space}${address})?`
  const full = `(?:${named},?${space}?${place}|${place}(?:,|${space}of(?:${space}the)?)?${space}${named})${host}`
  const sure = `(?:${full}|${pilcrow})${remark}`
  const alone = [sure, spelt, own, named, address].join('|')
  return {
    alone: read(
      `^${dash}{0,2}${space}?${label}[([]?(?:${alone})[*_]{0,3}${beside}[)\\]]?[*_]{0,3}[.:]?(?:${space}(?:·${space})?${address})?$`,
    ),
    // Without a mark after it, only a number: what follows it could be the quotation's own.
    before: read(
      `^${opened}(?:(?:${sure}|${spelt})[*_]{0,3}${beside}[*_]{0,3}(?:${space}?[:·,;]|${space}${dash}{1,2})|${own}${space}?[:·]|${named},?${space}?${own}|(?:${named},?${space}?)?[¶§]${space}?${number})(?=\\s|$)`,
    ),
    after: read(
      `(?:(?<=[^\\s([])${space}?(?:[,;]|${dash}{1,2})${space}?(?:${sure}|${spelt})|${space}${dash}{1,2}${space}?(?:${named}|${own})|(?<=["'”’»]),?${space}?${own}|${space}(?:${full}|${pilcrow}|${address}))(?=[.,;]?${closed}[.,;]?[*_]{0,3}\\s*$)`,
    ),
    bracketed: read(
      `[([]${space}?${label}(?:${sure}|${spelt}${remark}|${named}|${address})${space}?[)\\]]|(?<=["'”’»]${space}?)[([]${space}?${own}${remark}${space}?[)\\]]`,
      'g',
    ),
    // The line under a quote of ours: its place has a comma after it, or the document's title.
    below: read(
      `^(?:${named}${space})?(?:${pilcrow}|${own})(?:,${space}[^·]*)?${space}·${space}(?:${titled.join('|') || nothing})|^(?:${named}${space})?(?:${pilcrow}|${own}),${space}(?:${sections.join('|') || nothing})${space}·`,
    ),
    opening: read(
      `^(?:${documents.map(({ short }) => flexible(short)).join('|') || nothing}|[¶§${placeSign}]|para)`,
    ),
    closing: read(
      `^(?:${dash}|source|from|https?:|<https?:|${documents.map(({ issuer, title }) => `${flexible(issuer)}|.?${flexible(title)}`).join('|') || nothing})`,
    ),
  }
}

/** Its short name, or its title, alone or with issuer, place and date as in a full citation. */
function nameOf({ short, title, issuer, place: where, date }: Document): string {
  const published = `(?:,${space}?(?:${flexible(where ?? issuer)},?${space}?)?${day})?`
  const byTitle = `${opened}${flexible(title)}${closed}(?:${space}?\\(${date.slice(0, 4)}\\))?`
  return `(?:${flexible(issuer)},?${space})?${byTitle}${published}|${flexible(short)}`
}

/** A text as a pattern, with any form of its spaces, dashes, apostrophes and quotation marks. */
function flexible(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
    .replace(/\p{Dash}/gu, dash)
    .replace(/['’‘]/gu, "['’‘]")
    .replace(/["“”]/gu, '["“”]')
    .replace(/\s+/gu, `${space}+`)
}

function read(pattern: string, flags = ''): RegExp {
  return new RegExp(pattern, `i${flags}`)
}
