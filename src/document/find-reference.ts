import { hideQuantities, isAskingWord, touchesAfter, touchesBefore } from './beside-reference.ts'
import type { Document } from './document.ts'
import { type ForeignUnit, hasLetteredUnit, scanForeignUnit } from './foreign-units.ts'
import { foldReference, looksLikeReference, type Reference, takeNameAfter, unwrap } from './reference.ts'
import { hasNumber } from './reference-patterns.ts'
import { resolveSpans } from './resolve.ts'
import { type Scanned, scanReference } from './scan-reference.ts'
import { type Names, takeName } from './take-name.ts'

/** A document that can be named, or its names alone; the first of several is the main one. */
export type KnownDocument = Document | Names

/** What a text names that may say more than a reference. */
export type FoundReference =
  /** `rest` are the words that say something else; empty where there are only those that one asks with. */
  | { readonly kind: 'reference'; readonly reference: Reference; readonly rest: string }
  /** `unit` is the plural of what the document has none of; `reference` the paragraphs of that number, if it is one. */
  | { readonly kind: 'no such unit'; readonly unit: string; readonly reference: Reference | null }
  | { readonly kind: 'malformed' }

interface Stretch {
  readonly start: number
  readonly end: number
  readonly document: string | null
}

type Run = Stretch & Scanned
type ForeignRun = Stretch & ForeignUnit

// Nobody names passages at greater length.
const longest = 1_000

/**
 * Finds the reference that a text is, or that it has among other words. What touches a reference and could belong to it is
 * never dropped: then it is malformed. Null where the text is for the search.
 */
export function findReference(text: string, documents: readonly KnownDocument[]): FoundReference | null {
  const folded = unwrap(foldReference(text))
  if (folded === '' || folded.length > longest) return null
  // The lower case of some letters is longer than the letter.
  const isSame = folded.toLowerCase().length === folded.length
  const typed = isSame ? folded : folded.toLowerCase()
  const inLowerCase = typed.toLowerCase()
  // Most texts name nothing, and reading them word by word would take long.
  if (!hasNumber(inLowerCase) && !hasLetteredUnit(inLowerCase)) return null
  const lower = hideQuantities(inLowerCase)
  const { runs, foreign, names } = scanText(inLowerCase, lower, documents)
  const isPure = restOf(typed, [...runs, ...foreign, ...names]) === ''
  const meant = runs.filter((run) => isPure || isMeant(run, lower, documents))
  // "Paragraph 5 in 2018".
  const chosen = meant.filter(
    (run) => meant.length === 1 || !isYear([run], lower) || resolves(run, documents),
  )
  const refused = foreign.find((run) => isRefused(run, chosen, lower, isPure))
  if (refused !== undefined) {
    const { unit, spans } = refused
    const document = refused.document ?? names[0]?.document ?? null
    return { kind: 'no such unit', unit, reference: spans.length === 0 ? null : { document, spans } }
  }
  if (chosen.length === 0) return looksLikeReference(lower) ? { kind: 'malformed' } : null
  if (chosen.some((run, at) => isTouched(run, chosen[at - 1], runs, lower))) return { kind: 'malformed' }
  const document = [...chosen, ...names].find((run) => run.document !== null)?.document ?? null
  const reference = { document, spans: chosen.flatMap(({ spans }) => spans) }
  if (document === null && isYear(chosen, lower) && !resolves(reference, documents)) return null
  return { kind: 'reference', reference, rest: isPure ? '' : restOf(typed, [...chosen, ...names]) }
}

/** Everything that a text names, in order: references, units of other kinds, and documents alone. */
function scanText(
  text: string,
  hidden: string,
  documents: readonly KnownDocument[],
): {
  readonly runs: readonly Run[]
  readonly foreign: readonly ForeignRun[]
  readonly names: readonly Stretch[]
} {
  const runs: Run[] = []
  const foreign: ForeignRun[] = []
  const names: Stretch[] = []
  let at = 0
  for (const { 0: token, index } of text.matchAll(/\S+/gu)) {
    if (index < at) continue
    const opened = index + (/^["'“”‘’«»„({<]*/u.exec(token)?.[0].length ?? 0)
    const named = takeName(text.slice(opened), documents, /^(?![\p{L}\p{N}])/u)
    const start = named === null ? opened : skipAfterName(text, text.length - named.rest.length)
    const unit = scanForeignUnit(hidden, start)
    const scanned =
      unit ?? (named === null ? scanReference(hidden, index) : null) ?? scanReference(hidden, start)
    if (scanned === null) {
      if (named === null) continue
      at = text.length - named.rest.length
      names.push({ start: opened, end: at, document: named.id })
      continue
    }
    const after = named === null ? takeNameAfter(text, scanned.end, documents) : null
    at = Math.max(after?.end ?? scanned.end, index + 1)
    const stretch = { start: opened, end: at, document: named?.id ?? after?.id ?? null }
    if (unit === null && 'form' in scanned) runs.push({ ...scanned, ...stretch })
    else if (unit !== null) foreign.push({ ...unit, ...stretch })
  }
  return { runs, foreign, names }
}

/** Past "Vancouver 2018: " or "Vancouver 2018's ". */
function skipAfterName(text: string, end: number): number {
  const [skipped = ''] = /^(?:['’]s)?[\s,:]*/u.exec(text.slice(end)) ?? []
  return end + skipped.length
}

/** Whether a reference among other words is one: a number alone counts something, and "no. 7" may be another list's. */
function isMeant(run: Run, text: string, documents: readonly KnownDocument[]): boolean {
  if (run.form === 'bare') return run.document !== null
  const isWeak = run.form === 'formed' || weakMark.test(text.slice(run.start, run.end))
  return !isWeak || resolves(run, documents)
}

const weakMark = /^(?:#|nos?\b|numbers?\b|points?\b|pp?\b)/u

function isRefused(run: ForeignRun, chosen: readonly Run[], text: string, isPure: boolean): boolean {
  if (isPure) return true
  if (chosen.every(({ form }) => form === 'bare')) return !run.isWeak
  return chosen.some(({ start, end }) =>
    /^\s*(?:,|of|in|and)?\s*(?:the\s+)?$/u.test(
      start > run.end ? text.slice(run.end, start) : text.slice(end, run.start),
    ),
  )
}

/** Whether a number, bracket or letter touches a reference that could belong to it and isn't a reference itself. */
function isTouched(run: Run, before: Run | undefined, runs: readonly Run[], text: string): boolean {
  // "5 7": two numbers with nothing between them.
  if (before !== undefined && run.form === 'bare' && text.slice(before.end, run.start).trim() === '')
    return true
  const joins = /^\s*(?:[,;&]|and|or)?\s*$/u
  const isFollowed = runs.some(
    ({ start, form }) => form !== 'bare' && start >= run.end && joins.test(text.slice(run.end, start)),
  )
  const isLed = runs.some(({ end }) => end <= run.start && joins.test(text.slice(end, run.start)))
  return (!isLed && touchesBefore(text, run.start)) || (!isFollowed && touchesAfter(text, run.end))
}

/** Whether a number alone may be a year, which has four digits: "02018" has five. */
function isYear(runs: readonly Run[], text: string): boolean {
  const [span, another] = runs.flatMap(({ spans }) => spans)
  const isBare = runs.every(
    ({ form, start, end }) => form === 'bare' && !/^\D*0/u.test(text.slice(start, end)),
  )
  if (span?.kind !== 'paragraphs' || another !== undefined || !isBare) return false
  return span.from === span.to && span.from >= 1_000 && span.from < 3_000
}

/** Whether everything that a reference names is there; of a document that is only known by name it is taken to be. */
function resolves(
  { document: id, spans }: Pick<Reference, 'document' | 'spans'>,
  documents: readonly KnownDocument[],
): boolean {
  const known = id === null ? documents[0] : documents.find((each) => each.id === id)
  if (known === undefined || !isWhole(known)) return true
  return resolveSpans(spans, known).absences.length === 0
}

/** Whether more is known of a document than its names. */
export function isWhole(document: KnownDocument): document is Document {
  return 'parts' in document
}

/** The words of a text beside these stretches, without those at both ends that only ask. */
function restOf(text: string, stretches: readonly Stretch[]): string {
  const sorted = stretches.toSorted((a, b) => a.start - b.start)
  const pieces = [...sorted, { start: text.length, end: text.length }].map(({ start }, at) =>
    text.slice(at === 0 ? 0 : (sorted[at - 1]?.end ?? 0), start),
  )
  const words = pieces.flatMap((piece) => piece.trim().split(/\s+/u)).filter((word) => word !== '')
  const isSaying = (word: string): boolean => {
    const bare = word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    return bare !== '' && !isAskingWord(bare)
  }
  const first = words.findIndex(isSaying)
  return first === -1
    ? ''
    : words
        .slice(first, words.findLastIndex(isSaying) + 1)
        .join(' ')
        .replace(/[.,;:!?]+$/u, '')
}
