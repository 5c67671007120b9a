import { editDistance } from '../text/edit-distance.ts'
import type { WordMemory } from '../text/word-memory.ts'
import { isStopWord, nameLike, splitWords, stemOf, type Word } from '../text/words.ts'
import type { WithoutAsides } from './asides.ts'
import { entriesWith, type Index, type TermNumbers } from './build-index.ts'
import type { FindInitialism } from './initialisms.ts'
import type { FindWords, WordMatch } from './near-words.ts'
import { parameters } from './parameters.ts'
import { isCourtesy } from './talk.ts'

/** A word of a question to search for. */
export interface AskedWord {
  readonly folded: string
  /** Whether it is written in capitals, as US is, which is not the pronoun. */
  readonly isInitials: boolean
  /** What the texts have for it because of the words beside it: "cyberattacks" for "cyber attacks", "north" for "N. Korea". */
  readonly variants: readonly Variant[]
}

/** A word of the texts that stands there for what was asked for. */
interface Variant extends WordMatch {
  readonly matchKind: 'same' | 'initialism'
}

interface Known {
  /** The parts of words that were divided before, or found to have none. */
  readonly divided: WordMemory<{ readonly parts: readonly string[] | null }>
  readonly index: Index
  readonly terms: TermNumbers
  readonly nearWords: FindWords
  readonly initialisms: FindInitialism
  readonly withoutAsides: WithoutAsides
}

/** The words to search for, in order, with repetitions: without stop words, divided where only their parts are known. */
export function readQuestion(question: string, known: Known): readonly AskedWord[] {
  const words = known.withoutAsides(question, splitWords(question))
  const stops = words.map(({ folded }) => isStopWord(folded))
  const isShouted = !/\p{Ll}/u.test(question) && words.some(isLoud)
  const content: (Omit<AskedWord, 'variants'> & { readonly at: number })[] = []
  for (const [at, word] of words.entries()) {
    const isInitials = !isShouted && capitals.test(question.slice(word.start, word.end))
    const isStop = stops[at] === true
    const folded = (isInitials && isStop ? nameLike(word.folded) : undefined) ?? word.folded
    // Folded as a name, it's no stop word any more.
    const isLeftOut = isStop && folded === word.folded
    if (!isLeftOut || (isInitials && known.initialisms(folded) !== null))
      content.push({ folded, isInitials, at })
  }
  const seen = new Set<string>()
  const asked: AskedWord[] = []
  // What a word makes up with the next one, if it was looked up for the word before.
  let compound: { readonly at: number; readonly variants: readonly Variant[] } | null = null
  for (const { folded, isInitials, at } of withoutCourtesy(content, known)) {
    // Only the first of equal words is looked up, and no more than are searched for.
    if (seen.has(folded) || seen.size >= parameters.mostWords) {
      asked.push({ folded, isInitials, variants: none })
      continue
    }
    seen.add(folded)
    const parts = partsOf(folded, known)
    if (parts !== null) {
      for (const part of parts) asked.push({ folded: part, isInitials: false, variants: none })
      continue
    }
    const before = compound?.at === at ? compound.variants : joined(question, words, at - 1, stops, known)
    const after = joined(question, words, at, stops, known)
    compound = { at: at + 1, variants: after }
    const named = namedByInitial(question, words, at, known)
    const isAlone = before.length + after.length + named.length === 0
    asked.push({ folded, isInitials, variants: isAlone ? none : [...before, ...after, ...named] })
  }
  return asked
}

const none: readonly never[] = []

const capitals = /^(?:\p{Lu}\.?){2,6}(?:['’]s)?$/u

/** Whether a word in capitals is none that people write so: a stop word, or a long one. */
function isLoud({ folded }: Word): boolean {
  return folded.length > 6 || (isStopWord(folded) && nameLike(folded) === undefined)
}

/** Without words of courtesy at either end, and elsewhere where the texts lack them; unless there are no others. */
function withoutCourtesy<T extends { readonly folded: string }>(
  words: readonly T[],
  { terms }: Known,
): readonly T[] {
  if (!words.some(({ folded }) => isCourtesy(folded))) return words
  const first = words.findIndex(({ folded }) => !isCourtesy(folded))
  const last = words.findLastIndex(({ folded }) => !isCourtesy(folded))
  if (first === -1) return words
  return words.slice(first, last + 1).filter(({ folded }) => !isCourtesy(folded) || terms.has(stemOf(folded)))
}

/** The parts of a word, which is divided once; null where the texts have it, or where it has none. */
function partsOf(word: string, known: Known): readonly string[] | null {
  if (known.terms.has(stemOf(word))) return null
  const before = known.divided.get(word)
  if (before !== undefined) return before.parts
  const parts = divide(word, known)
  known.divided.set(word, { parts })
  return parts
}

/**
 * The two parts of a word that the texts lack: letters and digits ("UNSCR2397"), or words that stand side by side there
 * ("nonproliferation"). What is one letter off a word of the texts is misspelt.
 */
function divide(word: string, { index, terms, nearWords, initialisms }: Known): readonly string[] | null {
  if (word.length > parameters.compounds.longestWord) return null
  const [, letters, digits] = /^(\p{L}{2,})(\p{N}+)$/u.exec(word) ?? []
  if (letters !== undefined && digits !== undefined) return [letters, digits]
  if (word.length < 6 || initialisms(word) !== null) return null
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)] as const
    const [first, second] = parts.map((part) => terms.get(stemOf(part)))
    if (first === undefined || second === undefined || !termsBefore(second, index).has(first)) continue
    const [near] = nearWords(word)
    return near !== undefined && editDistance(word, near.word, 1) <= 1 ? null : parts
  }
  return null
}

/** The word of the texts that a word and the next make up; `stops` says which of them are stop words. */
function joined(
  question: string,
  words: readonly Word[],
  at: number,
  stops: readonly boolean[],
  { terms }: Known,
): readonly Variant[] {
  const [first, second] = [words[at], words[at + 1]]
  if (first === undefined || second === undefined) return none
  const between = question.slice(first.end, second.start)
  if (between !== ' ' && !/^[\p{Pd}\s]$/u.test(between)) return none
  // A stop word is part of a compound only where a hyphen says so: "take-off".
  if ((stops[at] === true || stops[at + 1] === true) && /^\s$/u.test(between)) return none
  const whole = first.folded + second.folded
  const term = terms.get(stemOf(whole))
  return term === undefined ? none : [{ term, similarity: 1, matchKind: 'same', word: whole }]
}

/** For an initial before a word, "N. Korea", the words that begin so and stand before that word in the texts. */
function namedByInitial(
  question: string,
  words: readonly Word[],
  at: number,
  { index, terms }: Known,
): readonly Variant[] {
  const [initial, name] = [words[at], words[at + 1]]
  if (initial === undefined || name === undefined || initial.folded.length > 1) return none
  const written = question.slice(initial.start, name.start)
  const term = terms.get(stemOf(name.folded))
  if (term === undefined || !/^(?:\p{L}\.|\p{Lu}[\s\p{Pd}])\s?$/u.test(written)) return []
  const before = termsBefore(term, index)
  // Without the stop the letter may be just that: "vitamin C deficiency".
  if (!written.includes('.') && before.has(terms.get(initial.folded) ?? -1)) return []
  const meant = [...before].filter(([term]) => {
    const stem = index.terms[term] ?? ''
    return stem.length > 1 && stem.startsWith(initial.folded)
  })
  const { similarity, leastOfMost } = parameters.initials
  const least = leastOfMost * Math.max(0, ...meant.map(([, count]) => count))
  return meant.flatMap(([term, count]): readonly Variant[] => {
    const word = index.words[index.termOfWord.indexOf(term)] ?? ''
    return count < least ? [] : [{ term, similarity, matchKind: 'initialism', word }]
  })
}

/** How often each term stands directly before this one, in the first passages that have it. */
function termsBefore(term: number, index: Index): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  const from = index.starts[term] ?? 0
  const enough = Math.min(entriesWith(index, term), parameters.initials.mostPassages)
  for (const entry of index.entries.subarray(from, from + enough)) {
    const [start, end] = [index.orderStarts[entry] ?? 0, index.orderStarts[entry + 1] ?? 0]
    for (let at = start + 1; at < end; at++) {
      if (index.order[at] !== term) continue
      const before = index.order[at - 1] ?? 0
      counts.set(before, (counts.get(before) ?? 0) + 1)
    }
  }
  return counts
}
