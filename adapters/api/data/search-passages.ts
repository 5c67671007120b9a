import { searchForSteps } from '../../../src/answer/search-for.ts'
import { findDocument, knownDocuments, type Library } from '../../../src/document/library.ts'
import type { Passage } from '../../../src/document/passage.ts'
import { parseReference } from '../../../src/document/reference/parse.ts'
import { resolveReference } from '../../../src/document/resolve.ts'
import type { Engine } from '../../../src/search/engine.ts'
import { runTaskInSlices } from '../../../src/text/cooperative-task.ts'
import { describeAbsence } from '../../../src/words/absence-words.ts'
import { apiWords } from '../api-words.ts'
import { Refused } from './refused.ts'
import type { FoundData, PassageData } from './schemas.ts'

export interface Search {
  readonly q: string
  readonly limit: number
  /** The document to search, by id or short name; null for all of them. */
  readonly in: string | null
}

/** The passages that answer a question. One that is a reference is never answered with another passage. */
export async function searchPassages(
  { q, limit, in: name }: Search,
  library: Library,
  engine: Engine,
  describe: (passage: Passage) => Promise<PassageData>,
): Promise<FoundData> {
  const within = name === null ? null : findDocument(library, name)
  if (name !== null && within === null) {
    const exists = knownDocuments(library).map(({ id }) => id)
    throw new Refused('no-such-document', apiWords.noSuchDocument(name, exists), exists)
  }
  const parsed = parseReference(q, knownDocuments(library))
  if (parsed !== null) {
    const reference = parsed.kind === 'reference' ? parsed.reference : null
    const { passages, absences } =
      reference === null
        ? { passages: [], absences: [] }
        : resolveReference({ ...reference, document: reference.document ?? within?.id ?? null }, library)
    const shown = passages.filter(({ document }) => within === null || document === within).slice(0, limit)
    const note =
      reference === null
        ? apiWords.unreadable(q, library.main)
        : [...new Set(absences.map(describeAbsence))].slice(0, 3).join(' ')
    const hits = await Promise.all(shown.map(async (each) => ({ score: 1, passage: await describe(each) })))
    return { query: q, outcome: hits.length > 0 ? 'found' : 'nothing', note: note || null, hits }
  }
  const text = within === null ? q : `in:${within.id} ${q}`
  const { hits, isWeak, corrections, phrase } = await runTaskInSlices(searchForSteps({ text }, engine, limit))
  const shown = hits.filter(({ passage }) => within === null || passage.document.id === within.id)
  const notes = [
    ...(phrase === null ? [] : [apiWords.phraseNotFound(phrase)]),
    ...corrections.map(({ typed, read }) => apiWords.corrected(typed, read)),
    ...(isWeak && shown.length > 0 ? [apiWords.onlyNear] : []),
  ]
  return {
    query: q,
    outcome: shown.length === 0 ? 'nothing' : isWeak ? 'near' : 'found',
    note: notes.join(' ') || null,
    hits: await Promise.all(
      shown.map(async ({ score, passage }) => ({
        score: Math.round(score * 10_000) / 10_000,
        passage: await describe(passage),
      })),
    ),
  }
}
