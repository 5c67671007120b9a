import { runTask } from '../../text/cooperative-task.ts'
import { type Index, numbersOf } from '../build-index.ts'
import { bestOfTerms, type QueryTerm } from '../expand.ts'
import { createExplainer } from '../explain.ts'
import { parameters } from '../parameters.ts'
import { type Accepts, createRanker } from '../rank.ts'
import { noTerm, type Sources } from '../read-words.ts'
import type { Found, Searcher } from '../searcher.ts'
import { type Reader, readAsWritten, readInLanguage } from './read-in-language.ts'
import { createRelatives } from './relatives.ts'
import { mostRead, reorder, shareOf } from './reorder.ts'

/** Share of the question's weight that a passage must answer to be an answer, and to be the nearest to one. */
const leastOfAnswer = 0.5
const leastOfNearest = 0.2

const nothing: Found = { hits: [], isWeak: false, corrections: [] }

/**
 * A searcher over texts of one language other than English: the same ranking, of what the language's analyser finds. Of
 * English alone there are word vectors, synonyms, initialisms and the frequencies of everyday words. It pauses as it reads.
 */
export function* createLanguageSearcher(
  index: Index,
  sources: Sources,
  known: Omit<Reader, 'index' | 'findTerms' | 'terms'>,
): Generator<void, Searcher> {
  const { analyser } = known
  const terms = numbersOf(index)
  const reader: Reader = { ...known, index, terms, findTerms: yield* createRelatives(index, terms, analyser) }
  const ranker = createRanker(index)
  const explain = createExplainer(index)

  return { find, complete, resemble, entriesWithWord, entriesWithPhrases }

  function* find(question: string, limit: number, accepts: Accepts | null = null): Generator<void, Found> {
    return yield* answer(yield* readInLanguage(question, reader), limit, accepts, true)
  }

  function* answer(
    query: readonly QueryTerm[],
    limit: number,
    accepts: Accepts | null,
    isJudged: boolean,
  ): Generator<void, Found> {
    if (query.length === 0) return nothing
    yield
    const ranked = ranker.rank(query, Math.max(limit, mostRead), accepts)
    yield
    const explained = explain(ranked, query)
    const read = ranked.map((each, at) => ({ ...each, answers: explained[at] ?? [] }))
    const hits = reorder(read, query, index, analyser).slice(0, limit)
    const share = Math.max(0, ...hits.map(({ answers }) => shareOf(answers, query)))
    if (isJudged && share < leastOfNearest) return nothing
    const corrections = query.flatMap(({ word, matches: [first] }, at) =>
      first?.matchKind === 'spelling' && hits.some(({ answers }) => answers[at] != null)
        ? [{ typed: word, read: first.word }]
        : [],
    )
    return {
      hits,
      isWeak: isJudged && share < leastOfAnswer,
      corrections,
    }
  }

  function* resemble(text: string, limit: number, accepts: Accepts): Generator<void, Found> {
    const written = yield* readAsWritten(text, reader)
    const telling = written
      .filter(({ matches }) =>
        matches.some(({ term }) =>
          index.entries.subarray(index.starts[term], index.starts[term + 1]).some(accepts),
        ),
      )
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, parameters.related.words)
    return yield* answer(telling, limit, accepts, false)
  }

  function complete(typed: string, limit: number) {
    const last = analyser.splitWords(typed).at(-1)
    if (last === undefined || last.end < typed.length) {
      return ranker.rank(runTask(readInLanguage(typed, reader)), limit, null)
    }
    const before = runTask(readInLanguage(typed.slice(0, last.start), reader))
    const begun = matchPrefix(last.folded)
    // What is written before a word, as the Arabic article is, may be missing in the texts.
    const matches = begun.length > 0 ? begun : matchPrefix(analyser.stemOf(last.folded))
    if (matches.length === 0) return ranker.rank(runTask(readInLanguage(typed, reader)), limit, null)
    const weight = Math.max(1, ...before.map((word) => word.weight))
    const unfinished = { word: last.folded, matches, initialism: null, weight, manner: 0, rank: undefined }
    return ranker.rank([...before, unfinished], limit, null)
  }

  /** The most frequent words that begin so. */
  function matchPrefix(prefix: string) {
    const words = [...index.words.keys()]
      .filter((number) => index.termOfWord[number] !== noTerm && index.words[number]?.startsWith(prefix))
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
    const lists = analyser
      .foldWords(word)
      .filter((folded) => !analyser.isStopWord(folded))
      .map((folded) => {
        const term = terms.get(analyser.stemOf(folded))
        return new Set(
          term === undefined ? [] : index.entries.subarray(index.starts[term], index.starts[term + 1]),
        )
      })
    const [first, ...others] = lists
    return others.reduce<Set<number>>((common, list) => common.intersection(list), first ?? new Set())
  }

  function* entriesWithPhrases(phrases: readonly string[]): Generator<void, ReadonlySet<number>> {
    const wanted = phrases.map((phrase) => ` ${analyser.foldWords(phrase).join(' ')} `)
    const holding = new Set<number>()
    for (let entry = 0; entry < sources.length; entry++) {
      const row = ` ${analyser.foldWords(sources.at(entry)?.text ?? '').join(' ')} `
      if (wanted.every((words) => row.includes(words))) holding.add(entry)
      yield
    }
    return holding
  }
}
