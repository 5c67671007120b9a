import { completingWords } from '../command/table.ts'
import type { Document } from '../document/document.ts'
import { knownDocuments, type Library } from '../document/library.ts'
import type { Passage } from '../document/passage.ts'
import { parseReference } from '../document/reference/parse.ts'
import { resolveReference } from '../document/resolve.ts'
import type { Engine } from '../search/engine.ts'
import { longestQuestion } from '../search/parameters.ts'
import type { Suggestion } from '../search/suggest.ts'
import { cutText } from '../text/cut-text.ts'
import { idIn } from './shown-passages.ts'

/** The data behind an answer. */
export interface Findings {
  readonly kind: 'passages' | 'hits' | 'none'
  readonly hits: readonly Finding[]
}

/** `id` is the passage's own ("11.c"), after its document's and a slash where a bare number means another document. */
interface Finding {
  readonly id: string
  readonly score: number
  readonly passage: Passage
}

/** What findings are made from; a bare number means a passage of `meant`. */
interface Sources {
  readonly library: Library
  readonly meant: Document
  readonly engine: Engine
}

/** The passages of a reference, each with score 1, or the hits of a search; at most `limit`. */
export function findPassages(typed: string, limit: number, { library, meant, engine }: Sources): Findings {
  const text = cutText(typed, longestQuestion)
  const parsed = parseReference(text, knownDocuments(library))
  const resolved = (): readonly Passage[] =>
    parsed?.kind === 'reference'
      ? resolveReference({ ...parsed.reference, document: parsed.reference.document ?? meant.id }, library)
          .passages
      : []
  const found =
    parsed === null ? engine.search(text, limit).hits : resolved().map((passage) => ({ passage, score: 1 }))
  const hits = found
    .slice(0, limit)
    .map(({ passage, score }) => ({ id: idIn(meant, passage), score, passage }))
  return { kind: hits.length === 0 ? 'none' : parsed === null ? 'hits' : 'passages', hits }
}

/** Completions of what has been typed so far: words of the command table, references and passages; at most `limit`. */
export function suggestCompletions(
  prefix: string,
  limit: number,
  { engine, meant }: Omit<Sources, 'library'>,
): readonly Suggestion[] {
  const typed = cutText(prefix, longestQuestion).trim().toLowerCase()
  const completed = completingWords.filter((word) => typed !== '' && word.startsWith(typed))
  const commands = completed.map((word) => ({ label: word, text: word }))
  return [...commands, ...engine.suggest(prefix, limit, meant)].slice(0, limit)
}
