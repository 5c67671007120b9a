import type { Comparison } from '../align/compare.ts'
import { type Edit, listEdits, rangeOf } from '../align/edits.ts'
import { measureSimilarity } from '../align/similarity.ts'
import type { Budget } from '../budget.ts'
import type { Piece, Reading } from '../tokens/read-quotation.ts'
import type { TokenIndex } from '../tokens/token-index.ts'
import { hasWord } from '../tokens/tokens.ts'
import { countWords } from '../tokens/unspaced.ts'
import { findRuns } from './find-runs.ts'
import { textOfRun } from './locate.ts'
import { placeSegments } from './place-segments.ts'

/** A quotation beside the place that is nearest to it, near enough to be called altered. */
export interface Nearest {
  readonly reading: Reading
  /** For each segment; null for one that has no place there. */
  readonly comparisons: readonly (Comparison | null)[]
  /** In the quotation's order; empty where nothing is changed. */
  readonly edits: readonly Edit[]
}

// So that all of thirty misquotations made up by hand are near, and of eighty sentences in the style of the documents
// that are not theirs only those eight that repeat half of one of theirs. None of 21,000 sentences about other things is.
const leastOfQuotation = 0.55
const leastOfDocument = 0.5
const fewestTelling = 2
const fewestWords = 3
// So often a run of words is nobody's in particular.
const fewestOfFormula = 3
// What a word or a mark takes in all that is done with it once.
const stepsOfPiece = 150

/**
 * The nearest of all places, over all ways to read the quotation; null where none is near enough. It pauses often, and
 * returns the nearest so far where the budget is used up.
 */
export function* findAltered(
  readings: readonly Reading[],
  index: TokenIndex,
  budget: Budget,
): Generator<void, Nearest | null> {
  let best: (Nearest & Rank) | null = null
  for (const reading of readings) {
    const pieces = reading.segments.flatMap((segment) => segment.pieces)
    budget.left -= pieces.length * stepsOfPiece
    if (budget.left <= 0) return best
    const placings = yield* placeSegments(reading, index, budget)
    for (const comparisons of placings) {
      if (budget.left <= 0) return best
      const edits = comparisons.flatMap((comparison, at) =>
        comparison === null ? addedSegment(reading, at) : listEdits(comparison, index),
      )
      const placed = comparisons.filter((comparison) => comparison !== null)
      const { words, telling, nearness, ...agreed } = measureSimilarity(pieces, placed, edits, index)
      const isSingle = words >= fewestWords && isSingleEdit(edits, reading.text, index)
      const isNear =
        words >= fewestWords &&
        telling >= fewestTelling &&
        agreed.ofQuotation >= leastOfQuotation &&
        agreed.ofDocument >= leastOfDocument
      yield
      const found = { reading, comparisons, edits, isSingle, nearness, cost: costOf(edits, pieces) }
      if ((isSingle || (isNear && !isFormula(placed, index))) && (best === null || isBetter(found, best)))
        best = found
    }
  }
  return best
}

/**
 * Whether all that agrees is one run of words that the documents have in many places ("Everyone has the right to"). Then the
 * words after it are somebody else's.
 */
function isFormula(placed: readonly Comparison[], index: TokenIndex): boolean {
  const [only, second] = placed
  if (only === undefined || second !== undefined || only.hunks.length > 0) return false
  const { pieces, head, tail } = only
  return findRuns(pieces.slice(head.to, tail.from), index).length >= fewestOfFormula
}

interface Rank {
  readonly isSingle: boolean
  readonly nearness: number
  /** How many tokens were changed. */
  readonly cost: number
}

/** One word changed comes before all else; then what has most in common, and fewest changes. */
function isBetter(a: Rank, b: Rank): boolean {
  if (a.isSingle !== b.isSingle) return a.isSingle
  return a.nearness > b.nearness || (a.nearness === b.nearness && a.cost < b.cost)
}

/** Whether one word was replaced, left out or added. */
function isSingleEdit(edits: readonly Edit[], text: string, index: TokenIndex): boolean {
  const ofWords = edits.filter(
    ({ tokens, typed }) =>
      (tokens !== null && hasWord(textOfRun(tokens, index))) ||
      (typed !== null && hasWord(text.slice(typed.start, typed.end))),
  )
  // Two within one hyphenated word are one.
  const areReplaced = ofWords.every(({ tokens, typed }) => tokens !== null && typed !== null)
  if (ofWords.length > 1 && !areReplaced) return false
  const [first, last] = [ofWords[0], ofWords.at(-1)]
  const own =
    first?.tokens && last?.tokens ? textOfRun({ from: first.tokens.from, to: last.tokens.to }, index) : ''
  const typed = first?.typed && last?.typed ? text.slice(first.typed.start, last.typed.end) : ''
  return countWords(own) <= 1 && countWords(typed) <= 1
}

function addedSegment({ segments }: Reading, at: number): readonly Edit[] {
  const typed = rangeOf(segments[at]?.pieces ?? [])
  return typed === null ? [] : [{ tokens: null, typed }]
}

function costOf(edits: readonly Edit[], pieces: readonly Piece[]): number {
  return edits.reduce((sum, { tokens, typed }) => {
    const inside = typed === null ? 0 : piecesBefore(typed.end, pieces) - piecesBefore(typed.start, pieces)
    return sum + inside + (tokens === null ? 0 : tokens.to - tokens.from)
  }, 0)
}

/** How many pieces begin before this place; they are in order. */
function piecesBefore(place: number, pieces: readonly Piece[]): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.start ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low
}
