import { entriesWith } from './build-index.ts'
import { type ChanceLine, reachedByChance } from './calibrate.ts'
import type { Lexicon, QueryTerm } from './expand.ts'
import type { Answers, FoundEntry, Reason } from './explain.ts'
import { createHome } from './home.ts'
import { parameters } from './parameters.ts'
import { cosine } from './word-vectors.ts'

/** Whether what was found answers a question, is only the nearest to it, or has nothing to do with it. */
type Verdict = 'answer' | 'nearest' | 'nothing'

/** Judges what was found by how much of the question each entry answers, and whether its words are at home in the texts. */
export type Floor = (query: readonly QueryTerm[], found: readonly FoundEntry[]) => Verdict

/**
 * A floor for one collection. Two things count. The share of the question's weight that an entry answers, in which what is
 * only a manner of speaking, and other topics beside words that are at home, count less. And how much the words that an
 * entry answers are at home in these texts, compared with what as many random words of everyday English reach in them.
 */
export function createFloor(
  lexicon: Pick<Lexicon, 'index' | 'terms' | 'vectors'>,
  chance: ChanceLine | null,
): Floor {
  const { index, terms, vectors } = lexicon
  const isLarge = index.size > parameters.meaning.smallCollection
  const { floor } = parameters
  const limits = isLarge ? floor.large : floor.small
  const homeOf = createHome(index, vectors)

  // One question is judged at a time.
  const room = new Float64Array(parameters.mostWords ** 2)
  /** Of each word whether it's at home where it was found, in the passage that is weighed. */
  const isAnchor = new Uint8Array(parameters.mostWords)

  return (query, found) => {
    const kinship = createKinship(query)
    const homes = new Map<Reason, number>()
    let [home, share, sure] = [0, 0, 0]
    let isScattered = false
    for (const each of found) {
      const weighed = weigh(query, each, homes, kinship)
      if (weighed.home > home) isScattered = hasStrangersInside(query, each.answers)
      home = Math.max(home, weighed.home)
      share = Math.max(share, weighed.share)
      sure = Math.max(sure, weighed.sure)
    }
    let subjects = 0
    for (const { manner } of query) subjects = subjects + 1 - manner
    const margin = home / reachedByChance(chance, subjects)
    if (share < limits.share && margin < limits.homeOfNearest) {
      // A long question shares little, and without vectors nothing is known of English.
      return isLarge && vectors === null ? 'nearest' : 'nothing'
    }
    if (margin >= limits.homeOfAnswer && (isLarge || !isScattered)) return 'answer'
    const isSure =
      margin >= 1 ||
      // In a large text something like each word stands somewhere.
      (isLarge && vectors !== null
        ? hasAllAsAsked(query, found)
        : sure >= floor.sure && !guessesAtTheRarest(query, found))
    return share >= limits.shareOfAnswer && isSure ? 'answer' : 'nearest'
  }

  /** `homes` are those of the reasons that were weighed before. */
  function weigh(
    query: readonly QueryTerm[],
    { entry, answers }: FoundEntry,
    homes: Map<Reason, number>,
    kinship: Kinship,
  ): Weighed {
    let home = isLarge ? 0 : floor.pair * pairsIn(entry, answers)
    let heaviest = 1
    let hasAnchor = false
    for (let at = 0; at < query.length; at++) {
      const term = query[at]
      const reason = answers[at]
      isAnchor[at] = 0
      if (term === undefined || reason == null || reason.matchKind === 'meaning') continue
      const ofWord = homes.get(reason) ?? atHome(term, reason)
      homes.set(reason, ofWord)
      if (ofWord <= 0) continue
      isAnchor[at] = 1
      hasAnchor = true
      home += ofWord
      heaviest = Math.max(heaviest, term.weight)
    }
    let whole = 0
    let share = 0
    let sure = 0
    for (let at = 0; at < query.length; at++) {
      const { weight, manner } = query[at] ?? weightless
      const reason = answers[at]
      if (reason == null) {
        // A manner of speaking weighs nothing.
        const meant = weight * (1 - manner)
        const isLight = !hasAnchor || meant <= strangeness(home, 0) * heaviest
        whole += isLight ? meant : Math.min(meant, strangeness(home, kinship(at)) * heaviest)
      } else {
        whole += weight
        share += weight * shareOf(reason)
        if (reason.matchKind !== 'meaning') sure += weight * reason.similarity
      }
    }
    return { home, share: share / (whole || 1), sure: sure / (whole || 1) }
  }

  /**
   * Beside words at home, another topic weighs at most as much as the most telling of them: the less, the more at home they
   * are, and the less it has to do with them in meaning.
   */
  function strangeness(home: number, kin: number): number {
    const { least, most, home: enough } = floor.stranger
    const stranger = most - (most - least) * Math.min(1, home / enough)
    return stranger + (1 - stranger) * kin
  }

  /** How many neighbours in the question are neighbours in the entry, too. */
  function pairsIn(entry: number, answers: Answers): number {
    const { order, orderStarts } = index
    const end = orderStarts[entry + 1] ?? 0
    let pairs = 0
    for (let word = 1; word < answers.length; word++) {
      const [one, other] = [answers[word - 1], answers[word]]
      if (one?.matchKind !== 'same' || other?.matchKind !== 'same') continue
      const [first, second] = [terms.get(one.stem ?? ''), terms.get(other.stem ?? '')]
      let at = (orderStarts[entry] ?? 0) + 1
      while (at < end && (order[at - 1] !== first || order[at] !== second)) at++
      if (at < end) pairs += 1
    }
    return pairs
  }

  function atHome(
    { rank, initialism, manner }: QueryTerm,
    { matchKind, similarity, stem, word: found }: Reason,
  ): number {
    const term = stem === null ? undefined : terms.get(stem)
    const having = term === undefined ? (initialism?.entries.size ?? 0) : entriesWith(index, term)
    const rankOfMeant = matchKind === 'spelling' ? vectors?.ranks.get(found.toLowerCase()) : rank
    return (isLarge ? 1 : 1 - manner) * similarity * homeOf(rankOfMeant, having)
  }

  /** Compares the words of a question with each other, each two of them once. */
  function createKinship(query: readonly QueryTerm[]): Kinship {
    const compared = room.fill(Number.NaN, 0, query.length ** 2)
    const near = (at: number, other: number): number => {
      const place = at * query.length + other
      const known = compared[place] ?? 0
      if (!Number.isNaN(known)) return known
      const [rank, otherRank] = [query[at]?.rank, query[other]?.rank]
      const found =
        vectors === null || rank === undefined || otherRank === undefined
          ? 0
          : cosine(vectors, rank, otherRank)
      compared[place] = found
      return found
    }
    const { from, to } = floor.kinship
    return (at) => {
      if (query[at]?.rank === undefined || vectors === null) return 0
      let nearest = -1
      for (let other = 0; other < query.length; other++)
        if (isAnchor[other] === 1) nearest = Math.max(nearest, near(at, other))
      return Math.min(1, Math.max(0, (nearest - from) / (to - from)))
    }
  }
}

const weightless = { weight: 0, manner: 0 }

/** Whether a word of a question, by its place, belongs with one of the anchors in meaning, 0 to 1. */
type Kinship = (at: number) => number

/** What an entry answers: how much at home its words are, the share of the weight, and that of what is no guess at a meaning. */
interface Weighed {
  readonly home: number
  readonly share: number
  readonly sure: number
}

/** Whether another topic stands between the words that are answered: noise is around a question, seldom inside. */
function hasStrangersInside(query: readonly QueryTerm[], answers: Answers): boolean {
  const isAnswered = (reason: Answers[number]): boolean => reason !== null && reason.matchKind !== 'meaning'
  const first = answers.findIndex(isAnswered)
  const last = answers.findLastIndex(isAnswered)
  return query.some(({ manner }, at) => at > first && at < last && manner < 0.5 && answers[at] === null)
}

/** Whether one entry has every subject of the question as it was asked for. */
function hasAllAsAsked(query: readonly QueryTerm[], found: readonly FoundEntry[]): boolean {
  const subjects = [...query.keys()].filter((at) => (query[at]?.manner ?? 0) < 0.5)
  if (subjects.length === 0) return false
  return found.some(({ answers }) => subjects.every((at) => answers[at]?.matchKind === 'same'))
}

/** Whether the most telling of several words is answered by meaning alone: "war in Ukraine" is not about Russia. */
function guessesAtTheRarest(query: readonly QueryTerm[], found: readonly FoundEntry[]): boolean {
  const subjects = query.filter(({ manner }) => manner < 0.5).toSorted((a, b) => b.weight - a.weight)
  const [rarest, another] = subjects
  if (rarest === undefined || another === undefined) return false
  const at = query.indexOf(rarest)
  return !found.some(({ answers }) => (answers[at]?.matchKind ?? 'meaning') !== 'meaning')
}

function shareOf({ matchKind, similarity }: Reason): number {
  return matchKind === 'meaning' ? Math.sqrt(similarity / parameters.meaning.factor) : similarity
}
