import { createMemory } from '../../text/memory.ts'
import { rememberWords, type WordMemory } from '../../text/word-memory.ts'
import { ordinalOf } from './numerals.ts'
import { takeId } from './take-id.ts'
import type { Reading } from './take-number.ts'
import type { Token } from './tokens.ts'
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
  // What nothing is written to is the same wherever it stands, as most words of a question are.
  const isAlone = raw === value && reading.tokens[at + 1]?.gap !== false
  if (!isAlone) return readBeginning(reading, at, token)
  const known = memory.getOrInsertComputed(reading.own, () => rememberWords(5_000))
  const before = known.get(value)
  if (before !== undefined) return before
  const found = readBeginning(reading, at, token)
  known.set(value, found)
  return found
}

const memory = createMemory<Reading['own'], WordMemory<boolean>>()

function readBeginning(reading: Reading, at: number, { value, raw }: Token): boolean {
  // A letter or a Roman numeral alone may be one of something.
  if (value.length === 1 || (raw !== value && /^[IVX]+$/u.test(raw))) return true
  if (articleWords.has(value) || ordinalOf(value) !== null || beginsNoun(value, reading.own)) return true
  return takeId(reading, at) !== null
}
