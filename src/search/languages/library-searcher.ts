import type { Document } from '../../document/document.ts'
import { analyserFor } from '../../text/languages/analyser-for.ts'
import { english } from '../../text/languages/english.ts'
import { compareRanked } from '../best.ts'
import { type Index, numbersOf } from '../build-index.ts'
import type { Entries } from '../entries.ts'
import type { LibraryIndex } from '../library-index.ts'
import type { Accepts } from '../rank.ts'
import type { Sources } from '../read-words.ts'
import { createSearcher, type Found, type Searcher } from '../searcher.ts'
import { createThesaurus } from '../thesaurus.ts'
import type { WordVectors } from '../word-vectors.ts'
import { groupByLanguage, type LanguageGroup } from './group-by-language.ts'
import { createLanguageSearcher } from './language-searcher.ts'

/** One language of a library with what searches it. */
interface SearchedGroup extends Pick<LanguageGroup, 'analyser' | 'numbers'> {
  readonly index: Index
  readonly searcher: Searcher
}

/** What was found in one language, by the library's numbers. */
interface FoundIn {
  readonly group: SearchedGroup
  readonly found: Found
}

/**
 * A searcher over all the texts of a library: the question is read in each of its languages. Of what answers it, the best
 * come first, whatever their language; where something does, what is only the nearest in another isn't listed.
 */
export function* createLibrarySearcher(
  entries: Entries,
  { counts, groups }: LibraryIndex,
  documents: readonly Document[],
  vectors: WordVectors | null,
): Generator<void, Searcher> {
  const numbersIn = new Map(
    groupByLanguage(documents, counts).map(({ analyser, numbers }) => [analyser, numbers]),
  )
  const searched: SearchedGroup[] = []
  for (const group of groups) {
    const { analyser, index, chance } = group
    const numbers = numbersIn.get(analyser) ?? new Uint32Array()
    const sources: Sources = { length: numbers.length, at: (entry) => entries.at(numbers[entry] ?? -1) }
    const written = documents
      .filter(({ language }) => analyserFor(language) === analyser)
      .flatMap(({ thesaurus }) => thesaurus)
    const thesaurus = createThesaurus(written, analyser)
    const searcher =
      analyser === english
        ? yield* createSearcher(index, sources, { thesaurus, vectors, chance })
        : yield* createLanguageSearcher(index, sources, { analyser, thesaurus, isForeign: isOfOther(group) })
    searched.push({ analyser, index, numbers, searcher })
  }
  const [only] = searched
  if (only !== undefined && searched.length === 1) return only.searcher
  const knownWords = new Map(searched.map(({ analyser, index }) => [analyser, numbersOf(index)]))

  return {
    *find(question, limit, accepts = null) {
      const results: FoundIn[] = []
      for (const group of searched) {
        const found = yield* group.searcher.find(readFor(group, question), limit, within(group, accepts))
        results.push(toLibrary(group, found))
        yield
      }
      return unite(results, limit)
    },
    complete: (typed, limit) =>
      searched
        .flatMap((group) =>
          group.searcher
            .complete(typed, limit)
            .map(({ entry, score }) => ({ entry: numberOf(group, entry), score })),
        )
        .sort(compareRanked)
        .slice(0, limit),
    *resemble(text, limit, accepts, language) {
      const group = searched.find(({ analyser }) => analyser === analyserFor(language ?? 'en'))
      if (group === undefined) return { hits: [], isWeak: false, corrections: [] }
      const among = within(group, accepts) ?? (() => true)
      return toLibrary(group, yield* group.searcher.resemble(text, limit, among)).found
    },
    entriesWithWord: (word) =>
      new Set(
        searched.flatMap((group) =>
          [...group.searcher.entriesWithWord(word)].map((entry) => numberOf(group, entry)),
        ),
      ),
    *entriesWithPhrases(phrases) {
      const found = new Set<number>()
      for (const group of searched) {
        const entries = yield* group.searcher.entriesWithPhrases(phrases)
        for (const entry of entries) found.add(numberOf(group, entry))
      }
      return found
    },
  }

  function isOfOther({ analyser }: Pick<LanguageGroup, 'analyser'>): (folded: string) => boolean {
    const others = new Set([english, ...groups.map((group) => group.analyser)])
    others.delete(analyser)
    return (folded) => [...others].some((other) => other.isStopWord(folded))
  }

  /** For English texts the question without words of grammar of another language that they lack. */
  function readFor(group: SearchedGroup, question: string): string {
    if (group.analyser !== english) return question
    const isForeign = isOfOther(group)
    const terms = knownWords.get(english)
    let rest = ''
    let at = 0
    for (const { folded, start, end } of english.splitWords(question)) {
      if (english.isStopWord(folded) || terms?.has(english.stemOf(folded)) === true) continue
      if (!isForeign(folded)) continue
      rest += question.slice(at, start)
      at = end
    }
    return rest + question.slice(at)
  }

  function unite(results: readonly FoundIn[], limit: number): Found {
    const having = results.filter(({ found }) => found.hits.length > 0)
    // A word that is in texts of one language isn't misspelt in another.
    const meant = having.filter(
      ({ group, found }) =>
        !found.corrections.some(({ typed }) =>
          having.some((other) => other.group !== group && knows(other.group, typed)),
        ),
    )
    const answering = meant.filter(({ found }) => !found.isWeak)
    const best = answering.length > 0 ? answering : meant
    const hits = best
      .flatMap(({ found }) => found.hits)
      .sort(compareRanked)
      .slice(0, limit)
    const first = best.find(({ found }) => found.hits.some((hit) => hit === hits[0]))
    return {
      hits,
      isWeak: hits.length > 0 && answering.length === 0,
      corrections: first?.found.corrections ?? [],
    }
  }

  function knows({ analyser }: SearchedGroup, typed: string): boolean {
    return analyser
      .foldWords(typed)
      .some((word) => knownWords.get(analyser)?.has(analyser.stemOf(word)) === true)
  }
}

function numberOf({ numbers }: SearchedGroup, entry: number): number {
  return numbers[entry] ?? 0
}

function within(group: SearchedGroup, accepts: Accepts | null): Accepts | null {
  return accepts === null ? null : (entry) => accepts(numberOf(group, entry))
}

function toLibrary(group: SearchedGroup, found: Found): FoundIn {
  const hits = found.hits.map((hit) => ({ ...hit, entry: numberOf(group, hit.entry) }))
  return { group, found: { ...found, hits } }
}
