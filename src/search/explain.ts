import type { Ranked } from './best.ts'
import { type Index, termCount } from './build-index.ts'
import type { QueryTerm, TermMatch } from './expand.ts'
import type { Initialism } from './initialisms.ts'

/** A match of a word that was asked for; `word` is the word of the texts, or the first name with these initials. */
export interface Reason extends Omit<TermMatch, 'term'> {
  readonly asked: string
  /** The stem that the entry has; null where names were found. */
  readonly stem: string | null
  /** The names with these initials, folded; empty for a word. */
  readonly names: Initialism['names']
  /** What it weighs in the question, 0 or more: the word's weight times the similarity. */
  readonly part: number
}

/** How an entry answers each word of the question, in their order; null where it does not. */
export type Answers = readonly (Reason | null)[]

/** An entry that was found, and how it answers each word of the question. */
export interface FoundEntry extends Ranked {
  readonly answers: Answers
}

/**
 * Explains by what entries answer the words of a question. It has room of its own, so one question is explained at a time;
 * entries that answer a word by the same match have the same reason.
 */
export function createExplainer(index: Index) {
  // The matches of all words of the question, numbered from 1 on. For each term that of its last one, 0 where it has none.
  const lastOfTerm = new Int32Array(termCount(index))
  const matchAt: TermMatch[] = []
  /** Of each match how similar it is, the place of its word in the question, and the one before it of the same term. */
  const similarityAt: number[] = [0]
  const wordAt: number[] = [0]
  const beforeAt: number[] = [0]

  function numberMatches(query: readonly QueryTerm[]): void {
    let number = 0
    for (let word = 0; word < query.length; word++) {
      for (const match of query[word]?.matches ?? []) {
        number += 1
        matchAt[number] = match
        similarityAt[number] = match.similarity
        wordAt[number] = word
        beforeAt[number] = lastOfTerm[match.term] ?? 0
        lastOfTerm[match.term] = number
      }
    }
  }

  /** For each word the number of its most similar match that the entry has, of equals the first; 0 where there is none. */
  function findBest(entry: number, best: Int32Array): void {
    const { order, orderStarts } = index
    best.fill(0)
    for (let at = orderStarts[entry] ?? 0, end = orderStarts[entry + 1] ?? 0; at < end; at++) {
      let number = lastOfTerm[order[at] ?? 0] ?? 0
      for (; number !== 0; number = beforeAt[number] ?? 0) {
        const word = wordAt[number] ?? 0
        const known = best[word] ?? 0
        const more = (similarityAt[number] ?? 0) - (similarityAt[known] ?? 0)
        if (more > 0 || (more === 0 && number < known)) best[word] = number
      }
    }
  }

  /** For each of the entries, in their order. */
  return (entries: readonly Ranked[], query: readonly QueryTerm[]): readonly Answers[] => {
    numberMatches(query)
    const best = new Int32Array(query.length)
    const reasons: Reason[] = []
    const explained = entries.map(({ entry }) => {
      findBest(entry, best)
      return query.map((term, word) => {
        const asInitials = term.initialism?.entries.get(entry) ?? 0
        const number = best[word] ?? 0
        const match = matchAt[number]
        if (number === 0 || match === undefined || match.similarity < asInitials)
          return asInitials === 0 ? null : byInitials(term, asInitials)
        const reason = reasons[number] ?? byTerm(term, match, index)
        reasons[number] = reason
        return reason
      })
    })
    for (const { matches } of query) for (const { term } of matches) lastOfTerm[term] = 0
    return explained
  }
}

function byTerm({ word: asked, weight }: QueryTerm, match: TermMatch, index: Index): Reason {
  const { word, similarity, matchKind, term } = match
  const stem = index.terms[term] ?? null
  return { asked, word, stem, names: [], matchKind, similarity, part: weight * similarity }
}

function byInitials({ word: asked, weight, initialism }: QueryTerm, similarity: number): Reason {
  const names = initialism?.names ?? []
  const word = names[0]?.join(' ') ?? ''
  return { asked, word, stem: null, names, matchKind: 'initialism', similarity, part: weight * similarity }
}
