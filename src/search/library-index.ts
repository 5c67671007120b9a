import type { Document } from '../document/document.ts'
import type { Analyser } from '../text/languages/analyser.ts'
import { english } from '../text/languages/english.ts'
import { type Index, indexWords } from './build-index.ts'
import { type ChanceLine, calibrate } from './calibrate.ts'
import { groupByLanguage } from './languages/group-by-language.ts'
import type { ReadWords } from './read-words.ts'
import type { WordVectors } from './word-vectors.ts'

/** What a library is searched by, apart from its texts. */
export interface LibraryIndex {
  /** How many entries each document has. */
  readonly counts: readonly number[]
  /** That of each language, in the order in which the documents have them. */
  readonly groups: readonly GroupIndex[]
}

export interface GroupIndex {
  readonly analyser: Analyser
  readonly index: Index
  /** What is reached by chance; null where nothing is known of that. */
  readonly chance: ChanceLine | null
}

/** The index of documents of which the words were read apart. It pauses often. */
export function* indexLibrary(
  documents: readonly Document[],
  counts: readonly number[],
  words: ReadonlyMap<Document, ReadWords>,
  vectors: WordVectors | null,
): Generator<void, LibraryIndex> {
  const groups: GroupIndex[] = []
  for (const group of groupByLanguage(documents, counts)) {
    const { analyser } = group
    const index = yield* indexWords(group.documents.flatMap((document) => words.get(document) ?? []))
    const chance = analyser === english ? yield* calibrate(index, vectors) : null
    groups.push({ analyser, index, chance })
  }
  return { counts, groups }
}
