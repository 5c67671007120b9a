import type { Converted, LeftOut } from '../blocks/blocks.ts'
import type { ReadBody } from './read-written.ts'
import { piecesOf } from './tree-words.ts'

/** Where the words of a file went. */
export interface WordAccount {
  readonly inFile: number
  /** Words that the program of the file counts and shows, but doesn't keep: "1.", "(a)". */
  readonly counted: number
  readonly inDocument: number
  readonly leftOut: number
  /** Words that lines had broken, each joined again. */
  readonly joined: readonly Joined[]
  /** Words of the file that are neither in the document nor left out, and words of the document that the file doesn't have. */
  readonly unexplained: { readonly lost: readonly string[]; readonly added: readonly string[] }
}

interface Joined {
  readonly word: string
  /** Whether the file has the word nowhere in one piece. */
  readonly isDoubtful: boolean
}

/** Compares the words of a file with those of the document that was read from what was written, and of what was left out. */
export function accountFor(
  { sourceText, leftOut, counted = [] }: Converted,
  read: Pick<ReadBody, 'parts' | 'notes'>,
): WordAccount {
  const { pieces, marks } = piecesOf(read)
  const inFile = wordsOf(sourceText)
  const inDocument = pieces.flatMap(wordsOf)
  const outside = leftOut.flatMap(({ text }: LeftOut) => wordsOf(text))
  const printed = counted.flatMap(wordsOf)
  const lost = countUp([...inFile, ...printed])
  const added = new Map<string, number>()
  for (const word of [...inDocument, ...outside]) if (!take(lost, word)) give(added, word)
  // The mark of a note is beside the words, not among them; a file may have it or not, or glued to the word before.
  const optional = countUp(marks.flatMap(wordsOf).filter((word) => !take(lost, word)))
  const whole = new Set(inFile.map((word) => word.toLowerCase()))
  const joined = matchPieces(added, lost).map((word) => ({
    word,
    isDoubtful: !whole.has(word.toLowerCase()),
  }))
  // The other way about: a label that was glued to its text.
  for (const [word, count] of optional) give(added, word, count)
  matchPieces(lost, added)
  for (const word of listOf(optional)) take(added, word)
  return {
    inFile: inFile.length,
    counted: printed.length,
    inDocument: inDocument.length,
    leftOut: outside.length,
    joined,
    unexplained: { lost: listOf(lost), added: listOf(added) },
  }
}

/** The words of a text: runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Takes out every word of `wholes` that is made of `pieces`, with those; resolves to the words. */
function matchPieces(wholes: Map<string, number>, pieces: Map<string, number>): string[] {
  const found: string[] = []
  for (const word of listOf(wholes)) {
    const parts = divide(word, pieces, 0)
    if (parts === null || !parts.every((part) => (pieces.get(part) ?? 0) > 0)) continue
    for (const part of parts) take(pieces, part)
    take(wholes, word)
    found.push(word)
  }
  return found
}

const mostPieces = 4

function divide(word: string, pieces: ReadonlyMap<string, number>, depth: number): string[] | null {
  if (depth > 0 && (pieces.get(word) ?? 0) > 0) return [word]
  if (depth === mostPieces) return null
  for (let at = word.length - 1; at > 0; at -= 1) {
    if ((pieces.get(word.slice(0, at)) ?? 0) === 0) continue
    const rest = divide(word.slice(at), pieces, depth + 1)
    if (rest !== null) return [word.slice(0, at), ...rest]
  }
  return null
}

function countUp(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) give(counts, word)
  return counts
}

function give(counts: Map<string, number>, word: string, times = 1): void {
  counts.set(word, (counts.get(word) ?? 0) + times)
}

/** Whether the word was there, once more. */
function take(counts: Map<string, number>, word: string): boolean {
  const count = counts.get(word) ?? 0
  if (count > 0) counts.set(word, count - 1)
  return count > 0
}

function listOf(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].flatMap(([word, count]) => Array.from({ length: count }, () => word))
}
