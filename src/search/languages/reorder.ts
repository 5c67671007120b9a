import type { Analyser } from '../../text/languages/analyser.ts'
import { compareRanked, type Ranked } from '../best.ts'
import type { Index } from '../build-index.ts'
import type { QueryTerm } from '../expand.ts'
import type { Answers } from '../explain.ts'
import { sizeOf } from '../parameters.ts'
import { mostOpening } from '../read-words.ts'

/** Share of the question that's answered, to this power: among many passages the ranking hardly heeds it. */
const coverage = { small: 0, large: 0.4 }
/** What a passage gains whose first word is one of the question, as its subject; the next ones gain less and less. */
const opening = 0.2
/** So many of the best are read for it. */
export const mostRead = 30

/** A passage, and how it answers the question. */
export interface Explained extends Ranked {
  readonly answers: Answers
}

/** The share of a question's weight that a passage answers, 0 to 1. */
export function shareOf(answers: Answers, query: readonly QueryTerm[]): number {
  const whole = query.reduce((sum, { weight }) => sum + weight, 0)
  return answers.reduce((sum, reason) => sum + (reason?.part ?? 0), 0) / (whole || 1)
}

/** Of ranked entries, best first, those that may be among the first `limit` in any new order. */
export function withinReach(ranked: readonly Ranked[], limit: number): readonly Ranked[] {
  const least = ranked[limit - 1]?.score ?? 0
  const end = ranked.findIndex(({ score }) => score * (1 + opening) < least)
  return end === -1 ? ranked : ranked.slice(0, end)
}

/**
 * The best passages for a question in the order that two more things give: how much of it each answers, and whether it
 * begins with what was asked for.
 */
export function reorder(
  found: readonly Explained[],
  query: readonly QueryTerm[],
  index: Index,
  { id }: Pick<Analyser, 'id'>,
): readonly Explained[] {
  const power = coverage[sizeOf(index)]
  return found
    .map((each) => {
      const begins = 1 + opening * (id === 'en' ? openingOfAll(each) : openingOf(each))
      const covered = power === 0 ? 1 : shareOf(each.answers, query) ** power
      const { entry, answers } = each
      return { entry, score: Math.min(1, each.score * begins * covered), answers }
    })
    .sort(compareRanked)

  /** In English, where words are widened by meaning: 1 where it has all of several words of the question, else 0. */
  function openingOfAll({ entry, answers }: Explained): number {
    if (answers.length < 2 || answers.some((reason) => reason?.similarity !== 1)) return 0
    const stems = new Set(firstStems(entry))
    return answers.every((reason) => stems.has(reason?.stem ?? '')) ? 1 : 0
  }

  function firstStems(entry: number): readonly string[] {
    const start = (index.orderStarts[entry] ?? 0) + (index.headingLengths[entry] ?? 0)
    const terms = index.order.subarray(start, start + (index.openings[entry] ?? 0))
    return Array.from(terms, (term) => index.terms[term] ?? '')
  }

  /** How near to the beginning, 1 to 0, is what is most like a word of the question. */
  function openingOf({ entry, answers }: Explained): number {
    const stems = firstStems(entry)
    return answers.reduce((most, reason) => {
      const at = reason?.stem == null ? -1 : stems.indexOf(reason.stem)
      return at === -1 ? most : Math.max(most, (reason?.similarity ?? 0) * (1 - at / mostOpening))
    }, 0)
  }
}
