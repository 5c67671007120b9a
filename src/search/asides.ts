import { isStopWord, stemOf, type Word } from '../text/words.ts'
import { entriesWith, type Index, type TermNumbers } from './build-index.ts'
import {
  asks,
  type Clause,
  introduces,
  isSpoken,
  opens,
  readClauses,
  signsOff,
  tellsOfPeople,
} from './clauses.ts'
import { isFunctionWord } from './function-words.ts'
import { createHome } from './home.ts'
import type { FindManner } from './manner.ts'
import type { SynonymWords } from './meaning.ts'
import type { FindWords } from './near-words.ts'
import { parameters, sizeOf } from './parameters.ts'
import { isTime, withoutSetPhrases } from './talk.ts'
import type { Thesaurus } from './thesaurus.ts'
import { cosine, type WordVectors } from './word-vectors.ts'

/** The words of a question without what is said beside it, in order. */
export type WithoutAsides = (question: string, words: readonly Word[]) => readonly Word[]

interface Known {
  readonly index: Index
  readonly terms: TermNumbers
  readonly nearWords: FindWords
  readonly synonyms: SynonymWords
  readonly thesaurus: Thesaurus
  readonly manner: FindManner
  readonly vectors: WordVectors | null
}

/** A clause, its words that are no manner of speaking, and the most that any of them has to do with the texts. */
interface WeighedClause extends Clause {
  readonly subjects: readonly Word[]
  readonly tie: Tie
}

/**
 * A word is foreign to the texts, like one of theirs in meaning, or at home: more usual there than in everyday English, another
 * word of the field for one of theirs, or one misspelt.
 */
type Tie = typeof foreign | typeof related | typeof atHome
const [foreign, related, atHome] = [0, 1, 2] as const

/**
 * Leaves out set phrases, and the clauses in which people say something beside their question ("Stuck on the train. Sanctions?",
 * "sanctions, my boss wants it by noon"), where another clause has more to do with the texts. Only in small texts: in
 * large ones, long questions tell things in clauses of their own, and any word stands somewhere.
 */
export function createAsides(known: Known): WithoutAsides {
  const { index, terms, nearWords, synonyms, thesaurus, manner, vectors } = known
  if (sizeOf(index) === 'large' || vectors === null) return (_, words) => words
  const homeOf = createHome(index, vectors)

  return (question, words) => {
    const left = leave(question, words)
    return left.length === 0 ? words : left
  }

  function leave(question: string, words: readonly Word[]): readonly Word[] {
    const asked = withoutSetPhrases(words)
    const read = readClauses(question, asked)
    if (read.length < 2) return asked
    const clauses = withoutFrame(read.map(weigh))
    const most = Math.max(foreign, ...clauses.map(({ tie }) => tie))
    const kept = clauses.filter(({ tie }) => tie === most)
    const others = clauses.filter(({ tie }) => tie !== most)
    if (others.length === 0 || asksForOthers(kept, others)) return clauses.flatMap(({ words }) => words)
    const subjects = kept.flatMap(({ subjects }) => subjects).slice(0, parameters.mostWords)
    const last = clauses.findLastIndex(({ tie }) => tie === most)
    return clauses
      .filter((clause, at) => clause.tie === most || !isAside(clause, at < last, subjects))
      .flatMap(({ words }) => words)
  }

  function weigh({ words, after }: Clause): WeighedClause {
    const content = words.filter(({ folded }) => !isStopWord(folded) && !isFunctionWord(folded))
    const subjects = content.filter(({ folded }) => manner(folded) < 0.5)
    // A document may be asked for its dates.
    const dates = content.filter(({ folded }) => isTime(folded) || /^\p{N}/u.test(folded))
    const ties = [...subjects, ...dates].map(tieOf)
    return { words, after, subjects, tie: ties.includes(atHome) ? atHome : (ties.find(Boolean) ?? foreign) }
  }

  function tieOf({ folded }: Word): Tie {
    const term = terms.get(stemOf(folded))
    const rank = vectors?.ranks.get(folded)
    if (term !== undefined && homeOf(rank, entriesWith(index, term)) > 0) return atHome
    const isMeant =
      thesaurus.synonyms(folded, [stemOf(folded)]).some(({ stem }) => terms.has(stem)) ||
      (rank === undefined && term === undefined && nearWords(folded).length > 0)
    if (isMeant) return atHome
    return synonyms.all(folded).length > 0 ? related : foreign
  }

  /** `subjects` are those of the clauses that have the most to do with the texts; some of them may follow. */
  function isAside(clause: WeighedClause, isBefore: boolean, subjects: readonly Word[]): boolean {
    if (asks(clause) || clause.subjects.some((word) => isNear(word, subjects))) return false
    if (isSpoken(clause)) return true
    // A comma may also stand between parts of a name or a list.
    return isBefore && (clause.after !== ',' || clause.subjects.length === 0 || introduces(clause))
  }

  /** Whether a word is near another in meaning: "a week in Tokyo, Japan". */
  function isNear({ folded }: Word, others: readonly Word[]): boolean {
    const rank = vectors?.ranks.get(folded)
    if (rank === undefined || vectors === null) return false
    return others.some((other) => {
      const otherRank = vectors.ranks.get(other.folded)
      return otherRank !== undefined && cosine(vectors, rank, otherRank) >= parameters.floor.kinship.to
    })
  }
}

/** Without an opening, the end of a letter, and the name under it. */
function withoutFrame(clauses: readonly WeighedClause[]): readonly WeighedClause[] {
  const end = clauses.findIndex((clause, at) => at > 0 && signsOff(clause))
  return clauses.filter((clause, at) => {
    if (at === end || (at === 0 && clauses.length > 1 && opens(clause))) return false
    return end === -1 || at < end || clause.tie === atHome
  })
}

/** Whether what has to do with the texts is only told, and others hold the question: "I'm in Vancouver, where do I eat?" */
function asksForOthers(kept: readonly WeighedClause[], others: readonly WeighedClause[]): boolean {
  if (kept.some(asks)) return false
  return kept.every(tellsOfPeople) || others.some((clause) => clause.subjects.length > 0 && asks(clause))
}
