import { stemmer } from 'stemmer'
import type { Range } from './sentences.ts'

/** A word of a text: `folded` for comparing (lower case, no diacritics), its offsets for marking. */
export interface Word extends Range {
  readonly folded: string
}

// Function words, question words, and the verbs that people ask with; none of them says what a question is about.
const stopWords = new Set(
  `a about after again all also am an and any anyone are as ask at be because been being between both but by can could
  did do does doing down during each few for from further get gets give had happen happened happens has have
  having he her here hers him his how
  i if in into is it its just let me mention mentioned more most much must my no nor not now of off on once only or other
  our out over own please really said same say says shall she should show so some still such tell than that the their
  them then there these they this those through to too under until up upon us very was we were what when where whether
  which while who whom whose why will with within would you your`.split(/\s+/u),
)

// A word is a run of letters, marks and digits; an apostrophe or a format character inside it is passed over.
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[\p{Cf}’'][\p{L}\p{M}\p{N}]+)*/gu
const plainWordPattern = /[a-z0-9]+(?:'[a-z0-9]+)*/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them.
const ascii = /^[\u0000-\u007F]*$/u

/** The words of a text in order, with the possessive ending left off. */
export function splitWords(text: string): readonly Word[] {
  return Array.from(text.matchAll(wordPattern), (match) => {
    const [word] = match
    return { folded: fold(word), start: match.index, end: match.index + word.length }
  })
}

/** The folded words of a text alone; the same as those of `splitWords`, several times faster for plain English. */
export function foldWords(text: string): readonly string[] {
  if (!ascii.test(text)) return splitWords(text).map((word) => word.folded)
  return (text.toLowerCase().match(plainWordPattern) ?? []).map(withoutApostrophes)
}

/** Whether a folded word is too common to search by. */
export function isStopWord(folded: string): boolean {
  return stopWords.has(folded)
}

const stems = new Map<string, string>()

/** The stem of a folded word (Porter), the same for British and American spelling; up to three letters stay whole. */
export function stemOf(folded: string): string {
  if (folded.length <= 3) return folded
  if (stems.size > 200_000) stems.clear()
  return stems.getOrInsertComputed(folded, (word) => stemmer(toAmerican(word)))
}

/** Both sides of every comparison go through this, so a word that it bends wrongly still meets itself. */
const traditions: readonly (readonly [RegExp, string])[] = [
  [/^(.*program)mes?$/u, '$1'],
  [/(..)is(e|ed|es|er|ers|ing|ation|ations)$/u, '$1iz$2'],
  [/(...)our(s|ed|ing|able|ful|ly|ite|ites)?$/u, '$1or$2'],
  [/(..)tre(s)?$/u, '$1ter$2'],
  [/^(def|off|lic|pret)ence(s)?$/u, '$1ense$2'],
  [/ll(ed|ing|er|ers)$/u, 'l$1'],
]

function toAmerican(word: string): string {
  return traditions.reduce((spelt, [british, american]) => spelt.replace(british, american), word)
}

function fold(word: string): string {
  return withoutApostrophes(
    word
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .toLowerCase()
      .replaceAll('’', "'"),
  )
}

function withoutApostrophes(word: string): string {
  if (!word.includes("'")) return word
  return (word.endsWith("'s") ? word.slice(0, -2) : word).replaceAll("'", '')
}
