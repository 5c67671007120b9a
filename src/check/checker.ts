import type { Library } from '../document/library.ts'
import { parseReference } from '../document/reference.ts'
import { runTask, runTaskInSlices } from '../text/cooperative-task.ts'
import type { Range } from '../text/sentences.ts'
import { createBudget } from './budget.ts'
import { blank, findBlockMarks, findQuotations, type Quoted, stripMarks } from './find/find-quotations.ts'
import { judge } from './judge.ts'
import { buildTokenIndex, type TokenIndex } from './tokens/token-index.ts'
import { splitTokens } from './tokens/tokens.ts'
import type { Verdict } from './verdict.ts'

/** Says of quotations whether they are word for word what the documents say. */
export interface Checker {
  /** A verdict for each quotation in a text, at least one; a text that marks none is one. Never throws. */
  readonly check: (text: string) => readonly Verdict[]
  /** The same, without keeping the process busy for long at a time. */
  readonly checkInSlices: (text: string) => Promise<readonly Verdict[]>
  /** Reads the documents, which the first check does otherwise, without keeping the process busy. */
  readonly prepare: () => Promise<void>
}

/** The most characters that are checked: about three thousand words. */
export const longestText = 20_000
const mostQuotations = 20
// Of the words around quotations so many must be the document's for the whole to be one quotation.
const leastAround = 0.5

/** A checker over a library; it reads the documents when it is first needed. */
export function createChecker(library: Library): Checker {
  let index: TokenIndex | null = null
  let preparing: Promise<void> | null = null
  return {
    check: (text) => runTask(checkText(text.slice(0, longestText), indexed(), library)),
    async checkInSlices(text) {
      await prepareOnce()
      return runTaskInSlices(checkText(text.slice(0, longestText), indexed(), library))
    },
    prepare: prepareOnce,
  }

  function prepareOnce(): Promise<void> {
    preparing ??= index === null ? prepare() : Promise.resolve()
    return preparing
  }

  function indexed(): TokenIndex {
    index ??= runTask(buildTokenIndex(library))
    return index
  }

  async function prepare(): Promise<void> {
    const built = await runTaskInSlices(buildTokenIndex(library))
    index ??= built
  }
}

/** Whether a text has more than is checked. */
export function isTooLongToCheck(text: string): boolean {
  return text.length > longestText || findQuotations(text.slice(0, longestText)).length > mostQuotations
}

function* checkText(typed: string, index: TokenIndex, library: Library): Generator<void, readonly Verdict[]> {
  const bare = blank(typed, findCitations(typed, library))
  const ways = waysToRead(typed, bare)
  let best: { readonly whole: Quoted; readonly verdict: Verdict } | null = null
  for (const text of ways) {
    const { start, end } = stripMarks(text)
    const whole = { text: text.slice(start, end), start, end }
    const budget = createBudget(ways.length)
    const verdict = yield* judge(whole.text, typed.slice(start, end), index, library, budget)
    if (best === null || rankOf(verdict) < rankOf(best.verdict)) best = { whole, verdict }
    if (verdict.kind === 'exact') return [verdict]
  }
  const quotations = findQuotations(bare).slice(0, mostQuotations)
  const isWhole = best !== null && isQuotedAround(best.verdict, best.whole, quotations)
  if (best !== null && (quotations.length === 0 || isWhole)) return [best.verdict]
  // Beside what the whole took, so that no quotation is passed over for the others' sake.
  const quoted = createBudget(1)
  const verdicts: Verdict[] = []
  for (const { text } of quotations) {
    verdicts.push(yield* judge(text.trim(), text.trim(), index, library, quoted))
  }
  return verdicts
}

/**
 * A text as it stands; without citations; without the marks of block quotes; with zero-width spaces as spaces; with
 * words whole that are divided at the end of a line. All are as long as the text, so that everything keeps its place.
 */
function waysToRead(typed: string, bare: string): readonly string[] {
  const spaced = bare.replaceAll('\u200B', ' ')
  // A format character is passed over within a word.
  const joined = bare.replace(/(?<=\p{L})[\p{Dash}\u00AD]\s*\n\s*(?=\p{Ll})/gu, (end) =>
    '\u2060'.repeat(end.length),
  )
  return [...new Set([typed, bare, blank(bare, findBlockMarks(bare)), spaced, joined])]
}

function rankOf(verdict: Verdict): number {
  if (verdict.kind === 'absent') return Number.POSITIVE_INFINITY
  return verdict.kind === 'exact' ? 0 : verdict.changes.length
}

/** Lines that are no quotation: our citation, in a quote of ours that is copied whole; a document's title and closing. */
function findCitations(text: string, { documents }: Library): readonly Range[] {
  const lines = Array.from(text.matchAll(/[^\n]+/gu), ({ 0: line, index }) => ({
    line: line.replace(/^[\s>]+/u, '').trimEnd(),
    start: index,
    end: index + line.length,
  }))
  if (lines.length < 2) return []
  return lines.filter(
    ({ line }) =>
      documents.some(
        ({ short, issuer, title, source, page, closing }) =>
          [source, page, title, ...closing].includes(line) ||
          (page !== undefined && line.startsWith(`${page}#`) && !/\s/u.test(line)) ||
          line.startsWith(`${short} ¶`) ||
          line.startsWith(`${issuer}, “${title}”`),
      ) ||
      (line.startsWith('¶') && parseReference(line, documents) !== null),
  )
}

/** Whether the words around the quotations are the document's, too, so that all of it is one quotation. */
function isQuotedAround(verdict: Verdict, whole: Quoted, quotations: readonly Quoted[]): boolean {
  if (verdict.kind !== 'altered') return false
  const around = splitTokens(whole.text).filter(({ isWord, start }) => {
    const at = start + whole.start
    return isWord && !quotations.some((quoted) => at >= quoted.start && at < quoted.end)
  })
  const strange = around.filter(({ start }) =>
    verdict.marks.some((mark) => start >= mark.start && start < mark.end),
  )
  return around.length > 0 && strange.length <= around.length * (1 - leastAround)
}
