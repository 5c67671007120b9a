import { analyserFor } from '../../text/languages/analyser-for.ts'
import { labelLength } from '../tokens/labels.ts'
import { fits, type Piece } from '../tokens/read-quotation.ts'
import { isWordToken, partBeginningAt, partOf, type Run, type TokenIndex } from '../tokens/token-index.ts'
import type { Alignment } from './align.ts'
import { endsOf, type Hunk, listHunks } from './hunks.ts'

/**
 * Moves what agrees at the ends towards the rest, where it agrees there as well: of two "the" before a word that was
 * changed, the nearer one is meant.
 */
export function tightenEnds(alignment: Alignment, pieces: readonly Piece[], index: TokenIndex): void {
  const head = listHunks(alignment)[0]
  const { first } = endsOf(alignment)
  if (head !== undefined && !isFormBeside(first, -1)) {
    move({ from: first, to: head.pieces.from }, head.tokens.to - head.tokens.from, -1)
  }
  const tail = listHunks(alignment).at(-1)
  const { last } = endsOf(alignment)
  if (tail !== undefined && !isFormBeside(last, 1)) {
    move({ from: tail.pieces.to, to: last + 1 }, tail.tokens.from - tail.tokens.to, 1)
  }

  function isFormBeside(piece: number, step: -1 | 1): boolean {
    return isOtherForm(pieces[piece + step], (alignment[piece] ?? 0) + step, index)
  }

  /** As far as can be, by so many tokens or fewer: `step` brings the distance nearer to none. */
  function move({ from, to }: Run, furthest: number, step: -1 | 1): void {
    const block = pieces.slice(from, to)
    for (let by = furthest; by !== 0; by += step) {
      const isThere = (piece: Piece, at: number): boolean =>
        fits(piece, index.forms[(alignment[from + at] ?? 0) + by] ?? 0)
      if (!block.every(isThere)) continue
      for (let piece = from; piece < to; piece += 1) alignment[piece] = (alignment[piece] ?? 0) + by
      return
    }
  }
}

/**
 * Gives up what agrees at the ends only by coincidence: fewer words than it takes to believe that so many were left out.
 * A word in another form beside them ("Agreed" for "agree") counts as one of them.
 */
export function trimEnds(alignment: Alignment, pieces: readonly Piece[], index: TokenIndex): void {
  for (const hunk of listHunks(alignment).toReversed()) {
    const { last } = endsOf(alignment)
    if (!isCoincidence(hunk, { from: hunk.pieces.to, to: last + 1 }, last, 1)) break
    alignment.fill(-1, hunk.pieces.to)
  }
  for (const hunk of listHunks(alignment)) {
    const { first } = endsOf(alignment)
    if (!isCoincidence(hunk, { from: first, to: hunk.pieces.from }, first, -1)) break
    alignment.fill(-1, 0, hunk.pieces.from)
  }

  function isCoincidence({ pieces: typed, tokens }: Hunk, beyond: Run, end: number, step: -1 | 1): boolean {
    const isFormBeside = isOtherForm(pieces[end + step], (alignment[end] ?? 0) + step, index)
    const words = countWords(pieces, beyond) + (isFormBeside ? 1 : 0)
    const unexplained = countSpacedWords(tokens, index) - countWords(pieces, typed)
    return unexplained > 0 && words < Math.floor(1 + Math.log2(unexplained) / 2)
  }
}

/** Whether a word was typed that is another form of a document's. */
export function isOtherForm(piece: Piece | undefined, token: number, index: TokenIndex): boolean {
  const form = index.forms[token] ?? 0
  if (piece === undefined || !piece.isWord || fits(piece, form)) return false
  const { foldWords, stemOf } = analyserFor(partOf(token, index)?.document.language ?? 'en')
  const [[typed = ''], [other = '']] = [foldWords(piece.form), foldWords(index.formOf(form))]
  return typed !== '' && other !== '' && stemOf(typed) === stemOf(other)
}

/** The words among these tokens; those that are joined by hyphens are one. */
function countSpacedWords({ from, to }: Run, index: TokenIndex): number {
  let count = 0
  let isCounted = false
  for (let token = from; token < to; token += 1) {
    const isJoined =
      index.starts[token] === index.ends[token - 1] && index.tokenParts[token] === index.tokenParts[token - 1]
    if (!isJoined) isCounted = false
    if (isCounted || !isWordToken(token, index)) continue
    count += 1
    isCounted = true
  }
  return count
}

/** Words in brackets count as many as they may stand for. */
function countWords(pieces: readonly Piece[], { from, to }: Run): number {
  return pieces.slice(from, to).reduce((sum, { most, isWord }) => sum + most + (isWord ? 1 : 0), 0)
}

const mostSlides = 40

/**
 * Of the several ways to name words that were left out or put in ("a b" or "b a" of "a b a") takes the one that a
 * person would: whole words with the marks behind them, next to other changes, numbering before its part.
 */
export function slideHunks(
  alignment: Alignment,
  pieces: readonly Piece[],
  text: string,
  index: TokenIndex,
): void {
  const { first, last } = endsOf(alignment)
  for (const hunk of listHunks(alignment)) {
    const isOut = hunk.pieces.from === hunk.pieces.to
    if (!isOut && hunk.tokens.from !== hunk.tokens.to) continue
    const slide = isOut ? slideOut : slideIn
    let at = hunk
    for (let step = 0; step < mostSlides; step += 1) at = slide(at, -1) ?? at
    let [best, bestScore] = [at, scoreOf(at)]
    for (let step = 0; step < 2 * mostSlides; step += 1) {
      const next = slide(at, 1)
      if (next === null) break
      at = next
      if (scoreOf(at) > bestScore) [best, bestScore] = [at, scoreOf(at)]
    }
    while (at.tokens.from !== best.tokens.from) at = slide(at, -1) ?? best
  }

  /** Moves words that are left out by one, if the piece beside them agrees with the token at their other end. */
  function slideOut({ pieces: { from: piece }, tokens: { from, to } }: Hunk, by: -1 | 1): Hunk | null {
    const moved = by === -1 ? piece - 1 : piece
    const [old, now] = by === -1 ? [from - 1, to - 1] : [to, from]
    if (alignment[moved] !== old || !fits(pieces[moved], index.forms[now] ?? 0)) return null
    // The first word that agrees, and the last one, may only move to meet a strange word beyond them.
    if (moved === first && (first === 0 || isOtherForm(pieces[first - 1], old - 1, index))) return null
    if (moved === last && (last === pieces.length - 1 || isOtherForm(pieces[last + 1], old + 1, index)))
      return null
    alignment[moved] = now
    return { pieces: { from: piece + by, to: piece + by }, tokens: { from: from + by, to: to + by } }
  }

  function slideIn({ pieces: { from, to }, tokens: { from: token } }: Hunk, by: -1 | 1): Hunk | null {
    const [old, now] = by === -1 ? [from - 1, to - 1] : [to, from]
    const aligned = by === -1 ? token - 1 : token
    if (old === first || old === last) return null
    if (alignment[old] !== aligned || !fits(pieces[now], index.forms[aligned] ?? 0)) return null
    alignment[old] = -1
    alignment[now] = aligned
    return { pieces: { from: from + by, to: to + by }, tokens: { from: token + by, to: token + by } }
  }

  function scoreOf({ pieces: typed, tokens }: Hunk): number {
    const isOut = typed.from === typed.to
    const touches =
      (alignment[typed.from - 1] ?? -1) !== tokens.from - 1 || (alignment[typed.to] ?? -1) !== tokens.to
    const part = isOut ? null : partBeginningAt(tokens.from, index)
    const isLabel = part !== null && labelLength(pieces, typed.from, part) === typed.to - typed.from
    const first = isOut ? (index.starts[tokens.from] ?? 0) : (pieces[typed.from]?.start ?? 0)
    const end = isOut ? (index.ends[tokens.to - 1] ?? 0) : (pieces[typed.to - 1]?.end ?? 0)
    const [before, after] = isOut ? [textAt(tokens.from), textAt(tokens.to - 1)] : [text, text]
    const beginsWord = /[\p{L}\p{N}]/u.test(before.charAt(first))
    return (
      (isLabel ? 100 : 0) +
      (touches ? 8 : 0) +
      (beginsWord ? 4 : 0) +
      (/[\s\p{Quotation_Mark}([]/u.test(before.charAt(first - 1) || ' ') ? 2 : 0) +
      (/\s/u.test(after.charAt(end) || ' ') ? 1 : 0)
    )
  }

  function textAt(token: number): string {
    return partOf(token, index)?.text ?? ''
  }
}
