import { entriesWith } from './build-index.ts'
import { type Chance, calibrate } from './calibrate.ts'
import type { Lexicon, QueryTerm } from './expand.ts'
import { createHome } from './home.ts'
import { createManner } from './manner.ts'
import { parameters } from './parameters.ts'
import type { Reason } from './searcher.ts'
import { cosine } from './word-vectors.ts'

/** Whether what was found answers a question, is only the nearest to it, or has nothing to do with it. */
export type Verdict = 'answer' | 'nearest' | 'nothing'

/** Judges what was found by how much of the question each entry answers, and whether its words are at home in the texts. */
export type Floor = (query: readonly QueryTerm[], found: readonly (readonly Reason[])[]) => Verdict

/**
 * A floor for one collection. Two things count. The share of the question's weight that an entry answers, in which what is
 * only a manner of speaking, and other topics beside words that are at home, count less. And how much the words that an
 * entry answers are at home in these texts, compared with what as many random words of everyday English reach in them.
 */
export function createFloor(lexicon: Pick<Lexicon, 'index' | 'terms' | 'vectors'>): Floor {
  const { index, terms, vectors } = lexicon
  const isLarge = index.size > parameters.meaning.smallCollection
  const limits = isLarge ? parameters.floor.large : parameters.floor.small
  const manner = createManner(vectors)
  const homeOf = createHome(index, vectors)
  let chance: Chance | null = null

  return (query, found) => {
    const subjects = query.reduce((sum, { word }) => sum + 1 - manner(word), 0)
    const best = found.map((reasons) => weigh(query, reasons))
    const share = Math.max(0, ...best.map((each) => each.share))
    const sure = Math.max(0, ...best.map((each) => each.sure))
    const home = Math.max(0, ...best.map((each) => each.home))
    // Made for the first question: the table of ranks is.
    chance ??= calibrate(index, terms, vectors, homeOf)
    const margin = home / chance(subjects)
    if (process.env.FLOOR) console.log({ subjects, share, sure, home, chance: chance(subjects), margin })
    if (share < limits.nearest && margin < limits.homeNearest) return 'nothing'
    if (margin >= limits.homeAnswer) return 'answer'
    if (share < limits.answer) return 'nearest'
    const isSure = sure >= parameters.floor.sure && !guessesAtTheRarest(query, found)
    return margin >= 1 || isSure ? 'answer' : 'nearest'
  }

  function weigh(query: readonly QueryTerm[], reasons: readonly Reason[]) {
    const answered = new Map(reasons.map((reason) => [reason.asked, reason]))
    let home = 0
    let anchor = 0
    const anchors: string[] = []
    for (const word of query) {
      const reason = answered.get(word.word)
      if (reason === undefined || reason.matchKind === 'meaning') continue
      const own = atHome(word, reason)
      home += own
      anchor = Math.max(anchor, word.weight)
      if (own > 0) anchors.push(word.word)
    }
    let [whole, share, sure] = [0, 0, 0]
    const stranger = strangerBeside(home)
    for (const { word, weight } of query) {
      const reason = answered.get(word)
      if (reason === undefined) {
        const subject = weight * (1 - manner(word))
        const most = anchors.length === 0 ? subject : stranger + (1 - stranger) * kinship(word, anchors)
        whole += Math.min(subject, most * Math.max(anchor, 1))
      } else {
        whole += weight
        share += weight * shareOf(reason)
        if (reason.matchKind !== 'meaning') sure += weight * reason.similarity
      }
    }
    return { home, share: share / (whole || 1), sure: sure / (whole || 1) }
  }

  /** What another topic weighs at most, in words like the most telling that are answered: less, the more these are at home. */
  function strangerBeside(home: number): number {
    const { least, most, home: enough } = parameters.floor.stranger
    return most - (most - least) * Math.min(1, home / enough)
  }

  function atHome(
    { word, initialism }: QueryTerm,
    { matchKind, similarity, stem, word: found }: Reason,
  ): number {
    const term = stem === null ? undefined : terms.get(stem)
    const having = term === undefined ? (initialism?.entries.size ?? 0) : entriesWith(index, term)
    return similarity * homeOf(matchKind === 'spelling' ? found : word, having)
  }

  /** Whether a word that is not answered is near those that are in meaning, so that they belong together: 0 to 1. */
  function kinship(word: string, anchors: readonly string[]): number {
    const rank = vectors?.ranks.get(word)
    if (rank === undefined || vectors === null) return 0
    const near = anchors.map((anchor) => {
      const other = vectors.ranks.get(anchor)
      return other === undefined ? 0 : cosine(vectors, rank, other)
    })
    const { from, to } = parameters.floor.kinship
    return Math.min(1, Math.max(0, (Math.max(0, ...near) - from) / (to - from)))
  }

  /** Whether the most telling of several words is answered by meaning alone: "war in Ukraine" is not about Russia. */
  function guessesAtTheRarest(query: readonly QueryTerm[], found: readonly (readonly Reason[])[]): boolean {
    const [rarest, another] = query
      .filter(({ word }) => manner(word) < 0.5)
      .toSorted((a, b) => b.weight - a.weight)
    if (rarest === undefined || another === undefined) return false
    return !found.some((reasons) =>
      reasons.some(({ asked, matchKind }) => asked === rarest.word && matchKind !== 'meaning'),
    )
  }
}

function shareOf({ matchKind, similarity }: Reason): number {
  return matchKind === 'meaning' ? Math.sqrt(similarity / parameters.meaning.factor) : similarity
}
