import { ordinalOf } from './numerals.ts'
import { takeId } from './take-id.ts'
import type { Reading } from './take-number.ts'
import { beginsNoun } from './unit-nouns.ts'
import { articleWords } from './words.ts'

/**
 * Whether a reference may begin at a token: false for a word that none begins with, as most words of a question are. It looks no
 * further than to the next white space, so it is the same however a text goes on after that.
 */
export function mayBegin(reading: Reading, at: number): boolean {
  const token = reading.tokens[at]
  if (token?.kind !== 'word') return true
  const { value, raw } = token
  // A letter or a Roman numeral alone may be one of something.
  if (value.length === 1 || (raw !== value && /^[IVX]+$/u.test(raw))) return true
  if (articleWords.has(value) || ordinalOf(value) !== null || beginsNoun(value, reading.own)) return true
  return takeId(reading, at) !== null
}
