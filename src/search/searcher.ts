import { runTask } from '../text/cooperative-task.ts'
import { english } from '../text/languages/english.ts'
import { foldWords, isStopWord, stemOf } from '../text/words.ts'
import { createAsides } from './asides.ts'
import { atFirstUse } from './at-first-use.ts'
import type { Ranked } from './best.ts'
import { type Index, numbersOf } from './build-index.ts'
import { type ChanceLine, calibrate } from './calibrate.ts'
import {
  bestOfTerms,
  createWordMemory,
  expandQuestion,
  type Lexicon,
  type QueryTerm,
  type TermMatch,
} from './expand.ts'
import { createExplainer, type FoundEntry } from './explain.ts'
import { createFloor } from './floor.ts'
import { type FindInitialism, readInitialisms } from './initialisms.ts'
import { mostRead, reorder, withinReach } from './languages/reorder.ts'
import { createManner } from './manner.ts'
import { createMeaning, createSynonymWords, noSynonyms } from './meaning.ts'
import { createNearWords, type FindWords } from './near-words.ts'
import { parameters } from './parameters.ts'
import { type Accepts, createRanker } from './rank.ts'
import { noTerm, type Sources } from './read-words.ts'
import { createShortened, noneShortened } from './shortened.ts'
import { createThesaurus } from './thesaurus.ts'

/** Answers questions about one index, by entry; where a question may have many words, with pauses. */
export interface Searcher {
  /** The best entries, at most `limit`; `accepts` leaves entries out. Nothing where nothing is relevant. */
  readonly find: (question: string, limit: number, accepts?: Accepts | null) => Generator<void, Found>
  /** The same for words of which the last is still being typed. */
  readonly complete: (typed: string, limit: number) => readonly Ranked[]
  /** Entries that share the most telling words with a text, of its language where there are several. */
  readonly resemble: (
    text: string,
    limit: number,
    accepts: Accepts,
    language?: string,
  ) => Generator<void, Found>
  /** Entries in which a word stands, in any of its forms. */
  readonly entriesWithWord: (word: string) => ReadonlySet<number>
  /** Entries in which the words of each phrase stand as they are, one after the other. */
  readonly entriesWithPhrases: (phrases: readonly string[]) => Generator<void, ReadonlySet<number>>
}

export interface Found {
  readonly hits: readonly FoundEntry[]
  /** Whether even the best answers so little of the question that it is only the nearest. */
  readonly isWeak: boolean
  /** Words that no text has and that were read as others. */
  readonly corrections: readonly { readonly typed: string; readonly read: string }[]
}

const none: Found = { hits: [], isWeak: false, corrections: [] }

/**
 * A searcher over an index of these sources, in the same order; it pauses as `buildIndex` does. `chance` is what is reached by
 * chance in it, where that is known.
 */
export function* createSearcher(
  index: Index,
  sources: Sources,
  {
    thesaurus,
    vectors,
    chance = null,
  }: Pick<Lexicon, 'thesaurus' | 'vectors'> & { readonly chance?: ChanceLine | null },
): Generator<void, Searcher> {
  const isLarge = index.size > parameters.meaning.smallCollection
  const initialisms: FindInitialism = isLarge ? () => null : yield* readInitialisms(textsOf(sources))
  const terms = numbersOf(index)
  const nearWords = yield* atFirstUse(index.termOfWord.length, () => createNearWords(index))
  const findNear: FindWords = (word) => runTask(nearWords())(word)
  const manner = createManner(vectors)
  const synonyms = createSynonymWords(terms, vectors)
  const lexicon: Lexicon = {
    index,
    thesaurus,
    vectors,
    terms,
    nearWords: findNear,
    meaning: createMeaning(index, vectors),
    synonyms,
    initialisms,
    shortened: isLarge ? noneShortened : yield* createShortened(index, initialisms),
    manner,
    withoutAsides: createAsides({ index, terms, nearWords: findNear, synonyms, thesaurus, manner, vectors }),
    ...createWordMemory(),
  }
  // A text is looked for by the words that it has, and not by what these may stand for.
  const asWritten: Lexicon = {
    ...lexicon,
    withoutAsides: (_, words) => words,
    meaning: () => [],
    synonyms: noSynonyms,
    thesaurus: createThesaurus([]),
    ...createWordMemory(),
  }
  yield
  const ranker = createRanker(index)
  yield
  const floor = createFloor(lexicon, chance ?? (yield* calibrate(index, vectors)))
  const explain = createExplainer(index)
  // From then on what finds misspelt words is there.
  let isSpellingKnown = false
  return { find, complete, resemble, entriesWithWord, entriesWithPhrases }

  function* find(question: string, limit: number, accepts: Accepts | null = null): Generator<void, Found> {
    if (!isSpellingKnown && foldWords(question).some(isUnknown)) {
      yield* nearWords()
      isSpellingKnown = true
    }
    return yield* answer(yield* expandQuestion(question, lexicon), limit, accepts, true)
  }

  /** Whether a word may be misspelt. */
  function isUnknown(folded: string): boolean {
    return !isStopWord(folded) && !terms.has(stemOf(folded))
  }

  function* answer(
    query: readonly QueryTerm[],
    limit: number,
    accepts: Accepts | null,
    isJudged: boolean,
  ): Generator<void, Found> {
    if (query.length === 0) return none
    yield
    const ranked = isLarge
      ? ranker.rank(query, limit, accepts)
      : withinReach(ranker.rank(query, Math.max(limit, mostRead), accepts), limit)
    yield
    const explained = explain(ranked, query)
    const read = ranked.map(({ entry, score }, at) => ({ entry, score, answers: explained[at] ?? [] }))
    const verdict = isJudged ? floor(query, read.slice(0, limit)) : 'answer'
    if (verdict === 'nothing') return none
    // In large collections what a passage begins with says nothing more.
    const hits = isLarge ? read : reorder(read, query, index, english).slice(0, limit)
    const corrections = query.flatMap(({ word, matches }, at) => {
      const first = matches[0]
      const isCorrected = first?.matchKind === 'spelling' && hits.some(({ answers }) => answers[at] != null)
      return isCorrected ? [{ typed: word, read: first.word }] : []
    })
    return { hits, isWeak: verdict === 'nearest', corrections }
  }

  function* resemble(text: string, limit: number, accepts: Accepts): Generator<void, Found> {
    const stands = ({ matches }: QueryTerm): boolean =>
      matches.some(({ term }) =>
        index.entries.subarray(index.starts[term], index.starts[term + 1]).some(accepts),
      )
    const written = yield* expandQuestion(text, asWritten)
    const telling = written
      .filter(stands)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, parameters.related.words)
    return yield* answer(telling, limit, accepts, false)
  }

  function complete(typed: string, limit: number): readonly Ranked[] {
    const [last = ''] = /[\p{L}\p{N}]+$/u.exec(typed) ?? []
    const prefix = last.toLowerCase()
    const matches = prefix === '' ? [] : matchPrefix(prefix)
    if (matches.length === 0) return ranker.rank(runTask(expandQuestion(typed, lexicon)), limit, null)
    const before = runTask(expandQuestion(typed.slice(0, -last.length), lexicon))
    const weight = Math.max(1, ...before.map((word) => word.weight))
    return ranker.rank(
      [...before, { word: prefix, matches, initialism: null, weight, manner: 0, rank: undefined }],
      limit,
      null,
    )
  }

  /** The most frequent words that begin so. */
  function matchPrefix(prefix: string): readonly TermMatch[] {
    const begun: number[] = []
    for (let number = 0; number < index.words.length; number++) {
      if (index.termOfWord[number] !== noTerm && index.words[number]?.startsWith(prefix) === true)
        begun.push(number)
    }
    const words = begun
      .sort((a, b) => (index.entriesWithWord[b] ?? 0) - (index.entriesWithWord[a] ?? 0))
      .slice(0, parameters.suggestions.words)
    return bestOfTerms(
      words.map((number) => {
        const word = index.words[number] ?? ''
        const similarity = word === prefix ? 1 : parameters.suggestions.similarity
        return { term: index.termOfWord[number] ?? noTerm, similarity, matchKind: 'same', word }
      }),
    )
  }

  function entriesWithWord(word: string): ReadonlySet<number> {
    const terms = foldWords(word).map((folded) => lexicon.terms.get(stemOf(folded)))
    const lists = terms.map((term) =>
      term === undefined ? [] : index.entries.subarray(index.starts[term], index.starts[term + 1]),
    )
    return intersect(lists)
  }

  function* entriesWithPhrases(phrases: readonly string[]): Generator<void, ReadonlySet<number>> {
    const wanted = phrases.map((phrase) => foldWords(phrase))
    const telling = wanted.flat().filter((word) => !isStopWord(word))
    // Phrases of stop words alone are looked for everywhere.
    const candidates =
      telling.length > 0 ? entriesWithWord(telling.join(' ')) : new Set(Array(sources.length).keys())
    const holding = new Set<number>()
    for (const entry of candidates) {
      const text = ` ${foldWords(sources.at(entry)?.text ?? '').join(' ')} `
      if (wanted.every((words) => text.includes(` ${words.join(' ')} `))) holding.add(entry)
      yield
    }
    return holding
  }
}

function textsOf(sources: Sources): readonly string[] {
  return Array.from({ length: sources.length }, (_, entry) => sources.at(entry)?.text ?? '')
}

/** The numbers that stand in every one of the lists. */
function intersect(lists: readonly Iterable<number>[]): ReadonlySet<number> {
  const [first = [], ...others] = lists
  return others.reduce<Set<number>>((common, list) => common.intersection(new Set(list)), new Set(first))
}
