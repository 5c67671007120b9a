import { basicUnitAt, basicUnitsOf, prepareAll } from '../document/basic-units.ts'
import type { Document } from '../document/document.ts'
import type { Library } from '../document/library.ts'
import { type Passage, passageAt } from '../document/passage.ts'
import { runTask, runTaskInSlices } from '../text/cooperative-task.ts'
import { cutText } from '../text/cut-text.ts'
import type { Analyser } from '../text/languages/analyser.ts'
import { analyserFor } from '../text/languages/analyser-for.ts'
import { foldWords } from '../text/words.ts'
import { articlesFirst } from './articles-first.ts'
import { closedEntries, type Entries, listEntries } from './entries.ts'
import { mostLooked, withWhole } from './gather.ts'
import { createHit, type Hit } from './hit.ts'
import { type KeptIndex, loadIndex } from './index-cache.ts'
import { createLibrarySearcher } from './languages/library-searcher.ts'
import { showInLanguage } from './languages/show-in-language.ts'
import { leadWithFirst, type PlacedSource } from './lead-with-first.ts'
import { indexLibrary, type LibraryIndex } from './library-index.ts'
import { type MarkedWord, wordsToMark } from './marks.ts'
import { longestQuestion, parameters } from './parameters.ts'
import { parseQuery, type Query } from './parse-query.ts'
import type { Accepts } from './rank.ts'
import { type ReadWords, readWords, type Source } from './read-words.ts'
import type { Found, Searcher } from './searcher.ts'
import { type Suggestion, suggest } from './suggest.ts'
import { unusedGroups } from './thesaurus.ts'
import { readWordVectors, type WordVectors } from './word-vectors.ts'

// Nobody completes more than this.
const longestPrefix = 200

export interface SearchResult {
  /** Best first; empty where nothing is relevant. */
  readonly hits: readonly Hit[]
  /** Whether the hits are only the nearest passages, which answer too little of the question to be called answers. */
  readonly isWeak: boolean
  /** Words that no text has and that were read as others. */
  readonly corrections: Found['corrections']
}

export interface Engine {
  /** The passages that answer a question in the query language, at most `limit`. */
  readonly search: (query: string, limit: number) => SearchResult
  /** The same, with pauses. */
  readonly searchSteps: (query: string, limit: number) => Generator<void, SearchResult>
  /** Passages about the same thing as this one, best first, at most `limit`; none of its own paragraph. */
  readonly related: (passage: Passage, limit: number) => readonly Hit[]
  /** The same, with pauses. */
  readonly relatedSteps: (passage: Passage, limit: number) => Generator<void, readonly Hit[]>
  /** Completions of what has been typed so far, best first, at most `limit`, where a bare number means `meant`, else the main document. */
  readonly suggest: (prefix: string, limit: number, meant?: Document) => readonly Suggestion[]
}

/** Whether a question has more words, or characters, than are searched for. */
export function isTooLong(query: string): boolean {
  const { mostWords } = parameters
  // So many words have a space between each two.
  if (query.length <= 2 * mostWords) return false
  return query.length > longestQuestion || new Set(foldWords(query)).size > mostWords
}

/** The word vectors and synonyms that come with the program; null where the file is missing, and meaning is off. */
export function readBundledVectors(): WordVectors | null {
  const [vectors, synonyms] = ['english.bin', 'synonyms.bin'].map(
    (name) => new URL(`./vectors/${name}`, import.meta.url),
  )
  return vectors === undefined ? null : readWordVectors(vectors, synonyms)
}

/** Groups of the documents' thesauruses that help nobody, since no word of theirs stands in the text. */
export function unusedSynonyms({ documents }: Library) {
  return documents.flatMap((document) => {
    const { id, language, thesaurus } = document
    const texts = basicUnitsOf(document).flatMap(({ parts }) => parts.map(({ text }) => text))
    return unusedGroups(thesaurus, texts, analyserFor(language)).map((group) => ({ id, group }))
  })
}

/** Indexes a library at once and answers questions about it; for small libraries, and tests. */
export function createEngine(library: Library, vectors: WordVectors | null = readBundledVectors()): Engine {
  const { documents } = library
  const entries = runTask(listEntries(documents))
  const words = new Map(
    documents.map((document, place) => {
      const read = readWords(entries.of(place), analyserFor(document.language))
      return [document, runTask(read)] as const
    }),
  )
  const index = runTask(indexLibrary(documents, entries.counts, words, vectors))
  return engineOver(library, entries, runTask(createLibrarySearcher(entries, index, documents, vectors)))
}

/** The words of a document's sources, which may be kept somewhere. */
export type WordsOf = (
  document: Document,
  sources: readonly Source[],
  analyser: Analyser,
) => Promise<ReadWords>

/**
 * The same for a process that has other things to do meanwhile: never busy for more than some milliseconds at a time. The
 * words of each document are read apart, so that those that are known aren't read again; and nothing is read where the whole
 * index is kept.
 */
export async function loadEngine(
  library: Library,
  vectors: WordVectors | null,
  wordsOf: WordsOf = (_, sources, analyser) => runTaskInSlices(readWords(sources, analyser)),
  kept: KeptIndex | null = null,
): Promise<Engine> {
  const { documents } = library
  let listed: Entries | null = null
  const index = kept === null ? await build() : await loadIndex(documents, vectors, kept, build)
  const entries = listed ?? closedEntries(documents, index.counts)
  const searcher = await runTaskInSlices(createLibrarySearcher(entries, index, documents, vectors))
  return engineOver(library, entries, searcher)

  async function build(): Promise<LibraryIndex> {
    const all = await runTaskInSlices(listEntries(documents))
    listed = all
    const words = new Map<Document, ReadWords>()
    for (const [place, document] of documents.entries())
      words.set(document, await wordsOf(document, all.of(place), analyserFor(document.language)))
    return runTaskInSlices(indexLibrary(documents, all.counts, words, vectors))
  }
}

function engineOver(library: Library, entries: Entries, searcher: Searcher): Engine {
  // Most are never shown, so each is only made when it is found.
  const passages = new Map<number, Passage | null>()
  return {
    search: (query, limit) => runTask(searchSteps(query, limit)),
    searchSteps,
    related: (passage, limit) => runTask(relatedSteps(passage, limit)),
    relatedSteps,
    suggest: (prefix, limit, meant = library.main) =>
      suggest(cutText(prefix, longestPrefix), limit, library, meant, complete),
  }

  function* searchSteps(typed: string, limit: number): Generator<void, SearchResult> {
    const query = readQuery(typed)
    // What comes first doesn't depend on how many are asked for.
    const found = yield* searcher.find(query.words, Math.max(limit, mostLooked), yield* accepts(query))
    // What scores next to nothing beside the best is no answer, whatever the rest of the list needs.
    const least = (found.hits[0]?.score ?? 0) * parameters.leastOfBest
    const near = found.hits.filter(({ score }) => score >= least)
    yield* open(near)
    // What wasn't found itself could have a word that was excluded, or lack a phrase that was asked for.
    const isLimited = query.phrases.length + query.without.length > 0
    const hits = isLimited
      ? articlesFirst(toHits(near, query.words))
      : withWhole(articlesFirst(toHits(leadWithFirst(near, entries), query.words)))
    return { ...found, hits: hits.slice(0, limit) }
  }

  /** Opens the documents of what was found, one after the other: most of a library's are closed. */
  function* open(found: Found['hits']): Generator<void, void> {
    const documents = new Set<Document>()
    for (const { entry } of found) {
      const document = entries.documentOf(entry)
      if (document !== undefined) documents.add(document)
    }
    yield* prepareAll(documents)
  }

  function* relatedSteps(passage: Passage, limit: number): Generator<void, readonly Hit[]> {
    const text = passage.parts.map((part) => part.text).join('\n')
    const isOther = (entry: number): boolean => !isSameParagraph(entries.at(entry), passage)
    const found = yield* searcher.resemble(text, limit, isOther, passage.document.language)
    yield* open(found.hits)
    return toHits(found.hits, text)
  }

  function complete(typed: string, limit: number): readonly Passage[] {
    return searcher.complete(typed, limit).flatMap(({ entry }) => passageOf(entry) ?? [])
  }

  /** What phrases, exclusions and `in:` leave; null where the query has none of them. */
  function* accepts({
    phrases,
    without,
    scope,
  }: Query & { readonly scope: Scope | null }): Generator<void, Accepts | null> {
    if (phrases.length + without.length === 0 && scope === null) return null
    const having = phrases.length > 0 ? yield* searcher.entriesWithPhrases(phrases) : null
    const lacking = without.map(searcher.entriesWithWord)
    return (entry) =>
      (having === null || having.has(entry)) &&
      !lacking.some((set) => set.has(entry)) &&
      (scope === null || standsIn(passageOf(entry), scope))
  }

  /** An `in:` that names no section and no document is searched as plain words. */
  function readQuery(typed: string): Query & { readonly scope: Scope | null } {
    const query = parseQuery(cutText(typed, longestQuestion), library.documents)
    const scope = query.within === null ? null : readScope(query.within, library)
    if (scope === null || hasAny(scope)) return { ...query, scope }
    return { ...query, words: `${query.words} ${query.within}`, within: null, scope: null }
  }

  function hasAny(scope: Scope): boolean {
    for (let entry = 0; entry < entries.length; entry++) if (standsIn(passageOf(entry), scope)) return true
    return false
  }

  function passageOf(entry: number): Passage | null {
    const found = entries.at(entry)
    if (found === undefined) return null
    return passages.getOrInsertComputed(entry, () => passageAt(found.id, found.document))
  }

  function toHits(found: Found['hits'], question: string): readonly Hit[] {
    let asked: readonly MarkedWord[] | null = null
    const askedWords = (): readonly MarkedWord[] => {
      asked ??= wordsToMark(question)
      return asked
    }
    return found.flatMap(({ entry, score, answers }) => {
      const passage = passageOf(entry)
      if (passage === null) return []
      return [createHit(passage, score, () => showInLanguage(passage, answers, askedWords))]
    })
  }
}

/** What an `in:` means: its words, and the document that is called exactly so, if there is one. */
interface Scope {
  /** Whether a name in a language has all its words. */
  readonly names: (name: string, language: string) => boolean
  readonly documentId: string | null
}

function readScope(within: string, { documents }: Library): Scope {
  const words = foldWords(within)
  const isSame = (name: string): boolean => foldWords(name).join(' ') === words.join(' ')
  const named = documents.find(({ id, short }) => isSame(id) || isSame(short))
  // Each name is that of many passages.
  const known = new Map<string, boolean>()
  const names = (name: string, language: string): boolean =>
    known.getOrInsertComputed(`${language} ${name}`, () => {
      const words = new Set(stemsOf(name, language))
      const stems = stemsOf(within, language)
      return stems.length > 0 && stems.every((word) => words.has(word))
    })
  return { names, documentId: named?.id ?? null }
}

/**
 * Whether a passage stands under a heading, or in a document, whose name has all the words of the scope. A document that
 * is called exactly so is meant before others: "Geneva" is not "Geneva II".
 */
function standsIn(passage: Passage | null, { names, documentId }: Scope): boolean {
  if (passage === null) return false
  const { document, section } = passage
  const isNamed = (name: string): boolean => names(name, document.language)
  if (section !== null && isNamed(section)) return true
  return documentId === null ? isNamed(document.id) || isNamed(document.short) : document.id === documentId
}

function stemsOf(name: string, language: string): readonly string[] {
  const { foldWords, stemOf } = analyserFor(language)
  return foldWords(name).map(stemOf)
}

function isSameParagraph(entry: PlacedSource | undefined, { document, place }: Passage): boolean {
  if (entry?.document.id !== document.id) return false
  return basicUnitAt(entry.id, entry.document)?.id === basicUnitAt(place.unit, document)?.id
}
