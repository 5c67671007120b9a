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

/**
 * Explains by what entries answer the words of a question. It has room of its own, so one question is explained at a time;
 * entries that answer a word by the same match have the same reason.
 */
export function createExplainer(index: Index) {
  // The terms of the entry that is being explained.
  const isHere = new Uint8Array(termCount(index))

  function mark(entry: number, value: number): void {
    const { order, orderStarts } = index
    for (let at = orderStarts[entry] ?? 0, end = orderStarts[entry + 1] ?? 0; at < end; at++) {
      isHere[order[at] ?? 0] = value
    }
  }

  /** The most similar of these matches that stands here, and is at least so similar; -1 where there is none. */
  function findBest(matches: readonly TermMatch[], least: number): number {
    let best = -1
    let most = 0
    for (let at = 0; at < matches.length && most < 1; at++) {
      const { term, similarity } = matches[at] ?? noMatch
      if (similarity <= most || similarity < least || isHere[term] !== 1) continue
      best = at
      most = similarity
    }
    return best
  }

  /** For each of the entries, in their order. */
  return (entries: readonly Ranked[], query: readonly QueryTerm[]): readonly Answers[] => {
    const reasons = query.map((): Reason[] => [])
    return entries.map(({ entry }) => {
      mark(entry, 1)
      const answers = query.map((term, word) => {
        const asInitials = term.initialism?.entries.get(entry) ?? 0
        const at = findBest(term.matches, asInitials)
        const match = term.matches[at]
        if (match === undefined) return asInitials === 0 ? null : byInitials(term, asInitials)
        const ofWord = reasons[word] ?? []
        const reason = ofWord[at] ?? byTerm(term, match, index)
        ofWord[at] = reason
        return reason
      })
      mark(entry, 0)
      return answers
    })
  }
}

const noMatch = { term: 0, similarity: 0 }

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
