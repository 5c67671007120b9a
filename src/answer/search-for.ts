import type { Search } from '../command/command.ts'
import type { Engine, SearchResult } from '../search/engine.ts'
import { parseQuery } from '../search/parse-query.ts'
import { runTask } from '../text/cooperative-task.ts'

/** What a search found; `phrase` is one that no passage has, where its words were searched for instead. */
export interface FoundFor extends SearchResult {
  readonly phrase: string | null
}

/** Searches; a phrase of several words in quotation marks that nothing has falls back to its words. */
export function searchFor(search: Pick<Search, 'text'>, engine: Engine, limit: number): FoundFor {
  return runTask(searchForSteps(search, engine, limit))
}

/** The same, with pauses. */
export function* searchForSteps(
  { text }: Pick<Search, 'text'>,
  engine: Engine,
  limit: number,
): Generator<void, FoundFor> {
  const found = yield* engine.searchSteps(text, limit)
  if (found.hits.length > 0) return { ...found, phrase: null }
  // A word in quotation marks is meant as it is spelt.
  const phrase = parseQuery(text).phrases.find((each) => /\S\s+\S/u.test(each)) ?? null
  if (phrase === null) return { ...found, phrase: null }
  const loose = yield* engine.searchSteps(text.replace(/["“”„«»]/gu, ' '), limit)
  return { ...loose, phrase: loose.hits.length === 0 ? null : phrase }
}
