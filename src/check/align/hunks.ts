import type { Run } from '../tokens/run.ts'
import type { Alignment } from './align.ts'

/** Where a quotation and a document have nothing in common: pieces of the one against tokens of the other. */
export interface Hunk {
  readonly pieces: Run
  readonly tokens: Run
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
  const first = alignment.findIndex((token) => token !== -1)
  const last = alignment.findLastIndex((token) => token !== -1)
  let pieces = { from: first, to: first }
  let token = alignment[first] ?? 0
  const close = (piece: number, to: number): void => {
    pieces = { from: pieces.to, to: piece }
    if (pieces.from < piece || token < to) hunks.push({ pieces, tokens: { from: token, to } })
    pieces = { from: piece + 1, to: piece + 1 }
    token = to + 1
  }
  for (let piece = first; piece <= last && first !== -1; piece += 1) {
    const at = alignment[piece] ?? -1
    if (at !== -1 && isSame(piece, at)) close(piece, at)
  }
  if (first !== -1) close(last + 1, (alignment[last] ?? 0) + 1)
  return hunks
}
