import { partOf, type Run, type TokenIndex } from '../tokens/token-index.ts'
import { isUnspaced, wordAt } from '../tokens/unspaced.ts'
import type { Alignment } from './align.ts'
import type { Hunk } from './hunks.ts'

const mostSteps = 8

/**
 * Hunks that begin and end with whole words of the document where it's written without spaces, so that a word is named that
 * was changed and not one of its characters. Those that then touch are one.
 */
export function widenHunks(
  hunks: readonly Hunk[],
  alignment: Alignment,
  within: Run,
  index: TokenIndex,
): readonly Hunk[] {
  const wide: Hunk[] = []
  for (const hunk of hunks) {
    const widened = widen(hunk)
    const last = wide.at(-1)
    const touches =
      widened !== hunk &&
      last !== undefined &&
      last.pieces.to >= widened.pieces.from &&
      last.tokens.to >= widened.tokens.from
    if (!touches) {
      wide.push(widened)
      continue
    }
    wide[wide.length - 1] = {
      pieces: { from: Math.min(last.pieces.from, widened.pieces.from), to: widened.pieces.to },
      tokens: { from: Math.min(last.tokens.from, widened.tokens.from), to: widened.tokens.to },
    }
  }
  return wide

  function widen(hunk: Hunk): Hunk {
    let { pieces, tokens } = hunk
    for (let step = 0; step < mostSteps; step += 1) {
      if (!isCut(tokens.from) || alignment[pieces.from - 1] !== tokens.from - 1) break
      if (tokens.from - 1 < within.from) break
      pieces = { ...pieces, from: pieces.from - 1 }
      tokens = { ...tokens, from: tokens.from - 1 }
    }
    for (let step = 0; step < mostSteps; step += 1) {
      if (!isCut(tokens.to) || alignment[pieces.to] !== tokens.to) break
      if (tokens.to >= within.to) break
      pieces = { ...pieces, to: pieces.to + 1 }
      tokens = { ...tokens, to: tokens.to + 1 }
    }
    return tokens.from === hunk.tokens.from && tokens.to === hunk.tokens.to ? hunk : { pieces, tokens }
  }

  /** Whether a word of the document goes on from the token before to this one. */
  function isCut(token: number): boolean {
    const { text = '' } = partOf(token, index) ?? {}
    if (index.tokenParts[token - 1] !== index.tokenParts[token]) return false
    const start = index.starts[token] ?? 0
    if (index.ends[token - 1] !== start || !isUnspaced(index.formOf(index.forms[token] ?? 0))) return false
    return wordAt(start, text).start < start
  }
}
