import { stemmer } from 'stemmer'
import type { Range } from '../document/sentences.ts'

/** A word of a text: `folded` for comparing (lower case, no diacritics), its offsets for marking. */
export interface Word extends Range {
  readonly folded: string
}

// Function words, question words, and the verbs that people ask with; none of them says what a question is about.
const stopWords = new Set(
  `a about after again all also am an and any anyone are as ask at be because been being both but by can could did do
  does doing down each few for from further get gets give had has have having he her here hers him his how i if in into
  is it its just let me mention mentioned more most much must my no nor not now of off on once only or other our out over
  own please really said same say says shall she should show so some still such tell than that the their them then there
  these they this those through to too under until up very was we were what when where whether which while who whom whose
  why will with would you your`.split(/\s+/u),
)

// A word is a run of letters, marks and digits; an apostrophe or a format character inside it is passed over.
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[\p{Cf}’'][\p{L}\p{M}\p{N}]+)*/gu

/** The words of a text in order, with the possessive ending left off. */
export function splitWords(text: string): readonly Word[] {
  return Array.from(text.matchAll(wordPattern), (match) => {
    const [word] = match
    return { folded: fold(word), start: match.index, end: match.index + word.length }
  })
}

/** The words that say what a text is about; all of them where every one is a stop word. */
export function contentWords(text: string): readonly Word[] {
  const words = splitWords(text)
  const content = words.filter((word) => !isStopWord(word.folded))
  return content.length > 0 ? content : words
}

/** Whether a folded word is too common to search by. */
export function isStopWord(folded: string): boolean {
  return stopWords.has(folded)
}

const stems = new Map<string, string>()

/** The stem of a folded word (Porter); words of up to three characters stay whole. */
export function stemOf(folded: string): string {
  const known = stems.get(folded)
  if (known !== undefined) return known
  const stem = folded.length > 3 ? stemmer(folded) : folded
  if (stems.size > 50_000) stems.clear()
  stems.set(folded, stem)
  return stem
}

function fold(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/[’']s$/u, '')
    .replace(/[’']/gu, '')
}
