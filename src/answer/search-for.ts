import type { Search } from '../command/command.ts'
import type { Engine, SearchResult } from '../search/engine.ts'
import { parseQuery } from '../search/parse-query.ts'

/** What a search found; `phrase` is one that no passage has, where its words were searched for instead. */
export interface FoundFor extends SearchResult {
  readonly phrase: string | null
}

/** Searches; a phrase of several words in quotation marks that nothing has falls back to its words. */
export function searchFor({ text }: Pick<Search, 'text'>, engine: Engine, limit: number): FoundFor {
  const found = engine.search(text, limit)
  if (found.hits.length > 0) return { ...found, phrase: null }
  // A word in quotation marks is meant as it is spelt.
  const phrase = parseQuery(text).phrases.find((each) => /\S\s+\S/u.test(each)) ?? null
  if (phrase === null) return { ...found, phrase: null }
  const loose = engine.search(text.replace(/["“”„«»]/gu, ' '), limit)
  return { ...loose, phrase: loose.hits.length === 0 ? null : phrase }
}
