import type { Run } from '../tokens/token-index.ts'
import type { Alignment } from './align.ts'

/** Where a quotation and a document have nothing in common: pieces of the one against tokens of the other. */
export interface Hunk {
  readonly pieces: Run
  readonly tokens: Run
}

/** The first piece that agrees, and the last; -1 where none does. */
export function endsOf(alignment: Alignment): { readonly first: number; readonly last: number } {
  const isAligned = (token: number): boolean => token !== -1
  return { first: alignment.findIndex(isAligned), last: alignment.findLastIndex(isAligned) }
}

/**
 * The hunks of an alignment from its first piece to its last, in order. Of what is aligned, `isSame` says what is so to
 * the letter.
 */
export function listHunks(
  alignment: Alignment,
  isSame: (piece: number, token: number) => boolean = () => true,
): readonly Hunk[] {
  const hunks: Hunk[] = []
  const { first, last } = endsOf(alignment)
  let from = { piece: first, token: alignment[first] ?? 0 }
  for (let piece = first; first !== -1 && piece <= last + 1; piece += 1) {
    const token = piece > last ? (alignment[last] ?? 0) + 1 : (alignment[piece] ?? -1)
    if (token === -1 || (piece <= last && !isSame(piece, token))) continue
    if (from.piece < piece || from.token < token) {
      hunks.push({ pieces: { from: from.piece, to: piece }, tokens: { from: from.token, to: token } })
    }
    from = { piece: piece + 1, token: token + 1 }
  }
  return hunks
}
