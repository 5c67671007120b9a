import type { Library } from '../document/library.ts'
import type { Passage } from '../document/passage.ts'
import type { Range } from '../document/sentences.ts'
import { buildIndex, type Entry, type Index, type Posting } from './build-index.ts'
import { createNearWords, type NearWord } from './near-words.ts'
import { type Suggestion, suggest } from './suggest.ts'
import { contentWords, splitWords, stemOf } from './words.ts'

/** A passage found by a search. `score` is between 0 and 1; `marks` are the matched words, for each of its parts. */
export interface Hit {
  readonly passage: Passage
  readonly score: number
  readonly marks: readonly (readonly Range[])[]
}

export interface Engine {
  /** The passages that answer a question, best first, at most `limit`; empty where nothing is relevant. */
  readonly search: (query: string, limit: number) => readonly Hit[]
  /** Passages about the same thing as this one, best first, at most `limit`; none of its own paragraph. */
  readonly related: (passage: Passage, limit: number) => readonly Hit[]
  /** Completions of what has been typed so far, best first, at most `limit`. */
  readonly suggest: (prefix: string, limit: number) => readonly Suggestion[]
}

/** What the ranking weighs. k1 and b are BM25's; the values are those that BM25F is commonly used with. */
const ranking = {
  k1: 1.2,
  headingWeight: 2,
  headingB: 0.3,
  textB: 0.75,
  /** Share of a question's weight that a passage must answer; tuned on "football transfer news" (0.29 answered). */
  leastAnswered: 0.4,
  /** So many of a passage's most telling words stand for it when passages like it are sought. */
  tellingWords: 12,
  /** Longer questions are cut here: the words that matter stand in the first fifty. */
  mostWords: 50,
}

/** A word of the question, and the terms of the index that may stand for it. */
interface Sought {
  readonly terms: readonly { readonly term: string; readonly likeness: number }[]
  /** Inverse document frequency: how much the word tells. */
  readonly weight: number
  /** In how many entries it stands. */
  readonly standing: number
}

interface Ranked {
  readonly entry: Entry
  readonly score: number
}

/** Whether a question has more words than are searched for. */
export function isTooLong(query: string): boolean {
  return distinctWords(query).length > ranking.mostWords
}

/** Builds the index of a library and answers questions about it. */
export function createEngine(library: Library): Engine {
  const index = buildIndex(library)
  const nearWords = createNearWords(index.vocabulary)
  return {
    search: (query, limit) => search(query, limit, () => nearWords),
    related,
    suggest: (prefix, limit) =>
      suggest(prefix, limit, library, (text, most) =>
        // The last word is still being typed.
        search(text, most, (isLast) => (isLast ? startingWith(index) : nearWords)),
      ),
  }

  function search(query: string, limit: number, nearFor: (isLast: boolean) => Near): readonly Hit[] {
    const words = distinctWords(query).slice(0, ranking.mostWords)
    const sought = words.map((word, at) => expand(word, index, nearFor(at === words.length - 1)))
    return toHits(rank(sought, index, ranking.leastAnswered).slice(0, limit), sought)
  }

  function related(passage: Passage, limit: number): readonly Hit[] {
    const sought = distinctWords(passage.parts.map((part) => part.text).join('\n'))
      .map((word) => expand(word, index, () => []))
      .filter(({ standing }) => standing > 1)
      .sort((a, b) => b.weight - a.weight)
      .slice(0, ranking.tellingWords)
    const others = rank(sought, index, 0).filter(
      ({ entry: { passage: other } }) => !isSameParagraph(other, passage),
    )
    return toHits(others.slice(0, limit), sought)
  }
}

type Near = (word: string) => readonly NearWord[]

function distinctWords(text: string): readonly string[] {
  return [...new Set(contentWords(text).map((word) => word.folded))]
}

function isSameParagraph(a: Passage, b: Passage): boolean {
  return a.document === b.document && a.place.paragraph === b.place.paragraph
}

function toHits(ranked: readonly Ranked[], sought: readonly Sought[]): readonly Hit[] {
  const terms = new Set(sought.flatMap(({ terms }) => terms.map(({ term }) => term)))
  return ranked.map(({ entry: { passage }, score }) => ({ passage, score, marks: markWords(passage, terms) }))
}

function expand(word: string, index: Index, near: Near): Sought {
  const own = stemOf(word)
  const terms = index.postings.has(own)
    ? [{ term: own, likeness: 1 }]
    : near(word).map(({ word, likeness }) => ({ term: stemOf(word), likeness }))
  const standing = new Set(
    terms.flatMap(({ term }) => index.postings.get(term)?.map(({ entry }) => entry) ?? []),
  )
  const all = index.entries.length
  const weight = Math.log(1 + (all - standing.size + 0.5) / (standing.size + 0.5))
  return { terms, weight, standing: standing.size }
}

function startingWith(index: Index): Near {
  return (prefix) =>
    index.vocabulary.filter((word) => word.startsWith(prefix)).map((word) => ({ word, likeness: 0.9 }))
}

/**
 * BM25F, divided by the most that any passage could reach, so that scores lie between 0 and 1. Of the terms that may
 * stand for one word, the best counts, never the sum.
 */
function rank(sought: readonly Sought[], index: Index, leastAnswered: number): readonly Ranked[] {
  const best = new Map<number, { score: number; answered: number }>()
  const whole = sought.reduce((sum, { weight }) => sum + weight, 0)
  for (const { terms, weight } of sought) {
    for (const [entry, { score, likeness }] of bestPerEntry(terms, index)) {
      const so = best.get(entry) ?? { score: 0, answered: 0 }
      so.score += (weight * score) / whole
      so.answered += (weight * likeness) / whole
      best.set(entry, so)
    }
  }
  return [...best]
    .filter(([, { answered }]) => answered >= leastAnswered)
    .sort(([a, left], [b, right]) => right.score - left.score || a - b)
    .flatMap(([number, { score }]) => {
      const entry = index.entries[number]
      return entry === undefined ? [] : [{ entry, score }]
    })
}

function bestPerEntry(
  terms: Sought['terms'],
  index: Index,
): ReadonlyMap<number, { readonly score: number; readonly likeness: number }> {
  const best = new Map<number, { score: number; likeness: number }>()
  for (const { term, likeness } of terms) {
    for (const posting of index.postings.get(term) ?? []) {
      const score = likeness * saturate(posting, index)
      if (score > (best.get(posting.entry)?.score ?? 0)) best.set(posting.entry, { score, likeness })
    }
  }
  return best
}

/** How strongly a term stands in an entry, from 0 to 1: frequency against length, with less gained by each repetition. */
function saturate({ entry, inHeading, inText }: Posting, index: Index): number {
  const { headingLength = 0, textLength = 0 } = index.entries[entry] ?? {}
  const { k1, headingWeight, headingB, textB } = ranking
  const heading = inHeading / (1 - headingB + (headingB * headingLength) / index.meanHeadingLength)
  const text = inText / (1 - textB + (textB * textLength) / index.meanTextLength)
  const frequency = headingWeight * heading + text
  return frequency / (k1 + frequency)
}

function markWords(passage: Passage, terms: ReadonlySet<string>): readonly (readonly Range[])[] {
  return passage.parts.map((part) =>
    splitWords(part.text)
      .filter((word) => terms.has(stemOf(word.folded)))
      .map(({ start, end }) => ({ start, end })),
  )
}
