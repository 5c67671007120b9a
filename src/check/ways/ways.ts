import type { Library } from '../../document/library.ts'
import type { TokenIndex } from '../tokens/token-index.ts'
import { hasWord } from '../tokens/tokens.ts'
import { blankMatches } from './blank.ts'
import { withoutFrame } from './frame.ts'
import { blockMarks, withoutBlockMarks, withoutMarks } from './marks.ts'
import { findCitations, type OwnCitation } from './own-citation.ts'

/** A text and the ways in which it can be read; all are as long as it is, so that everything keeps its place. */
export interface TypedText {
  readonly typed: string
  /** As it is shown again: without the marks of block quotes. */
  readonly shown: string
  /** Without what stands around a quotation. */
  readonly bare: string
  /** All ways, the nearest to what was typed first. */
  readonly ways: readonly string[]
  readonly citations: readonly OwnCitation[]
}

/**
 * Reads a text as it stands; without what stands around a quotation; without marks; with zero-width spaces as spaces;
 * with words whole that are divided at the end of a line. It pauses. `isOurs` says of a line whether it's the bot's own.
 */
export function* readWays(
  typed: string,
  index: TokenIndex,
  library: Library,
  isOurs: (line: string) => boolean,
): Generator<void, TypedText> {
  const citations = yield* findCitations(typed, library)
  const framed = withoutFrame(typed, citations, isOurs)
  // Nothing but a frame is a quotation itself.
  const rest = hasWord(framed) ? framed : typed
  // Between its citations a document may have what looks like marks, or like a citation.
  const ours = withoutBlockMarks(
    withoutFrame(
      typed,
      citations.filter(({ isLine }) => isLine),
      isOurs,
    ),
  )
  const plain = withoutMarks(rest)
  const ways = [typed, ours, plain, plain.replaceAll('\u200B', ' '), joinLines(plain, index)]
  const bare = withoutBlockMarks(rest)
  return { typed, shown: blankMatches(typed, blockMarks), bare, ways: [...new Set(ways)], citations }
}

const lineEnd = /(?<=\p{L})[\p{Dash}\u00AD][^\S\n]*\n\s*(?=\p{Ll})/gu
const longestWord = 40

/** With words whole that are divided at the end of a line, where the documents have them so. */
function joinLines(text: string, index: TokenIndex): string {
  return text.replace(lineEnd, (end, at: number) => {
    const before = /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(0, at - longestWord), at))?.[0] ?? ''
    const after =
      /^[\p{L}\p{M}]*/u.exec(text.slice(at + end.length, at + end.length + longestWord))?.[0] ?? ''
    const word = `${before}${after}`.normalize('NFKC')
    const isKnown = [word, word.toLowerCase()].some((form) => index.numberOf(form) !== null)
    // A format character is passed over within a word.
    return isKnown || end.startsWith('\u00AD') ? '\u2060'.repeat(end.length) : end
  })
}
