import { setOfWords } from '../text/set-of-words.ts'
import { isStopWord, type Word } from '../text/words.ts'
import { isCourtesy, isSlang } from './talk.ts'

/** A part of a question: from one mark of punctuation, or conjunction, to the next. It has a word. */
export interface Clause {
  readonly words: readonly Word[]
  /** What is written after it: marks, or nothing before a conjunction. */
  readonly after: string
}

// Between two words.
const mark = /[.!?…;:,]\s|[()[\]\n]|\s\p{Pd}+\s/u
const conjunctions = setOfWords('although because but cos coz cuz though while')
const notAfterSo = setOfWords('called far many much on that')

// Who speaks, and who is spoken to; and whom they speak of.
const speakers = setOfWords('i me mine my our us we you your')
const spokenOf = setOfWords('he her him his she their them they')
// What stands before its sentence and only says how, when or where begins with these, or with a participle.
const introductions = setOfWords(
  `according after as at back because before but by during for from if in of on once out over since speaking though to under
  when while with without`,
)
const participles = setOfWords('caught gone left lost sat stuck')
const adverbs = setOfWords('already almost finally just nearly only still')
const questionWords = setOfWords(
  `anybody anyone are can could did do does had has have how is should was were what when where which who whom whose why will
  would`,
)
const requests = setOfWords('book find fetch give get list order recommend send show tell translate')
const wishes = setOfWords('like looking need want')
const openings = setOfWords('alright anyway listen look next now question right so update well')
const farewells = setOfWords('regards sincerely wishes yours')
const longestFarewell = 4

/** The clauses of a question, in order, each with its own of these words. */
export function readClauses(question: string, words: readonly Word[]): readonly Clause[] {
  const clauses: Clause[] = []
  let first = 0
  for (let at = 0; at < words.length; at++) {
    const gap = question.slice(words[at]?.end, words[at + 1]?.start)
    const isLast = at + 1 === words.length
    if (!isLast && !isDivided(words[at], gap) && !beginsClause(words, at + 1)) continue
    clauses.push({ words: words.slice(first, at + 1), after: gap.trim() })
    first = at + 1
  }
  return clauses
}

/** Whether what is written between a word and the next divides two clauses. */
function isDivided(before: Word | undefined, gap: string): boolean {
  if (gap === ' ') return false
  // A full stop after one letter belongs to a name: "N. Korea".
  const isInitial = before?.folded.length === 1 && gap.startsWith('.')
  return mark.test(isInitial ? gap.slice(1) : gap)
}

function beginsClause(words: readonly Word[], at: number): boolean {
  const word = words[at]?.folded ?? ''
  const next = words[at + 1]?.folded ?? ''
  if (word === 'so') return !notAfterSo.has(next)
  // Only before the speaker or the listener: "sanctions and then I'm off".
  if (word === 'and') return speakers.has(next === 'then' ? (words[at + 2]?.folded ?? '') : next)
  return conjunctions.has(word)
}

/** Whether it asks for something: "how do I get there?", "I need a hotel", "book me a table". */
export function asks({ words, after }: Clause): boolean {
  if (after.includes('?')) return true
  const [first = '', ...others] = words.slice(0, 3).map(({ folded }) => folded)
  if (questionWords.has(first) || requests.has(first)) return true
  return (first === 'i' || first === 'we') && others.some((word) => wishes.has(word))
}

/** Whether it names the speaker or the listener, or has a word of chat: "my boss wants it", "thanks everyone". */
export function isSpoken({ words }: Clause): boolean {
  return words.some(({ folded }) => speakers.has(folded) || isCourtesy(folded) || isSlang(folded))
}

/** Whether it tells of people: "I'm in Vancouver", "they come from Japan". */
export function tellsOfPeople({ words }: Clause): boolean {
  return words.some(({ folded }) => speakers.has(folded) || spokenOf.has(folded))
}

/** Whether it only says how, when or where: "after lunch", "stuck on a train", "just finished knitting". */
export function introduces({ words }: Clause): boolean {
  const [first = '', second = ''] = words.map(({ folded }) => folded).filter((word) => !adverbs.has(word))
  return introductions.has(first) || (isParticiple(first) && (isStopWord(second) || isParticiple(second)))
}

function isParticiple(word: string): boolean {
  return /(?:ing|ed)$/u.test(word) || participles.has(word)
}

/** Whether it only opens what follows: "dear colleagues", "right", "next". */
export function opens({ words: [first, second] }: Clause): boolean {
  return (
    first !== undefined && (first.folded === 'dear' || (second === undefined && openings.has(first.folded)))
  )
}

/** Whether it ends a letter: who signs follows. */
export function signsOff({ words }: Clause): boolean {
  return words.length <= longestFarewell && words.some(({ folded }) => farewells.has(folded))
}
