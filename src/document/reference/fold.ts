import { isAscii } from '../../text/ascii.ts'
import { onOneLine } from '../../text/one-line.ts'

/** A text on one line without what carries no meaning in a reference: zero-width spaces, direction marks, wide forms. */
export function foldReference(text: string): string {
  const narrow = isAscii(text)
    ? text
    : text.replace(/[\uFF01-\uFF5E]/gu, (wide) => wide.normalize('NFKC')).replace(/\p{Cf}|\uFE0F/gu, '')
  return onOneLine(narrow)
}

/** A word as words are compared: lower case, without accents, in one spelling. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('ـ', '')
}

const pairs: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['”', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['<', '>'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['《', '》'],
])

/** A text without the brackets or quotation marks around all of it; round brackets round one number or letter stay. */
export function unwrap(text: string): string {
  let inner = text.trim()
  for (;;) {
    const last = inner.replace(/[.,;:!?\s]+$/u, '')
    const first = last.charAt(0)
    const close = pairs.get(first)
    const content = last.slice(1, -1)
    const isAround = close !== undefined && last.length > 2 && last.endsWith(close)
    // "(c) of paragraph 11(c)" begins and ends with brackets of two pairs; "(47)" may be how a number is printed.
    if (!isAround || content.includes(first) || content.includes(close)) return inner
    if (first === '(' && /^\s*(?:\p{Nd}{1,4}\p{L}?|\p{L}{1,4})\s*$/u.test(content)) return last
    inner = content.trim()
  }
}
