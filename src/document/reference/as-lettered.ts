import type { Resolvable } from './missing.ts'
import type { NamedRun } from './parse.ts'
import { resolveSpan } from './resolve.ts'
import { letteredSeries } from './series.ts'
import { bareStep, type Span } from './step.ts'
import type { Reading } from './take-number.ts'

/**
 * A reference as it is meant of a document whose entries are lettered: "h3" is the (3) of (h) there, and no third heading, which
 * nobody types; "p 4 ii" is of (p) where no paragraph is named by it.
 */
export function asLettered(run: NamedRun, { tokens }: Reading, document: Resolvable): NamedRun {
  const [span, another] = run.spans
  const [head] = span?.steps ?? []
  if (span === undefined || head === undefined || another !== undefined) return run
  const [, letter, number] = /^(\p{L})(\d{1,3})$/u.exec(head.level === 'id' ? head.number : '') ?? []
  if (letter !== undefined && number !== undefined) {
    if (!isLetterOf(document, letter)) return run
    return { ...run, spans: [inside(letter, [number], span)] }
  }
  const [first, next] = [tokens[run.start], tokens[run.start + 1]]
  // "p. 4" is an abbreviation.
  const isNoun = head.word !== null && first?.kind === 'word' && next?.kind !== 'dot'
  if (!isNoun || !/^\p{L}$/u.test(first.value) || !isLetterOf(document, first.value)) return run
  const [, digits = head.number, inner = null] = /^(\d+)(\p{L}+)$/u.exec(head.number) ?? []
  const lettered = inside(first.value, inner === null ? [digits] : [digits, inner], span)
  const isMeant =
    resolveSpan(span, document).kind !== 'found' && resolveSpan(lettered, document).kind === 'found'
  return isMeant ? { ...run, spans: [lettered] } : run
}

function isLetterOf(document: Resolvable, letter: string): boolean {
  return letteredSeries(document).some(({ number }) => number === letter)
}

/** A span with its first step inside a lettered entry. */
function inside(letter: string, numbers: readonly string[], { steps, to }: Span): Span {
  return { steps: [letter, ...numbers].map((each) => bareStep(each)).concat(steps.slice(1)), to }
}
