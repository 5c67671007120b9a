import type { Converted } from './blocks.ts'

/** The words that stand in one text more often than in the other: lost, and added. */
export interface Conservation {
  readonly words: number
  readonly lost: readonly string[]
  readonly added: readonly string[]
}

/** Compares the words of a source with those of the written body and of what was left out. */
export function compareWords({ sourceText, leftOut }: Converted, body: string): Conservation {
  const words = wordsOf(sourceText)
  const written = [
    ...wordsOf(body.replace(/\s\{[a-z\d= ]+\}/gmu, '').replace(/^#+ \{[a-z\d= ]+\}$/gmu, '')),
    ...leftOut.flatMap(({ text }) => wordsOf(text)),
  ]
  return { words: words.length, lost: surplus(words, written), added: surplus(written, words) }
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

function surplus(of: readonly string[], over: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of over) left.set(word, (left.get(word) ?? 0) + 1)
  return of.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}
