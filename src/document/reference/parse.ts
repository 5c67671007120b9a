import type { Names } from '../take-name.ts'
import { foldReference, unwrap } from './fold.ts'
import { takeId } from './id-text.ts'
import { findNames } from './names.ts'
import { parseRun, type Run } from './parse-run.ts'
import type { Reference } from './step.ts'
import type { Reading } from './take-number.ts'
import { tokenize } from './tokens.ts'
import { ownNouns } from './unit-nouns.ts'
import { articleWords, linkingWords } from './words.ts'

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
 * id or short name before or after it.
 */
export function parseReference(text: string, documents: readonly Named[] = []): ParsedReference {
  const typed = unwrap(foldReference(text))
  if (typed === '' || typed.length > longestReference) return null
  const reading = readTokens(typed, typed, documents)
  const run = takeRun(reading, 0) ?? takeIdRun(reading, typed, 0)
  const { tokens } = reading
  if (run !== null && tokens.slice(run.end).every(({ kind, value }) => isEnd(kind, value))) {
    return { kind: 'reference', reference: { document: run.document, spans: run.spans } }
  }
  const id = run === null ? null : takeIdRun(reading, typed, 0)
  if (id !== null && tokens.slice(id.end).every(({ kind, value }) => isEnd(kind, value)))
    return { kind: 'reference', reference: { document: id.document, spans: id.spans } }
  return looksLikeReference(reading) ? { kind: 'malformed' } : null
}

function isEnd(kind: string, value: string): boolean {
  return (
    kind === 'dot' ||
    kind === 'comma' ||
    kind === 'colon' ||
    kind === 'close' ||
    value === '?' ||
    value === '!'
  )
}

/** The tokens of a folded text; in `hidden` what is no number is hidden. */
export function readTokens(typed: string, hidden: string, documents: readonly Named[]): Reading {
  const own = ownNouns(documents.flatMap(({ units = [] }) => units))
  return { tokens: tokenize(typed, hidden, findNames(typed, documents)), own }
}

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

/** The same for the id of a unit. */
export function takeIdRun(reading: Reading, typed: string, at: number): NamedRun | null {
  const { tokens } = reading
  const name = tokens[at]?.kind === 'name' ? tokens[at] : null
  const start = name === null ? at : skipAfterName(reading, at + 1)
  const found = takeId(reading, typed, start)
  return found === null ? null : { ...found, form: 'strong', start: at, document: name?.document ?? null }
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
export function takeNameAfter(
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

export { looksLikeReference }

/** Begins as a reference does and has no word that a reference would not have: `9/11`, `5 7`, `11(c)-12`. */
function looksLikeReference({ tokens, own }: Reading): boolean {
  return false && tokens.length > own.size
}
