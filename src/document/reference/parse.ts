import { rememberFor } from '../../text/remember-for.ts'
import type { Names } from '../take-name.ts'
import { foldReference, unwrap } from './fold.ts'
import { formatReference } from './format.ts'
import { mayBegin } from './may-begin.ts'
import { findNames } from './names.ts'
import { parseRun, type Run } from './parse-run.ts'
import { parseNatural } from './parse-span.ts'
import { hiddenDigit } from './quantities.ts'
import type { Reference, Span } from './step.ts'
import type { Reading } from './take-number.ts'
import { type Token, tokenize } from './tokens.ts'
import { nounAt, ownNouns } from './unit-nouns.ts'
import { articleWords, joiningWords, latinSuffix, linkingWords, rangingWords } from './words.ts'

/** A text read as a reference; `malformed` looks like one but names nothing; null is for the search. */
export type ParsedReference =
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'malformed' }
  | null

/** What the grammar needs to know of a document: how it is called, and its own words for units. */
export interface Named extends Names {
  readonly units?: readonly string[]
}

/** A run, and the document that is named with it. */
export interface NamedRun extends Run {
  readonly start: number
  readonly document: string | null
}

// Nobody names passages at greater length, and what takes long to read must not be read at all.
export const longestReference = 1_000

/**
 * Reads a text that is nothing but a reference, in any of the usual forms: `5`, `¶5`, `11(c)`, `Article 6(1)(f)`, `art 6 1 f`,
 * `point (f) of Article 6(1)`, `§ 5 Abs. 1 Satz 2`, `第十三条第二款`, `5:2`, `5–7`, `2, 4 and 9`, each with a document's
 * id or short name before or after it. What a button couldn't carry, since it would be read otherwise, is malformed.
 */
export function parseReference(text: string, documents: readonly Named[] = []): ParsedReference {
  const parsed = read(text, documents)
  if (parsed?.kind !== 'reference') return parsed
  const again = read(formatReference(parsed.reference), documents)
  return JSON.stringify(again) === JSON.stringify(parsed) ? parsed : { kind: 'malformed' }
}

function read(text: string, documents: readonly Named[]): ParsedReference {
  const folded = foldReference(text)
  if (folded === '' || folded.length > longestReference) return null
  const typed = unwrap(folded)
  const reading = readTokens(typed, typed, documents)
  const run = takeRun(reading, leads.test(reading.tokens[0]?.value ?? '') ? 1 : 0)
  if (run !== null && isOver(reading, run.end)) {
    return { kind: 'reference', reference: { document: run.document, spans: run.spans } }
  }
  return looksLikeReference(reading) ? { kind: 'malformed' } : null
}

/** Whether a text may begin with a reference: false where its first word is none that references begin with. */
export function mayBeginReference(text: string, documents: readonly Named[] = []): boolean {
  const typed = unwrap(foldReference(text))
  const [head = ''] = /^\S+/u.exec(typed) ?? []
  const tokens = tokenize(head, head, findNames(typed, documents))
  return leads.test(tokens[0]?.value ?? '') || mayBegin({ tokens, own: ownNounsOf(documents) }, 0)
}

// "At [18]", "see Article 6".
const leads = /^(?:at|see|cf|voir|vgl|siehe|zie|vedi|vease|cм)$/u

/** The span of a unit's id in natural words, where one reads it so. */
export function readNaturally(id: string): Span | null {
  const reading = readTokens(id, id, [])
  const parsed = parseNatural(reading, 0)
  const [span, another] = parsed?.spans ?? []
  return parsed !== null && another === undefined && parsed.end === reading.tokens.length
    ? (span ?? null)
    : null
}

function isOver({ tokens }: Reading, at: number): boolean {
  return tokens
    .slice(at)
    .every(({ kind, value }) => ['dot', 'comma', 'colon', 'close'].includes(kind) || /^[?!]$/u.test(value))
}

/** The tokens of a folded text; in `hidden` what is no number is hidden. */
export function readTokens(typed: string, hidden: string, documents: readonly Named[]): Reading {
  return { tokens: tokenize(typed, hidden, findNames(typed, documents)), own: ownNounsOf(documents) }
}

const ownNounsOf = rememberFor((documents: readonly Named[]): Reading['own'] =>
  ownNouns(documents.flatMap(({ units = [] }) => units)),
)

/** A run with the document that is named before or after it; null where no run begins at a token. */
export function takeRun(reading: Reading, at: number): NamedRun | null {
  const { tokens } = reading
  const name = tokens[at]?.kind === 'name' ? tokens[at] : null
  const start = name === null ? at : skipAfterName(reading, at + 1)
  const run = parseRun(reading, start)
  if (run === null) return null
  if (name !== null) return { ...run, start: at, document: name.document }
  const named = takeNameAfter(reading, run.end)
  return { ...run, start: at, end: named?.end ?? run.end, document: named?.document ?? null }
}

/** Past "Vancouver 2018: " or "Vancouver 2018's ". */
function skipAfterName({ tokens }: Reading, at: number): number {
  let end = at
  if (tokens[end]?.kind === 'quote' && tokens[end + 1]?.value === 's') end += 2
  while (
    tokens[end]?.kind === 'colon' ||
    tokens[end]?.kind === 'comma' ||
    (tokens[end]?.kind === 'dash' && tokens[end]?.gap)
  )
    end++
  const skipped = tokens[end]
  return skipped?.kind === 'word' && /^(?:at|in)$/u.test(skipped.value) ? end + 1 : end
}

/** "of the GDPR", "des GG", "(GDPR)", or the name alone. */
function takeNameAfter(
  { tokens }: Reading,
  at: number,
): { readonly document: string | null; readonly end: number } | null {
  let end = at
  if (tokens[end]?.kind === 'comma' || (tokens[end]?.kind === 'open' && tokens[end + 1]?.kind === 'name'))
    end++
  for (let words = 0; words < 3 && tokens[end]?.kind === 'word'; words++) {
    const { value = '' } = tokens[end] ?? {}
    if (!linkingWords.has(value) && !articleWords.has(value)) break
    end++
    if (tokens[end]?.kind === 'quote' && !tokens[end]?.gap) end++
  }
  const name = tokens[end]
  if (
    name?.kind !== 'name' ||
    (end === at && !name.gap && /^[\p{L}\p{N}]/u.test(name.raw) && tokens[at - 1]?.kind === 'word')
  )
    return null
  const isClosed = tokens[end + 1]?.kind === 'close' && tokens[end - 1]?.kind === 'open'
  return { document: name.document, end: isClosed ? end + 2 : end + 1 }
}

/** Begins as a reference does and has no word that a reference would not have: `9/11`, `5 7`, `11(c)-12`. */
export function looksLikeReference({ tokens, own }: Reading): boolean {
  const first = tokens.findIndex(
    ({ kind, value }) => kind !== 'open' && kind !== 'quote' && value !== '第' && value !== '제',
  )
  const begun = first === -1 ? null : nounAt(tokens, first, own)
  const isBegun =
    tokens[first]?.kind === 'number' ||
    tokens[
      begun === null ? -1 : first + begun.length + (tokens[first + begun.length]?.kind === 'dot' ? 1 : 0)
    ]?.kind === 'number'
  if (!isBegun) return false
  for (let at = 0; at < tokens.length; ) {
    const noun = nounAt(tokens, at, own)
    if (noun === null && !mayBelong(tokens[at])) return false
    at += noun?.length ?? 1
  }
  return true
}

function mayBelong(token: Token | undefined): boolean {
  if (token === undefined || token.kind === 'name' || token.value === hiddenDigit) return false
  if (token.kind === 'other') return /^[&+*@%]$/u.test(token.value)
  if (token.kind !== 'word') return true
  const { value } = token
  const isJoin = joiningWords.has(value) || rangingWords.has(value) || linkingWords.has(value)
  return (
    value.length <= 2 ||
    isJoin ||
    articleWords.has(value) ||
    /^[ivx]{3,5}$/u.test(value) ||
    latinSuffix.test(value)
  )
}
