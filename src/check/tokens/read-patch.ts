import type { TokenIndex } from './token-index.ts'

const longestPatch = 4

/**
 * A word with letters in brackets. `[T]he` may be any form that differs in the case of that letter; `agree[d]` any that
 * the rest leaves open, by up to four letters. `plain` is the word without brackets, in lower case; `numbers` are those of
 * the forms.
 */
export function readPatch(written: string, index: TokenIndex) {
  const composed = written.normalize('NFC')
  const [open, close] = [composed.indexOf('['), composed.indexOf(']')]
  const before = composed.slice(0, open)
  const inside = composed.slice(open + 1, close).toLowerCase()
  const after = composed.slice(close + 1)
  const numbers: number[] = []
  for (let number = 1; number < index.formCount; number += 1) {
    const form = index.formOf(number)
    const length = form.length - before.length - after.length
    if (length < 0 || !form.startsWith(before) || !form.endsWith(after)) continue
    const middle = form.slice(before.length, before.length + length)
    if (middle.toLowerCase() === inside || (before !== '' && length <= longestPatch)) numbers.push(number)
  }
  return { plain: (before + inside + after).toLowerCase(), numbers }
}
