import type { Run, TokenIndex } from '../tokens/token-index.ts'

/** The tokens of the document in which a token stands. */
export function documentAround(token: number, { forms }: TokenIndex): Run {
  let [from, to] = [token, token]
  while ((forms[from - 1] ?? 0) !== 0) from -= 1
  while ((forms[to] ?? 0) !== 0) to += 1
  return { from, to }
}

/** The tokens of the paragraph in which a token stands. */
export function paragraphAround(token: number, { parts, tokenParts }: TokenIndex): Run {
  let first = tokenParts[token] ?? 0
  let last = first
  const paragraph = parts[first]?.paragraph
  while (paragraph !== undefined && parts[first - 1]?.paragraph === paragraph) first -= 1
  while (paragraph !== undefined && parts[last + 1]?.paragraph === paragraph) last += 1
  return { from: parts[first]?.from ?? 0, to: parts[last]?.to ?? 0 }
}

/** The words among a run of tokens. */
export function wordsWithin({ from, to }: Run, { wordsBefore, words }: TokenIndex): Run {
  return { from: wordsBefore[from] ?? 0, to: wordsBefore[to] ?? words.length }
}
