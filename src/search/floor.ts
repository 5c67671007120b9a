import { entriesWith } from './build-index.ts'
import { calibrate } from './calibrate.ts'
import type { Lexicon, QueryTerm, TermMatch } from './expand.ts'
import { createHome } from './home.ts'
import { parameters } from './parameters.ts'
import { cosine } from './word-vectors.ts'

/** Whether what was found answers a question, is only the nearest to it, or has nothing to do with it. */
type Verdict = 'answer' | 'nearest' | 'nothing'

/** Judges what was found by how much of the question each entry answers, and whether its words are at home in the texts. */
export type Floor = (query: readonly QueryTerm[], found: readonly (readonly Reason[])[]) => Verdict

/**
 * A floor for one collection. Two things count. The share of the question's weight that an entry answers, in which what is
 * only a manner of speaking, and other topics beside words that are at home, count less. And how much the words that an
 * entry answers are at home in these texts, compared with what as many random words of everyday English reach in them.
 */
export function* createFloor(
  lexicon: Pick<Lexicon, 'index' | 'terms' | 'vectors' | 'manner'>,
): Generator<void, Floor> {
  const { index, terms, vectors, manner } = lexicon
  const isLarge = index.size > parameters.meaning.smallCollection
  const { floor } = parameters
  const limits = isLarge ? floor.large : floor.small
  const homeOf = createHome(index, vectors)
  const chance = yield* calibrate(index, terms, vectors, homeOf)

  return (query, found) => {
    const asked = query.map((word) => ({
      ...word,
      manner: manner(word.word),
      rank: vectors?.ranks.get(word.word.toLowerCase()),
    }))
    const best = found.map((reasons) => weigh(asked, reasons))
    const most = (key: keyof Weighed): number => Math.max(0, ...best.map((each) => each[key]))
    const share = most('share')
    const margin = most('home') / chance(asked.reduce((sum, word) => sum + 1 - word.manner, 0))
    if (share < limits.share && margin < limits.homeOfNearest) {
      // A long question shares little, and without vectors nothing is known of English.
      return isLarge && vectors === null ? 'nearest' : 'nothing'
    }
    if (margin >= limits.homeOfAnswer) return 'answer'
    const isSure = margin >= 1 || (most('sure') >= floor.sure && !guessesAtTheRarest(asked, found))
    return share >= limits.shareOfAnswer && isSure ? 'answer' : 'nearest'
  }

  function weigh(query: readonly AskedTerm[], reasons: readonly Reason[]): Weighed {
    const answered = new Map(reasons.map((reason) => [reason.asked, reason]))
    const anchors = query.flatMap((term) => {
      const reason = answered.get(term.word)
      if (reason === undefined || reason.matchKind === 'meaning') return []
      const home = atHome(term, reason)
      return home > 0 ? [{ ...term, home }] : []
    })
    const home = anchors.reduce((sum, anchor) => sum + anchor.home, 0)
    let [whole, share, sure] = [0, 0, 0]
    for (const term of query) {
      const reason = answered.get(term.word)
      if (reason === undefined) {
        whole += weighUnanswered(term, anchors, home)
      } else {
        whole += term.weight
        share += term.weight * shareOf(reason)
        if (reason.matchKind !== 'meaning') sure += term.weight * reason.similarity
      }
    }
    return { home, share: share / (whole || 1), sure: sure / (whole || 1) }
  }

  /**
   * A manner of speaking weighs nothing. Beside words at home, another topic weighs at most as much as the most telling of
   * them: the less, the more at home they are, and the less it has to do with them in meaning.
   */
  function weighUnanswered(term: AskedTerm, anchors: readonly AskedTerm[], home: number): number {
    const weight = term.weight * (1 - term.manner)
    if (anchors.length === 0) return weight
    const { least, most, home: enough } = floor.stranger
    const stranger = most - (most - least) * Math.min(1, home / enough)
    const share = stranger + (1 - stranger) * kinship(term, anchors)
    return Math.min(weight, share * Math.max(1, ...anchors.map((anchor) => anchor.weight)))
  }

  function atHome(
    { word, initialism }: QueryTerm,
    { matchKind, similarity, stem, word: found }: Reason,
  ): number {
    const term = stem === null ? undefined : terms.get(stem)
    const having = term === undefined ? (initialism?.entries.size ?? 0) : entriesWith(index, term)
    return similarity * homeOf((matchKind === 'spelling' ? found : word).toLowerCase(), having)
  }

  /** Whether a word belongs with one of the others in meaning, 0 to 1. */
  function kinship({ rank }: AskedTerm, others: readonly AskedTerm[]): number {
    if (rank === undefined || vectors === null) return 0
    const near = others.map((other) => (other.rank === undefined ? 0 : cosine(vectors, rank, other.rank)))
    const { from, to } = floor.kinship
    return Math.min(1, Math.max(0, (Math.max(...near) - from) / (to - from)))
  }
}

/** How an entry answers a word of the question, and by which word and stem of its own; no stem for names with its initials. */
interface Reason extends Pick<TermMatch, 'word' | 'similarity' | 'matchKind'> {
  readonly asked: string
  readonly stem: string | null
}

interface AskedTerm extends QueryTerm {
  /** How far it is a manner of speaking, 0 to 1. */
  readonly manner: number
  readonly rank: number | undefined
}

/** What an entry answers: how much at home its words are, the share of the weight, and that of what is no guess at a meaning. */
interface Weighed {
  readonly home: number
  readonly share: number
  readonly sure: number
}

/** Whether the most telling of several words is answered by meaning alone: "war in Ukraine" is not about Russia. */
function guessesAtTheRarest(query: readonly AskedTerm[], found: readonly (readonly Reason[])[]): boolean {
  const subjects = query.filter(({ manner }) => manner < 0.5).toSorted((a, b) => b.weight - a.weight)
  const [rarest, another] = subjects
  if (rarest === undefined || another === undefined) return false
  return !found.some((reasons) =>
    reasons.some(({ asked, matchKind }) => asked === rarest.word && matchKind !== 'meaning'),
  )
}

function shareOf({ matchKind, similarity }: Reason): number {
  return matchKind === 'meaning' ? Math.sqrt(similarity / parameters.meaning.factor) : similarity
}
