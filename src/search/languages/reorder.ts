import type { Analyser } from '../../text/languages/analyser.ts'
import { compareRanked, type Ranked } from '../best.ts'
import type { Index, Source } from '../build-index.ts'
import type { QueryTerm } from '../expand.ts'
import type { Answers } from '../explain.ts'
import { sizeOf } from '../parameters.ts'

/** Share of the question that's answered, to this power: among many passages the ranking hardly heeds it. */
const coverage = { small: 0, large: 0.4 }
/** What a passage gains that begins with a word of the question, as its subject; and so many words are its beginning. */
const opening = 0.12
const openingWords = 4

/** A passage, and how it answers the question. */
export interface Explained extends Ranked {
  readonly answers: Answers
}

/** The share of a question's weight that a passage answers, 0 to 1. */
export function shareOf(answers: Answers, query: readonly QueryTerm[]): number {
  const whole = query.reduce((sum, { weight }) => sum + weight, 0)
  return answers.reduce((sum, reason) => sum + (reason?.part ?? 0), 0) / (whole || 1)
}

/**
 * The best passages for a question in the order that two more things give: how much of it each answers, and whether it
 * begins with what was asked for.
 */
export function reorder(
  found: readonly Explained[],
  query: readonly QueryTerm[],
  index: Index,
  sources: readonly Source[],
  analyser: Analyser,
): readonly Explained[] {
  const power = coverage[sizeOf(index)]
  return found
    .map((each) => {
      const begins = 1 + opening * openingOf(each)
      const score = each.score * begins * shareOf(each.answers, query) ** power
      return { ...each, score: Math.min(1, score) }
    })
    .sort(compareRanked)

  /** How similar what stands at the beginning is to a word of the question. */
  function openingOf({ entry, answers }: Explained): number {
    const stems = analyser
      .foldWords(sources[entry]?.text.slice(0, 120) ?? '')
      .filter((word) => !analyser.isStopWord(word))
      .slice(0, openingWords)
      .map(analyser.stemOf)
    return answers.reduce(
      (most, reason) =>
        reason?.stem != null && stems.includes(reason.stem) ? Math.max(most, reason.similarity) : most,
      0,
    )
  }
}
