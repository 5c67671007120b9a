import type { Budget } from '../budget.ts'
import { labelLength } from '../tokens/labels.ts'
import { fits, type Piece, type Segment } from '../tokens/read-quotation.ts'
import { partBeginningAt, type Run, type TokenIndex } from '../tokens/token-index.ts'
import { type Alignment, align, type Cut } from './align.ts'
import { endsOf, type Hunk, listHunks } from './hunks.ts'
import { slideHunks, tightenEnds, trimEnds } from './tidy-alignment.ts'
import { widenHunks } from './widen.ts'

/** A segment of a quotation against the place in a document that it was compared with. */
export interface Comparison {
  readonly pieces: readonly Piece[]
  /** For each piece the token that it is, be it with other capitals, or -1. */
  readonly alignment: Alignment
  /** From the first token that agrees up to the last. */
  readonly run: Run
  /** Pieces before the first and after the last that agree. */
  readonly head: Run
  readonly tail: Run
  /** What differs in between, without numbering that may come along and without words in brackets. */
  readonly hunks: readonly Hunk[]
  /** Words in brackets between two that agree, and the tokens in whose place they stand. */
  readonly insertions: readonly { readonly insertion: Piece; readonly tokens: Run }[]
}

/** Compares a segment with a run of tokens; null where nothing agrees. */
export function compare(
  { pieces }: Segment,
  text: string,
  run: Run,
  cuts: readonly Cut[],
  index: TokenIndex,
  budget: Budget,
): Comparison | null {
  const alignment = alignBest(pieces, run, cuts, index, budget)
  tightenEnds(alignment, pieces, index)
  trimEnds(alignment, pieces, index)
  slideHunks(alignment, pieces, text, index)
  giveUpLabel(alignment, pieces, index)
  const opening = takeFirstAfterLabel(alignment, pieces, index)
  const isSame = (piece: number, token: number): boolean =>
    piece === opening || fits(pieces[piece], index.forms[token] ?? 0)
  const { first, last } = endsOf(alignment)
  if (first === -1) return null
  const [from = 0, to = 0] = [alignment[first], alignment[last]]
  const part = partBeginningAt(from, index)
  const isLabel = part !== null && labelLength(pieces, 0, part) === first
  const hunks: Hunk[] = []
  const insertions: { insertion: Piece; tokens: Run }[] = []
  for (const hunk of listHunks(alignment, isSame)) {
    const rest = readInsertions(withoutLabels(hunk, pieces, index), pieces, insertions, index)
    if (rest.pieces.from < rest.pieces.to || rest.tokens.from < rest.tokens.to) hunks.push(rest)
  }
  return {
    pieces,
    alignment,
    run: { from, to: to + 1 },
    head: isLabel ? { from: 0, to: 0 } : { from: 0, to: first },
    tail: { from: last + 1, to: pieces.length },
    hunks: widenHunks(hunks, alignment, { from, to: to + 1 }, index),
    insertions,
  }
}

/** To the letter; but where most words have other capitals, as a whole line in capitals has, without regard to these. */
function alignBest(
  pieces: readonly Piece[],
  run: Run,
  cuts: readonly Cut[],
  index: TokenIndex,
  budget: Budget,
): Alignment {
  const strict = align(pieces, run, cuts, 'typed so', index, budget)
  const words = pieces.filter(({ isWord }) => isWord).length
  if (countWords(strict, pieces) * 2 >= words) return strict
  const loose = align(pieces, run, cuts, 'any capitals', index, budget)
  return countWords(loose, pieces) * 2 >= words ? loose : strict
}

function countWords(alignment: Alignment, pieces: readonly Piece[]): number {
  return pieces.filter(({ isWord }, at) => isWord && alignment[at] !== -1).length
}

/** The full stop of a number that the quotation begins with is not that of the sentence before. */
function giveUpLabel(alignment: Alignment, pieces: readonly Piece[], index: TokenIndex): void {
  const word = pieces.findIndex(({ isWord }, at) => isWord && alignment[at] !== -1)
  const part = partBeginningAt(alignment[word] ?? -1, index)
  if (part !== null && labelLength(pieces, 0, part) === word) alignment.fill(-1, 0, word)
}

/**
 * After the number that the quotation begins with, the first word's capital is free as at its very beginning. Aligns that
 * word and says which piece it is; -1 where there is none.
 */
function takeFirstAfterLabel(alignment: Alignment, pieces: readonly Piece[], index: TokenIndex): number {
  const { first } = endsOf(alignment)
  const at = pieces.findIndex(({ turned }) => turned.length > 0)
  if (at === -1 || (at !== first && at !== first - 1)) return -1
  const token = (alignment[first] ?? 0) - (first - at)
  const part = partBeginningAt(token, index)
  const isFree = pieces[at]?.turned.includes(index.forms[token] ?? 0)
  if (!isFree || part === null || labelLength(pieces, 0, part) !== at) return -1
  alignment[at] = token
  return at
}

/** A hunk without the numbering of the parts that begin in it. */
function withoutLabels(hunk: Hunk, pieces: readonly Piece[], index: TokenIndex): Hunk {
  let { from, to } = hunk.pieces
  for (let token = hunk.tokens.from; token <= hunk.tokens.to && from < to; token += 1) {
    const part = partBeginningAt(token, index)
    const label = part === null ? 0 : labelLength(pieces, from, part)
    if (label > 0 && from + label <= to) from += label
  }
  const next = partBeginningAt(hunk.tokens.to, index)
  for (let start = from; start < to && next !== null; start += 1) {
    if (labelLength(pieces, start, next) === to - start) to = start
  }
  return { pieces: { from, to }, tokens: hunk.tokens }
}

/** Takes the words in brackets out of a hunk; alone in it, they stand in the place of its tokens if these are few. */
function readInsertions(
  hunk: Hunk,
  pieces: readonly Piece[],
  found: { insertion: Piece; tokens: Run }[],
  index: TokenIndex,
): Hunk {
  const inside = pieces.slice(hunk.pieces.from, hunk.pieces.to)
  const inserted = inside.filter((piece) => piece.kind === 'insertion')
  if (inserted.length === 0) return hunk
  const { from, to } = hunk.tokens
  const words = (index.wordsBefore[to] ?? 0) - (index.wordsBefore[from] ?? 0)
  const most = inserted.reduce((sum, insertion) => sum + insertion.most, 0)
  const isFilled = inserted.length === inside.length && words <= most
  inserted.forEach((insertion, at) => {
    found.push({ insertion, tokens: isFilled && at === 0 ? hunk.tokens : { from, to: from } })
  })
  if (isFilled) return { pieces: { from: hunk.pieces.to, to: hunk.pieces.to }, tokens: { from: to, to } }
  const first = Math.max(
    inside.findIndex(({ kind }) => kind === 'token'),
    0,
  )
  const last = inside.findLastIndex(({ kind }) => kind === 'token')
  const start = hunk.pieces.from
  return { pieces: { from: start + first, to: start + last + 1 }, tokens: hunk.tokens }
}
