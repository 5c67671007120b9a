import type { Range } from '../../text/sentences.ts'
import { fits, type Piece, type Reading, type Segment } from '../tokens/read-quotation.ts'
import type { Run, TokenIndex } from '../tokens/token-index.ts'
import { splitTokens } from '../tokens/tokens.ts'
import type { Change } from '../verdict.ts'
import { textOfRun } from './locate.ts'

/** The document's words that an ellipsis replaces; empty where it has only an ellipsis there. */
export function nameElision(run: Run, index: TokenIndex): readonly string[] {
  const isMore = index.forms.subarray(run.from, run.to).some((form) => index.formOf(form) !== '…')
  return isMore ? [textOfRun(run, index)] : []
}

/** Words in brackets and those in whose place they stand; empty where the brackets are the document's own. */
export function nameInsertion(
  { text }: Reading,
  range: Range,
  tokens: Run | null,
  index: TokenIndex,
): readonly Change[] {
  const change = {
    document: tokens === null ? '' : textOfRun(tokens, index),
    quotation: text.slice(range.start, range.end),
  }
  return change.document === change.quotation ? [] : [change]
}

/** Words with letters in brackets, as [T]he, and the document's words; `tokenOf` says where each stands. */
export function namePatches(
  reading: Reading,
  pieces: readonly Piece[],
  tokenOf: (piece: Piece, at: number) => number,
  index: TokenIndex,
): readonly Change[] {
  return pieces.flatMap((piece, at) => {
    if (!piece.isPatched) return []
    const token = tokenOf(piece, at)
    return token === -1 ? [] : nameInsertion(reading, piece, { from: token, to: token + 1 }, index)
  })
}

/** A run with the mark at the end of a segment, where the document has it too. */
export function withTail(run: Run, { tail }: Segment, index: TokenIndex): Run {
  const isTail = tail !== null && fits(tail, index.forms[run.to] ?? 0)
  return isTail ? { from: run.from, to: run.to + 1 } : run
}

/** Whether brackets change more than capitals, so that a reader has to know: [only] for not, and [t]he for The is none. */
export function isOtherWord({ document, quotation }: Change): boolean {
  const [own, typed] = [document, quotation.replace(/[[\]]/gu, '')].map((text) =>
    splitTokens(text)
      .map(({ form }) => form.toLowerCase())
      .join(' '),
  )
  return own !== typed
}
