import type { Library } from '../document/library.ts'
import type { Range } from '../text/sentences.ts'
import { type Budget, createBudget } from './budget.ts'
import { findBlocks, findMarked, stripMarks } from './find/find-quotations.ts'
import { findStretches } from './find/find-stretches.ts'
import { judgeExact, judgeNear, type Read } from './judge.ts'
import type { TokenIndex } from './tokens/token-index.ts'
import { hasWord, splitTokens } from './tokens/tokens.ts'
import type { Exact, Verdict } from './verdict.ts'
import { goesOn } from './ways/goes-on.ts'
import { readWays, type TypedText } from './ways/ways.ts'

/** The most quotations of a text that are checked. */
export const mostQuotations = 20
// Of the words around quotations so many must be the document's for the whole to be one quotation.
const leastAround = 0.5
const mostParts = 40

/** What a text is compared with. `isOurs` says of a line whether it's the bot's own, and no quotation's. */
export interface Sources {
  readonly index: TokenIndex
  readonly library: Library
  readonly isOurs: (line: string) => boolean
}

/**
 * A verdict for each quotation in a text, at least one. The whole of it comes first; only if that isn't exact, and the
 * words around are not the document's too, what is set off or marked in it is judged alone. It pauses often.
 */
export function* checkText(written: string, sources: Sources): Generator<void, readonly Verdict[]> {
  // One kind of line end, to the same length.
  const typed = written.replace(/\r\n/gu, ' \n').replace(/[\r\u2028\u2029]/gu, '\n')
  const { index, library, isOurs } = sources
  const text = yield* readWays(typed, index, library, isOurs)
  const whole = yield* judge(text, { start: 0, end: typed.length }, createBudget(1), sources)
  if (isExact(whole.verdict)) return [whole.verdict]
  const blocks = findBlocks(typed, text.bare)
  const stretches = [...blocks, ...findStretches(text, blocks)]
  const quotations = [...stretches, ...findMarked(text.bare, stretches)].sort((a, b) => a.start - b.start)
  if (quotations.length === 0 || isQuotedAround(whole, quotations)) return [whole.verdict]
  // Beside what the whole took, so that no quotation is passed over for the others' sake.
  const budget = createBudget(1)
  const verdicts: Verdict[] = []
  for (const quotation of quotations.slice(0, mostQuotations)) {
    const judged = yield* judge(text, quotation, budget, sources)
    const parts = isExact(judged.verdict) ? [] : yield* judgeParts(text, quotation, sources)
    const inner = isExact(judged.verdict) ? [] : findMarkedIn(text.bare, quotation)
    if (parts.length > 0) verdicts.push(...parts)
    else if (inner.length === 0 || isQuotedAround(judged, inner)) verdicts.push(judged.verdict)
    else for (const each of inner) verdicts.push((yield* judge(text, each, budget, sources)).verdict)
  }
  return verdicts.slice(0, mostQuotations)
}

/**
 * Verdicts on the lines of a quotation where each is exact and they are whole parts of a document, as a list's lead-in and
 * one of its items are; none where they aren't.
 */
function* judgeParts(
  text: TypedText,
  { start, end }: Range,
  { index, library }: Sources,
): Generator<void, readonly Verdict[]> {
  const lines = Array.from(text.bare.slice(start, end).matchAll(/[^\n]+/gu), ({ 0: line, index: at }) => ({
    start: start + at,
    end: start + at + line.length,
  })).filter((line) => /\p{L}/u.test(text.bare.slice(line.start, line.end)))
  if (lines.length < 2 || lines.length > mostParts) return []
  const verdicts: Exact[] = []
  for (const [at, line] of lines.entries()) {
    let found: Exact | null = null
    for (const read of readsOf(text, line)) found ??= yield* judgeExact(read, index, library)
    if (found === null || !isWhole(found, at > 0, at < lines.length - 1)) return []
    verdicts.push(found)
  }
  return verdicts
}

/** Whether all that a quotation has of a document reaches from the beginning of a part, and to the end of one. */
function isWhole({ passages }: Exact, fromBeginning: boolean, toEnd: boolean): boolean {
  return passages.some(({ parts, marks }) =>
    parts.some(({ text }, at) =>
      (marks[at] ?? []).some(
        (mark) =>
          (!fromBeginning || !hasWord(text.slice(0, mark.start))) &&
          (!toEnd || !hasWord(text.slice(mark.end))),
      ),
    ),
  )
}

/** How many quotations a text has. */
export function countQuotations(text: string): number {
  const blocks = findBlocks(text, text)
  return blocks.length + findMarked(text, blocks).length
}

/** A verdict, and what it was reached on. */
interface Judged {
  readonly verdict: Verdict
  readonly read: Read & Range
}

/** The best verdict on a stretch of a text, over all ways to read it. */
function* judge(text: TypedText, stretch: Range, budget: Budget, sources: Sources): Generator<void, Judged> {
  const { index, library } = sources
  const reads = readsOf(text, stretch)
  const typed = text.typed.slice(stretch.start, stretch.end)
  let marked: Judged | null = null
  for (const read of reads) {
    const verdict = yield* judgeExact(read, index, library)
    if (verdict === null || goesOn(verdict, typed, read.start - stretch.start, read.end - stretch.start))
      continue
    if (verdict.kind === 'exact') return { verdict, read }
    if (marked === null || rankOf(verdict) < rankOf(marked.verdict)) marked = { verdict, read }
  }
  if (marked !== null) return marked
  let near: Judged | null = null
  for (const [at, read] of reads.entries()) {
    const share = { left: budget.left / (reads.length - at) }
    budget.left -= share.left
    const verdict = yield* judgeNear(read, index, library, share)
    budget.left += share.left
    if (near === null || rankOf(verdict) < rankOf(near.verdict)) near = { verdict, read }
  }
  return near ?? { verdict: { kind: 'absent', quotation: '', beside: null }, read: readNothing }
}

const readNothing = { quotation: '', written: '', start: 0, end: 0 }

function readsOf({ typed, shown, ways }: TypedText, { start, end }: Range): readonly (Read & Range)[] {
  const own = typed.slice(start, end)
  return [...new Set([own, ...ways.map((way) => way.slice(start, end))])].map((way) => {
    const inner = stripMarks(way)
    const at = { start: start + inner.start, end: start + inner.end }
    // What is compared as it was typed is shown so.
    const written = (way === own ? typed : shown).slice(at.start, at.end)
    return { quotation: way.slice(inner.start, inner.end), written, ...at }
  })
}

/** Fewest changes first, absent last. */
function rankOf(verdict: Verdict): number {
  switch (verdict.kind) {
    case 'exact':
    case 'exact with marked changes':
      return verdict.elisions.length + verdict.insertions.length
    case 'altered':
      return verdict.changes.length
    case 'absent':
      return Number.POSITIVE_INFINITY
  }
}

function isExact(verdict: Verdict): verdict is Exact {
  return verdict.kind === 'exact' || verdict.kind === 'exact with marked changes'
}

function findMarkedIn(text: string, { start, end }: Range): readonly Range[] {
  return findMarked(text, [
    { start: 0, end: start },
    { start: end, end: text.length },
  ])
}

/** Whether the words around the quotations are the document's, too, so that all of it is one quotation. */
function isQuotedAround({ verdict, read }: Judged, quotations: readonly Range[]): boolean {
  if (verdict.kind !== 'altered') return false
  const around = splitTokens(read.quotation).filter(({ isWord, start }) => {
    const at = start + read.start
    return isWord && !quotations.some((quoted) => at >= quoted.start && at < quoted.end)
  })
  const strange = around.filter(({ start }) =>
    verdict.marks.some((mark) => start >= mark.start && start < mark.end),
  )
  return around.length > 0 && strange.length <= around.length * (1 - leastAround)
}
