import { labelLength, looksLikeLabel } from '../tokens/labels.ts'
import { fits, type Piece } from '../tokens/read-quotation.ts'
import { partBeginningAt, type Run, type TokenIndex } from '../tokens/token-index.ts'
import { type PairPlaces, rarestOf } from './look-up-pairs.ts'

// A label is at most so many tokens long, its headings included.
const longestLabel = 30

/**
 * Every place where the documents have these tokens one after another, in order; our numbering or the source's may
 * stand where a part begins. The pieces are tokens, with at least one word among them.
 */
export function findRuns(pieces: readonly Piece[], index: TokenIndex): readonly Run[] {
  const seed = chooseSeed(pieces, index)
  if (seed === null) return []
  const runs: Run[] = []
  for (const place of seed.places) {
    const token = index.wordTokens[place] ?? 0
    const to = walkForward(pieces, seed.at, token, index)
    const from = to === null ? null : walkBack(pieces, seed.at, token, index)
    if (from !== null && to !== null) runs.push({ from, to })
  }
  return runs
}

/**
 * The pair of neighbouring words, or else the word, that stands in the fewest places. A word that may be numbering is
 * not looked up, since the document need not have it, unless there is no other.
 */
function chooseSeed(pieces: readonly Piece[], index: TokenIndex): PairPlaces | null {
  const words = pieces.flatMap((piece, at) =>
    piece.isWord ? [{ at, piece, isSure: !piece.isPatched && !looksLikeLabel(pieces, at) }] : [],
  )
  // What no document has can only be numbering.
  if (words.some(({ isSure, piece }) => isSure && piece.numbers.length + piece.turned.length === 0))
    return null
  const pairs = words.flatMap(({ at, piece, isSure }, position) => {
    const next = words[position + 1]
    return isSure && next?.isSure ? [{ at, places: index.pairPlaces(piece.folded, next.piece.folded) }] : []
  })
  if (pairs.length > 0) return rarestOf(pairs)
  const sure = words.filter(({ isSure }) => isSure)
  const singles = sure.length > 0 ? sure : words
  return rarestOf(singles.map(({ at, piece }) => ({ at, places: index.placesOf(piece.folded) })))
}

/** Where the run ends that goes on from this piece at this token; null where the document goes on otherwise. */
function walkForward(pieces: readonly Piece[], at: number, token: number, index: TokenIndex): number | null {
  let [piece, to] = [at, token]
  while (piece < pieces.length) {
    const part = piece === at ? null : partBeginningAt(to, index)
    const label = part === null ? 0 : labelLength(pieces, piece, part)
    if (label > 0 && piece + label < pieces.length) {
      const after = walkForward(pieces, piece + label, to, index)
      if (after !== null) return after
    }
    if (!fitsAt(pieces, piece, to, index)) return null
    piece += 1
    to += 1
  }
  return to
}

/** Where the run begins that has this piece at this token; null where the document has other words before it. */
function walkBack(pieces: readonly Piece[], at: number, token: number, index: TokenIndex): number | null {
  let [piece, from] = [at, token]
  while (piece > 0) {
    const part = partBeginningAt(from, index)
    const least = part === null ? piece : Math.max(0, piece - longestLabel)
    for (let start = least; start < piece && part !== null; start += 1) {
      if (labelLength(pieces, start, part) !== piece - start) continue
      if (start === 0) return from
      if (!fitsAt(pieces, start - 1, from - 1, index)) continue
      const before = walkBack(pieces, start - 1, from - 1, index)
      if (before !== null) return before
    }
    if (!fitsAt(pieces, piece - 1, from - 1, index)) return null
    piece -= 1
    from -= 1
  }
  return from
}

function fitsAt(pieces: readonly Piece[], at: number, token: number, index: TokenIndex): boolean {
  const form = index.forms[token] ?? 0
  if (fits(pieces[at], form)) return true
  if (!pieces[at]?.turned.includes(form)) return false
  // The first word after the number that the quotation begins with.
  const part = partBeginningAt(token, index)
  return part !== null && labelLength(pieces, 0, part) === at
}
