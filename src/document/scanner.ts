import { itemLetter } from './item-letter.ts'
import { toCount } from './numerals.ts'
import { patterns } from './reference-patterns.ts'
import type { Span } from './span.ts'

/** A position in a text that moves past each match. */
export type Scanner = ReturnType<typeof createScanner>

/** A scanner at `start` of a text. */
export function createScanner(text: string, start: number) {
  let at = start
  return {
    position: () => at,
    moveTo(position: number) {
      at = position
    },
    /** The groups of the first of these patterns that matches here, and moves on; null where none does. */
    take(...patterns: readonly RegExp[]): readonly (string | undefined)[] | null {
      for (const pattern of patterns) {
        pattern.lastIndex = at
        const match = pattern.exec(text)
        if (match === null) continue
        at = pattern.lastIndex
        return match.slice(1)
      }
      return null
    },
  }
}

/** Digits as a number. */
export function takeNumber(scanner: Scanner): number | null {
  const groups = scanner.take(patterns.number)
  return groups === null ? null : Number(groups[0])
}

/** A number word as a number. */
export function takeNumberWord(scanner: Scanner): number | null {
  const groups = scanner.take(patterns.numberWord)
  return groups === null ? null : toCount(groups[0] ?? '')
}

/** The letter of an item, however it is written. */
export function takeItem(scanner: Scanner): string | null {
  const groups = scanner.take(...patterns.items)
  return groups === null ? null : toLetter(groups[0] ?? '')
}

/** The letter of an item, in brackets or alone. */
export function takeLetter(scanner: Scanner): string | null {
  const groups = scanner.take(...patterns.letters)
  return groups === null ? null : toLetter(groups[0] ?? '')
}

/** An item without its paragraph, after another item. */
export function takeBareItem(scanner: Scanner, before: Span | null): string | null {
  if (before?.kind !== 'items') return null
  const groups = scanner.take(patterns.bareItem)
  return groups === null ? null : (groups[0] ?? groups[1] ?? null)
}

/** Sentences after a paragraph or an item. */
export function takeSentences(scanner: Scanner): { readonly from: number; readonly to: number } | null {
  const groups = scanner.take(...patterns.sentences)
  if (groups === null) return null
  const from = toCount(groups[0] ?? '')
  return { from, to: groups[1] === undefined ? from : Number(groups[1]) }
}

/** `c` is itself; `3`, `3rd`, `third` and `three` are the letter of the third item. */
export function toLetter(text: string): string {
  const count = toCount(text)
  return Number.isNaN(count) ? text : itemLetter(count - 1)
}
