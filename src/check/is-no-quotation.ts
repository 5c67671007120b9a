import type { TokenIndex } from './tokens/token-index.ts'
import { splitTokens } from './tokens/tokens.ts'

const mostWords = 2
// A word found in more places than this identifies no passage.
const mostPlaces = 3

/** Whether a text is a word or two that stand everywhere: "this", "the sanctions". Two names together are a quotation. */
export function isNoQuotation(text: string, index: TokenIndex): boolean {
  const words = splitTokens(text).flatMap(({ form, isWord }) => (isWord ? [form.toLowerCase()] : []))
  const telling = words.filter((word) => !index.isFunctionWord(word))
  if (words.length === 0 || words.length > mostWords || telling.length > 1) return false
  return telling.every((word) => index.placesOf(index.numberOf(word) ?? 0).length > mostPlaces)
}
