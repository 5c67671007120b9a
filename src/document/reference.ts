import { isAscii } from '../text/ascii.ts'
import { ordinals } from './numerals.ts'
import { entrySource, hasNumber, markSource } from './reference-patterns.ts'
import { scanReference } from './scan-reference.ts'
import type { Span } from './span.ts'
import { takeName } from './take-name.ts'

export type { Span }

/** How a person names passages of one document; `document` is null where they named none. */
export interface Reference {
  readonly document: string | null
  readonly spans: readonly Span[]
}

/** A text read as a reference; `malformed` looks like one but names nothing; null is for the search. */
export type ParsedReference =
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'malformed' }
  | null

// Nobody names passages at greater length, and what takes long to read must not be read at all.
const longestReference = 1_000

/** The names by which a document can be called. */
type Names = readonly { readonly id: string; readonly short: string }[]

/**
 * Reads what a person typed as a reference, in any of the usual forms: `5`, `¶5`, `para. 5`, `paragraph five`, `11(c)`,
 * `11c`, `11.c`, `5:2`, `5–7`, `2, 4 and 9`, `para. 11, third bullet`, `third bullet of paragraph 11`, each optionally in
 * brackets or quotation marks, and with a document's id or short name before or after it.
 */
export function parseReference(text: string, documents: Names = []): ParsedReference {
  const folded = foldReference(text).toLowerCase()
  if (folded.length > longestReference || !hasNumber(folded)) return null
  const typed = unwrap(folded)
  const named = takeName(typed, documents, /^[\s,:¶§#]/u)
  const rest = named === null ? typed : named.rest.replace(/^[\s,:]+/u, '')
  const scanned = scanReference(rest, 0)
  if (scanned !== null) {
    const { spans, end } = scanned
    const after = named === null ? takeNameAfter(rest, end, documents) : null
    if (/^[\s.?!,;:)\]]*$/u.test(rest.slice(after?.end ?? end))) {
      return { kind: 'reference', reference: { document: named?.id ?? after?.id ?? null, spans } }
    }
  }
  return looksLikeReference(rest) ? { kind: 'malformed' } : null
}

/** A text on one line without what carries no meaning in a reference: zero-width spaces, direction marks, wide forms. */
export function foldReference(text: string): string {
  const narrow = isAscii(text)
    ? text
    : text.replace(/[\uFF01-\uFF5E]/gu, (wide) => wide.normalize('NFKC')).replace(/\p{Cf}/gu, '')
  return narrow.replace(/\s+/gu, ' ').trim()
}

/** The document that is named after a reference, such as "of Vancouver 2018", and where its name ends. */
export function takeNameAfter(
  text: string,
  at: number,
  documents: Names,
): { readonly id: string; readonly end: number } | null {
  nameLead.lastIndex = at
  const start = nameLead.exec(text) === null ? at : nameLead.lastIndex
  if (start === at) return null
  const named = takeName(text.slice(start), documents, /^(?![\p{L}\p{N}])/u)
  return named === null ? null : { id: named.id, end: text.length - named.rest.length }
}

const nameLead = /\s*[,(]?\s*(?:(?:of|in|from)\s+)?(?:the\s+)?/uy

const pairs: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['”', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['<', '>'],
  ['«', '»'],
  ['»', '«'],
])

/** A text without the brackets or quotation marks around all of it. */
export function unwrap(text: string): string {
  let inner = text.trim()
  for (;;) {
    const last = inner.replace(/[.,;:!?\s]+$/u, '')
    const first = last.charAt(0)
    const close = pairs.get(first)
    const content = last.slice(1, -1)
    const isAround = close !== undefined && last.length > 2 && last.endsWith(close)
    // "(c) of paragraph 11(c)" begins and ends with brackets of two pairs.
    if (!isAround || content.includes(first) || content.includes(close)) return inner
    inner = content.trim()
  }
}

/** The reference as we print it, in the form that parses back to the same: `11(c), 5:2–3, 5–7`. */
export function formatReference(reference: Reference): string {
  const spans = reference.spans.map(formatSpan).join(', ')
  return reference.document === null ? spans : `${reference.document} ${spans}`
}

/** One span as we print it. */
export function formatSpan(span: Span): string {
  switch (span.kind) {
    case 'paragraphs':
      return formatRange(String(span.from), String(span.to))
    case 'items':
      return span.paragraph + formatRange(`(${span.from})`, `(${span.to})`)
    case 'sentences': {
      const item = span.item === null ? '' : `(${span.item})`
      return `${span.paragraph}${item}:${formatRange(String(span.from), String(span.to))}`
    }
    case 'unit': {
      const { id, sentences } = span
      return sentences === null ? id : `${id}:${formatRange(String(sentences.from), String(sentences.to))}`
    }
    case 'sub-item':
      return `${span.paragraph}(${span.item})(${span.label})`
  }
}

function formatRange(from: string, to: string): string {
  return from === to ? from : `${from}–${to}`
}

/** The English ordinal: first to twentieth in words, then 21st, 22nd and so on. `parseReference` reads both. */
export function formatOrdinal(number: number): string {
  const suffix = { one: 'st', two: 'nd', few: 'rd', other: 'th', zero: 'th', many: 'th' }
  return (
    ordinals[number - 1] ?? number + suffix[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)]
  )
}

const begins = new RegExp(String.raw`^(?:${markSource}\s*)*\d`, 'u')
const known = new RegExp(
  `^(?:${markSource}|${entrySource}|sentences?|sent|and|or|to|through|[ivx]{3,5}|[a-z]{1,2})$`,
  'u',
)

/** Begins as a reference does and has no word that a reference would not have: `9/11`, `5 7`, `11(c)-12`. */
export function looksLikeReference(text: string): boolean {
  return begins.test(text) && (text.match(/\p{L}+/gu) ?? []).every((word) => known.test(word))
}
