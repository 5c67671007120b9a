import type { Exact } from '../verdict.ts'

/**
 * Whether a document goes on, beside what is exact, with the word that the typed text has there and that was passed over,
 * from `start` back or from `end` on: then it may be the quotation's own ("paragraph 9" of a document, no citation).
 */
export function goesOn({ passages }: Exact, typed: string, start: number, end: number): boolean {
  const before = lastWord(typed.slice(0, start))
  const after = firstWord(typed.slice(end))
  if (before === null && after === null) return false
  return passages.some(({ parts, marks }) =>
    parts.some(({ text }, at) =>
      (marks[at] ?? []).some(
        (mark) =>
          (before !== null && lastWord(text.slice(0, mark.start)) === before) ||
          (after !== null && firstWord(text.slice(mark.end)) === after),
      ),
    ),
  )
}

const longest = 200

function firstWord(text: string): string | null {
  return /[\p{L}\p{N}]+|[¶§]/u.exec(text.slice(0, longest))?.[0].toLowerCase() ?? null
}

function lastWord(text: string): string | null {
  const words = text.slice(-longest).match(/[\p{L}\p{N}]+|[¶§]/gu)
  return words?.at(-1)?.toLowerCase() ?? null
}
