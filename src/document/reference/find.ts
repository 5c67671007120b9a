import { readVersionName } from '../version-name.ts'
import { asLettered } from './as-lettered.ts'
import { isAskingWord } from './asking.ts'
import { canonicalSpans } from './canonical.ts'
import { findPrinted } from './find-printed.ts'
import { findTermAsked } from './find-term.ts'
import { foldReference, foldWord, unwrap } from './fold.ts'
import { isWhole, type KnownDocument } from './known.ts'
import { mayBegin } from './may-begin.ts'
import type { Missing, Resolvable } from './missing.ts'
import { nestSpans } from './nested.ts'
import { nouns } from './nouns.ts'
import { longestReference, looksLikeReference, type NamedRun, readTokens, takeRun } from './parse.ts'
import { hideQuantities } from './quantities.ts'
import { resolveSpan } from './resolve.ts'
import { letteredSeries } from './series.ts'
import { bareStep, type Reference, type Span } from './step.ts'
import type { Reading } from './take-number.ts'
import { hasLooseBracket, touchesAfter, touchesBefore } from './touching.ts'

/** What a text names that may say more than a reference. */
export type FoundReference =
  /** `rest` are the words that say something else; empty where there are only those that one asks with. */
  | { readonly kind: 'reference'; readonly reference: Reference; readonly rest: string }
  /** `unit` is the plural of what the document has none of; `reference` the unit of that number, if there is one. */
  | { readonly kind: 'no such unit'; readonly unit: string; readonly reference: Reference | null }
  | { readonly kind: 'malformed' }

interface Found {
  readonly runs: readonly NamedRun[]
  readonly names: readonly {
    readonly start: number
    readonly end: number
    readonly document: string | null
  }[]
}

/**
 * Finds the reference that a text is, or that it has among other words. What touches a reference and could belong to it is
 * never dropped: then it is malformed. Null where the text is for the search.
 */
export function findReference(text: string, documents: readonly KnownDocument[]): FoundReference | null {
  const folded = foldReference(text)
  if (folded === '' || folded.length > longestReference) return null
  const printed = findPrinted(folded, documents)
  if (printed !== null) return printed.kind === 'nothing' ? { kind: 'malformed' } : { ...printed, rest: '' }
  const typed = unwrap(folded)
  const term = findTermAsked(typed, documents)
  if (term !== null) {
    const defining = documentOf(term.document, documents)
    const spans =
      defining === null ? term.spans : term.spans.flatMap((span) => canonicalSpans(span, defining))
    return { kind: 'reference', reference: { ...term, spans }, rest: '' }
  }
  const reading = readTokens(typed, hideQuantities(typed), documents)
  const found = scan(reading)
  if (found.runs.length === 0) return looksLikeReference(reading) ? { kind: 'malformed' } : null
  const { names } = found
  const isPure = restOf(typed, reading, [...found.runs, ...names]) === ''
  const name = names[0]?.document ?? null
  const runs = found.runs.map((run) => {
    const lettered = documentOf(run.document ?? name, documents)
    return lettered === null ? run : asLettered(run, reading, lettered)
  })
  const meant = runs.filter((run) =>
    isPure
      ? run.form !== 'lettered' || isLetteredIn(run, name, documents)
      : isMeant(run, name, documents, reading),
  )
  // "Paragraph 5 in 2018".
  const chosen = meant.filter(
    (run) => meant.length === 1 || !isYear([run], reading) || resolves(run, name, documents),
  )
  if (chosen.length === 0) return looksLikeReference(reading) ? { kind: 'malformed' } : null
  const ids = new Set([...chosen, ...names].flatMap(({ document }) => document ?? []))
  // "5 of this and 4 of that": a reference names one document.
  if (ids.size > 1) return { kind: 'malformed' }
  const document = [...ids][0] ?? null
  const isTouching =
    hasLooseBracket(reading, [...chosen, ...names]) ||
    chosen.some((run, at) => isTouched(run, chosen[at - 1], chosen, reading))
  const whole = documentOf(document, documents)
  const spans = chosen.flatMap((run) => (whole === null ? run.spans : nestSpans(run, reading, whole)))
  const missing = whole === null ? [] : spans.flatMap((span) => missingIn(span, whole))
  const refused = missing.find(({ kind }) => kind === 'no kind')
  if (whole !== null && refused?.kind === 'no kind') {
    // "Article 5²" may be another number than 5.
    return refuse(isTouching ? { ...refused, offer: null } : refused, spans, document, whole)
  }
  if (isTouching) return { kind: 'malformed' }
  if (document === null && isYear(chosen, reading) && !resolves({ spans, document }, null, documents))
    return null
  if (whole === null)
    return {
      kind: 'reference',
      reference: { document, spans },
      rest: isPure ? '' : restOf(typed, reading, [...chosen, ...names]),
    }
  // "bullet 3" of what? Nothing that a search could not do better.
  if (missing.length > 0 && missing.every((each) => isVague(each)))
    return isPure && chosen.every(({ form }) => form === 'strong')
      ? { kind: 'reference', reference: { document, spans }, rest: '' }
      : null
  const reference = { document, spans: spans.flatMap((span) => canonicalSpans(span, whole)) }
  return { kind: 'reference', reference, rest: isPure ? '' : restOf(typed, reading, [...chosen, ...names]) }
}

function documentOf(id: string | null, documents: readonly KnownDocument[]) {
  const named = id === null ? null : readVersionName(id).id
  const known = named === null ? documents[0] : documents.find((each) => each.id === named)
  return known !== undefined && isWhole(known) ? known : null
}

function missingIn(span: Span, document: Resolvable): readonly Missing[] {
  const found = resolveSpan(span, document)
  return found.kind === 'found' ? [] : [found]
}

/** A sentence or bullet of nothing in particular. */
function isVague(missing: Missing): boolean {
  return missing.kind === 'incomplete' && missing.candidates.length === 0
}

function refuse(
  { step, offer }: Missing & { kind: 'no kind' },
  spans: readonly Span[],
  document: string | null,
  whole: Resolvable,
): FoundReference {
  const unit = nouns.get(step.word ?? '')?.plural ?? `${step.word}s`
  if (offer === null) return { kind: 'no such unit', unit, reference: null }
  // What was named in the unit of another kind is offered in the one that there is.
  const offered = spans.map((span) => ({
    ...span,
    steps: [bareStep(span.steps[0]?.number ?? ''), ...span.steps.slice(1)],
  }))
  const isThere = offered.every((span) => resolveSpan(span, whole).kind === 'found')
  const meant = isThere ? offered : [{ steps: [bareStep(step.number)], to: null }]
  return {
    kind: 'no such unit',
    unit,
    reference: { document, spans: meant.flatMap((span) => canonicalSpans(span, whole)) },
  }
}

/** "-5", ".9", "+5": a number that something is written to is none of ours. */
function isWrittenOn({ tokens }: Reading, at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  return before !== undefined && token?.gap === false && /^(?:dot|dash|slash|other)$/u.test(before.kind)
}

/** Everything that a text names, in order: references, and documents alone. */
function scan(reading: Reading): Found {
  const { tokens } = reading
  const runs: NamedRun[] = []
  const names: { start: number; end: number; document: string | null }[] = []
  for (let at = 0; at < tokens.length; ) {
    const run = mayBegin(reading, at) && !isWrittenOn(reading, at) ? takeRun(reading, at) : null
    if (run !== null && run.end > at) {
      runs.push(run)
      at = run.end
      continue
    }
    const token = tokens[at]
    if (token?.kind === 'name') names.push({ start: at, end: at + 1, document: token.document })
    at += 1
  }
  return { runs, names }
}

/** Whether a letter alone may name an entry: the document's are lettered. */
function isLetteredIn(
  { document: id }: NamedRun,
  name: string | null,
  documents: readonly KnownDocument[],
): boolean {
  const document = documentOf(id ?? name, documents)
  return document !== null && letteredSeries(document).length > 0
}

/** Whether a reference among other words is one: a number alone counts something, and "no. 7" may be another list's. */
function isMeant(
  run: NamedRun,
  name: string | null,
  documents: readonly KnownDocument[],
  { tokens }: Reading,
): boolean {
  switch (run.form) {
    case 'lettered':
      return false
    case 'bare':
      return run.document !== null
    case 'strong':
      if (!run.spans.every(({ steps }) => steps.length === 1 && steps[0]?.number === '')) return true
      // "The annex", but not beside a number that it may have been meant to have.
      return (
        !tokens.some(({ kind }, at) => kind === 'number' && (at < run.start || at >= run.end)) &&
        resolves(run, name, documents)
      )
    default:
      return resolves(run, name, documents)
  }
}

/** Whether everything that a reference names is there; of a document that is only known by name it is taken to be. */
function resolves(
  { document: id, spans }: Pick<Reference, 'document' | 'spans'>,
  name: string | null,
  documents: readonly KnownDocument[],
): boolean {
  const known = documentOf(id ?? name, documents)
  return known === null || spans.every((span) => resolveSpan(span, known).kind === 'found')
}

/** Whether something that could belong to it touches a reference and isn't a reference itself. */
function isTouched(
  run: NamedRun,
  before: NamedRun | undefined,
  runs: readonly NamedRun[],
  reading: Reading,
): boolean {
  // "5 7": two numbers with nothing between them.
  if (before !== undefined && run.form === 'bare' && before.end === run.start) return true
  const isFollowed = runs.some(
    (each) => each.form !== 'bare' && each.form !== 'lettered' && isBeside(reading, run.end, each.start),
  )
  const isLed = runs.some((each) => isBeside(reading, each.end, run.start))
  return (!isLed && touchesBefore(reading, run.start)) || (!isFollowed && touchesAfter(reading, run.end))
}

/** Whether nothing but a comma or an "and" is between two tokens. */
function isBeside({ tokens }: Reading, end: number, start: number): boolean {
  if (start < end || start > end + 2) return false
  return tokens
    .slice(end, start)
    .every(({ kind, value }) => kind === 'comma' || /^(?:&|and|or|et|und|y|e|en|и)$/u.test(value))
}

/** Whether a number alone may be a year, which has four digits: "02018" has five. */
function isYear(runs: readonly NamedRun[], { tokens }: Reading): boolean {
  const [span, another] = runs.flatMap(({ spans }) => spans)
  const isBare = runs.every(
    ({ form, start, document }) =>
      form === 'bare' && document === null && !/^0/u.test(tokens[start]?.raw ?? ''),
  )
  if (span === undefined || another !== undefined || !isBare || span.to !== null) return false
  const value = Number(span.steps[0]?.number)
  return value >= 1_000 && value < 3_000
}

/** The words of a text beside these stretches, without those at both ends that only ask. */
function restOf(
  text: string,
  { tokens }: Reading,
  stretches: readonly { readonly start: number; readonly end: number }[],
): string {
  const places = stretches
    .map(({ start, end }) => ({ start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 }))
    .toSorted((a, b) => a.start - b.start)
  const pieces = [...places, { start: text.length, end: text.length }].map(({ start }, at) =>
    text.slice(at === 0 ? 0 : (places[at - 1]?.end ?? 0), start),
  )
  const words = pieces.flatMap((piece) => piece.trim().split(/\s+/u)).filter((word) => word !== '')
  const isSaying = (word: string): boolean => {
    const bare = foldWord(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
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
