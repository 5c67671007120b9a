import { wordsOf } from '../import/write/conserve.ts'
import type { Edits } from './publisher.ts'

/** The words that a text has beside those of the one it was made from, and those that it lost. */
export function editsOf(imported: string, edited: string | null): Edits {
  if (edited === null || edited === imported) return { added: [], taken: [] }
  const counts = new Map<string, number>()
  for (const word of spokenIn(edited)) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of spokenIn(imported)) counts.set(word, (counts.get(word) ?? 0) - 1)
  const added: string[] = []
  const taken: string[] = []
  for (const [word, count] of counts) {
    for (let left = Math.abs(count); left > 0; left -= 1) (count > 0 ? added : taken).push(word)
  }
  return { added, taken }
}

/** The words of a text without what the format says in braces. */
function spokenIn(body: string): readonly string[] {
  return wordsOf(body.replace(/(?<!\\)\{[^}\n]*\}/gu, ' '))
}
