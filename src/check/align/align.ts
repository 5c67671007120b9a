import { diffLists } from '../../text/diff-lists.ts'
import type { Budget } from '../budget.ts'
import { fits, type Piece } from '../tokens/read-quotation.ts'
import { isWordToken, type Run, type TokenIndex } from '../tokens/token-index.ts'

/** For each piece of a quotation the token of the document that it is, or -1. */
export type Alignment = Int32Array

/** A piece and a token that are known to agree, so that what stands before them can be compared alone. */
export interface Cut {
  readonly piece: number
  readonly token: number
}

/** What may be taken for the same: a token that was typed so, or with other capitals, too. */
export type Strictness = 'typed so' | 'any capitals'

// What differs more than this between two cuts is taken as replaced; comparing it would take long and say little. The
// time of a diff grows with the square of the edits.
const mostEdits = 700
const stepsOfEdit = 2
const nowhere = 0xffffffff

/**
 * Compares a quotation with a run of tokens: as many of its words as can be agree, in order, and then the marks between
 * words that do.
 */
export function align(
  pieces: readonly Piece[],
  run: Run,
  cuts: readonly Cut[],
  strictness: Strictness,
  index: TokenIndex,
  budget: Budget,
): Alignment {
  const isStrict = strictness === 'typed so'
  const alignment = new Int32Array(pieces.length).fill(-1)
  const end: Cut = { piece: pieces.length, token: run.to }
  alignUpTo([...cuts, end], true)
  const words = Array.from(alignment, (token, piece) => ({ piece, token })).filter(
    ({ token }) => token !== -1,
  )
  alignUpTo([...words, end], false)
  return alignment

  /** Aligns the words, or the marks, that stand before each of the ends, from the one before on. */
  function alignUpTo(ends: readonly Cut[], isOfWords: boolean): void {
    let start: Cut = { piece: 0, token: run.from }
    for (const next of ends) {
      alignBetween(start, next, isOfWords)
      start = next
    }
  }

  function alignBetween(start: Cut, next: Cut, isOfWords: boolean): void {
    const typed: number[] = []
    for (let piece = start.piece; piece < next.piece; piece += 1) {
      const { kind, isWord } = pieces[piece] ?? {}
      if (kind === 'token' && isWord === isOfWords && alignment[piece] === -1) typed.push(piece)
    }
    const tokens: number[] = []
    for (let token = start.token; token < next.token && typed.length > 0; token += 1) {
      if (isWordToken(token, index) === isOfWords) tokens.push(token)
    }
    budget.left -= typed.length + tokens.length
    const most = Math.min(mostEdits, Math.floor(Math.sqrt(Math.max(budget.left, 0) / stepsOfEdit)))
    if (tokens.length === 0 || most === 0) return
    const forms = tokens.map((token) => {
      const form = index.forms[token] ?? 0
      return isStrict ? form : index.foldOf(form)
    })
    let [piece, token] = [0, 0]
    const changes = diffLists(forms, typed.map(formOf), most, agree)
    const edits = changes?.reduce((sum, { kind, count }) => sum + (kind === 'same' ? 0 : count), 0)
    budget.left -= stepsOfEdit * (edits ?? most) ** 2
    for (const { kind, count } of changes ?? []) {
      if (kind === 'same') {
        for (let step = 0; step < count; step += 1)
          alignment[typed[piece + step] ?? 0] = tokens[token + step] ?? -1
      }
      if (kind !== 'removed') piece += count
      if (kind !== 'added') token += count
    }
  }

  /** The form of a piece; one that may have several is compared by its place, as a negative number. */
  function formOf(at: number): number {
    const { folded = -1, numbers = [] } = pieces[at] ?? {}
    if (!isStrict && folded !== -1) return folded
    const [only = nowhere, second] = numbers
    return second === undefined ? only : -1 - at
  }

  function agree(form: number, other: number): boolean {
    return other >= 0 ? form === other : fits(pieces[-1 - other], form)
  }
}
