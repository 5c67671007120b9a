import type { IndexedPart, TokenIndex } from './token-index.ts'

/** A run of a library's tokens, from `from` up to `to`. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** The part that begins with this token; null where none does. */
export function partBeginningAt(token: number, index: TokenIndex): IndexedPart | null {
  const part = index.parts[index.tokenParts[token] ?? 0]
  return part !== undefined && part.from === token && index.forms[token] !== 0 ? part : null
}
