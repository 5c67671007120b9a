import { type Comparison, compare } from '../align/compare.ts'
import { weightOf } from '../align/similarity.ts'
import type { Budget } from '../budget.ts'
import type { Reading, Segment } from '../tokens/read-quotation.ts'
import type { Run, TokenIndex } from '../tokens/token-index.ts'
import type { Quoted } from './chain-pairs.ts'
import { findNearest, type Region } from './find-nearest.ts'
import { findRuns } from './find-runs.ts'
import { findSingleEdits } from './find-single-edits.ts'

/** A quotation laid beside a document: each segment compared with its place there, null where it has none. */
export type Placing = readonly (Comparison | null)[]

// Of a segment whose nearest region agrees in less than this, by weight, nothing would come of a closer look.
const leastAgreed = 0.25
const manyWords = 100
const fewPlaces = 2
const fewestWordsApart = 4
const tokensBeside = 80

/**
 * The likely places of a quotation, most promising first. Its segment that is found most surely decides where; the
 * others are looked for before and after it. It pauses between segments. Once the budget is used up,
 * what is left is not placed.
 */
export function* placeSegments(
  { segments: typed, text }: Reading,
  index: TokenIndex,
  budget: Budget,
): Generator<void, readonly Placing[]> {
  const everywhere: Run = { from: 0, to: index.words.length }
  const segments = typed.map((segment) => readWords(segment, index))
  const regions: (readonly Region[])[] = []
  for (const segment of segments) {
    regions.push(findRegions(segment, everywhere, index, budget))
    yield
  }
  const main = regions.reduce(
    (best, found, at) => ((found[0]?.weight ?? 0) > (regions[best]?.[0]?.weight ?? 0) ? at : best),
    0,
  )
  const placings: Placing[] = []
  for (const region of regions[main] ?? []) {
    const comparison = compareRegion(segments[main], region)
    yield
    if (comparison !== null) placings.push(yield* placeOthers(comparison))
  }
  return placings

  function compareRegion(found: SegmentWords | undefined, { from, to, cuts }: Region): Comparison | null {
    if (found === undefined || budget.left <= 0) return null
    // With the marks around the words.
    const run = {
      from: (index.wordTokens[from - 1] ?? 0) + 1,
      to: index.wordTokens[to] ?? index.forms.length,
    }
    const tokens = cuts.map(({ typed, word }) => ({
      piece: found.at[typed] ?? 0,
      token: index.wordTokens[word] ?? 0,
    }))
    return compare(found.segment, text, run, tokens, index, budget)
  }

  function* placeOthers(comparison: Comparison): Generator<void, Placing> {
    const placing: (Comparison | null)[] = segments.map(() => null)
    placing[main] = comparison
    const apart = segments.every(({ words }) => words.length >= fewestWordsApart)
    const { from, to } = tokensAround(comparison.run.from, apart ? 'document' : 'basic', index)
    let end = comparison.run.to
    for (let at = main + 1; at < segments.length; at += 1) {
      const placed = placeWithin(segments[at], { from: end, to }, true)
      placing[at] = placed
      end = placed?.run.to ?? end
      yield
    }
    let start = comparison.run.from
    for (let at = main - 1; at >= 0; at -= 1) {
      const placed = placeWithin(segments[at], { from, to: start }, false)
      placing[at] = placed
      start = placed?.run.from ?? start
      yield
    }
    return placing
  }

  /** Where a segment stands within these tokens: word for word, as near the main one as can be, or else nearly. */
  function placeWithin(
    found: SegmentWords | undefined,
    { from, to }: Run,
    isAfter: boolean,
  ): Comparison | null {
    if (found === undefined || from >= to || budget.left <= 0) return null
    const isWithin = (run: Run): boolean => run.from >= from && run.to <= to
    const runs = findRuns(found.segment.pieces, index).filter(isWithin)
    const nearest = isAfter ? runs[0] : runs.at(-1)
    if (nearest !== undefined) return compare(found.segment, text, nearest, [], index, budget)
    const words = { from: index.wordsBefore[from] ?? 0, to: index.wordsBefore[to] ?? index.words.length }
    for (const region of findRegions(found, words, index, budget)) {
      const comparison = compareRegion(found, region)
      if (comparison !== null && isWithin(comparison.run)) return comparison
    }
    // A few words may have changed so much that they cannot be looked up: they stand next to what is quoted beside them.
    const beside = isAfter
      ? { from, to: Math.min(to, from + tokensBeside) }
      : { from: Math.max(from, to - tokensBeside), to }
    const comparison = compare(found.segment, text, beside, [], index, budget)
    const agree = found.at.filter((at) => (comparison?.alignment[at] ?? -1) !== -1).length
    return agree * 2 >= found.words.length ? comparison : null
  }
}

interface SegmentWords extends Quoted {
  readonly segment: Segment
  /** Which of its pieces each word is. */
  readonly at: Int32Array
}

function readWords(segment: Segment, index: TokenIndex): SegmentWords {
  const words = segment.pieces.flatMap((piece, at) => (piece.isWord ? [{ piece, at }] : []))
  return {
    segment,
    words: Int32Array.from(words, ({ piece }) => piece.folded),
    at: Int32Array.from(words, ({ at }) => at),
    weights: Float64Array.from(words, ({ piece }) => weightOf(piece.form.toLowerCase(), index)),
  }
}

function findRegions(
  { words, weights }: SegmentWords,
  within: Run,
  index: TokenIndex,
  budget: Budget,
): readonly Region[] {
  if (budget.left <= 0) return []
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const most = words.length > manyWords ? fewPlaces : undefined
  const singles = findSingleEdits(words, index, within)
    .slice(0, most)
    .map((edit) => ({ ...edit, weight: whole, cuts: [] }))
  if (singles[0] !== undefined && singles[0].edited <= 1) return singles
  const near = findNearest({ words, weights }, index, within, budget).filter(
    ({ weight }) => weight >= whole * leastAgreed,
  )
  return [...singles, ...near.slice(0, most)]
}

/** The tokens of the document, or of the paragraph, in which a token stands. */
function tokensAround(token: number, what: 'document' | 'basic', { parts, tokenParts }: TokenIndex): Run {
  let first = tokenParts[token] ?? 0
  let last = first
  const own = parts[first]?.[what]
  while (own !== undefined && parts[first - 1]?.[what] === own) first -= 1
  while (own !== undefined && parts[last + 1]?.[what] === own) last += 1
  return { from: parts[first]?.from ?? 0, to: parts[last]?.to ?? 0 }
}
