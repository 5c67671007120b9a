import type { Ranked } from './best.ts'
import type { Index } from './build-index.ts'
import type { Sought } from './expand.ts'
import { parameters } from './parameters.ts'

/** A word of the question, by its position, and how like it a term is. */
interface Answer {
  readonly word: number
  readonly likeness: number
}

/**
 * Reorders the best entries by what only reading them tells: which words of the question stand side by side, and how
 * many of them are answered. A term answers one word only, the one that it is likest to, so that "safeguards
 * verification" is not answered twice by "verification".
 */
export function readClosely(
  best: readonly Ranked[],
  sought: readonly Sought[],
  index: Index,
): readonly Ranked[] {
  const { coverage, meaning, phrase } = parameters
  const exponent = index.size <= meaning.smallCollection ? coverage.small : coverage.large
  const answersOf = answersByTerm(sought)
  return best
    .map(({ entry, score }) => {
      const terms = index.order.subarray(index.orderStarts[entry], index.orderStarts[entry + 1])
      const together = phrase.bonus * weighPairs(terms, sought, answersOf)
      const covered = shareCovered(entry, terms, sought, answersOf)
      return { entry, score: (score + together) * covered ** exponent }
    })
    .sort((a, b) => b.score - a.score || a.entry - b.entry)
}

function answersByTerm(sought: readonly Sought[]): ReadonlyMap<number, readonly Answer[]> {
  const answers = new Map<number, Answer[]>()
  for (const [word, { kin }] of sought.entries()) {
    for (const { term, likeness } of kin) {
      const list = answers.get(term)
      if (list === undefined) answers.set(term, [{ word, likeness }])
      else list.push({ word, likeness })
    }
  }
  for (const list of answers.values()) list.sort((a, b) => b.likeness - a.likeness || a.word - b.word)
  return answers
}

/** The weight of the question's pairs of neighbours that are neighbours in the text; repetition adds less and less. */
function weighPairs(
  terms: Uint32Array,
  sought: readonly Sought[],
  answersOf: ReadonlyMap<number, readonly Answer[]>,
): number {
  const pairs = new Map<number, number>()
  let before = -1
  for (const term of terms) {
    const word = answersOf.get(term)?.[0]?.word ?? -1
    if (word > 0 && before === word - 1) pairs.set(word, (pairs.get(word) ?? 0) + 1)
    before = word
  }
  let weight = 0
  for (const [word, count] of pairs) {
    const ofPair = ((sought[word - 1]?.weight ?? 0) + (sought[word]?.weight ?? 0)) / 2
    weight += (ofPair * count) / (count + 1)
  }
  return weight
}

/** The share of the question's weight that the entry answers. */
function shareCovered(
  entry: number,
  terms: Uint32Array,
  sought: readonly Sought[],
  answersOf: ReadonlyMap<number, readonly Answer[]>,
): number {
  const likeness = sought.map(({ initialism }) => initialism?.entries.get(entry) ?? 0)
  const taken = new Map<number, Answer>()
  for (const term of terms) {
    const [likest] = answersOf.get(term) ?? []
    if (likest === undefined || taken.has(term)) continue
    taken.set(term, likest)
    likeness[likest.word] = Math.max(likeness[likest.word] ?? 0, likest.likeness)
  }
  let [whole, covered] = [0, 0]
  for (const [word, { weight }] of sought.entries()) {
    whole += weight
    covered += weight * Math.sqrt(likeness[word] ?? 0)
  }
  return covered / (whole || 1)
}
