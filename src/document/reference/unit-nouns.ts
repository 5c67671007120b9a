import { foldWord } from './fold.ts'
import { type Noun, nouns, ownNoun } from './nouns.ts'
import type { Token } from './tokens.ts'
import { tokenize } from './tokens.ts'
import { unitWords } from './words.ts'

/** A noun at one place of a text: the word as folded, and the tokens that it takes. */
export interface FoundNoun {
  readonly noun: Noun
  readonly word: string
  readonly length: number
}

/** Nouns that only some documents have, by their folded words. */
export type OwnNouns = ReadonlyMap<string, Noun>

const longestPhrase = 5
const phrases = new Map<string, Noun>()
for (const table of Object.values(unitWords)) {
  for (const [key, forms] of Object.entries(table)) {
    const noun = nouns.get(key)
    if (noun === undefined) throw new Error(`No noun ${key}`)
    for (const form of forms.split(', ')) phrases.getOrInsert(phraseOf(tokenize(form)), noun)
  }
}

/** Whether a folded word begins a phrase, so that most words need no further look. */
const firstWords = new Set([...phrases.keys()].map((phrase) => phrase.split(' ')[0] ?? ''))

function phraseOf(tokens: readonly Token[]): string {
  return tokens.map(({ value }) => value).join(' ')
}

/** The nouns of words of documents' own. */
export function ownNouns(words: readonly string[]): OwnNouns {
  return new Map(
    words.flatMap((word) => {
      const noun = ownNoun(foldWord(word))
      return [[noun.key, noun] as const, [`${noun.key}s`, noun] as const]
    }),
  )
}

/** The noun that begins at one of these tokens, the longest first; null where none does. */
export function nounAt(tokens: readonly Token[], at: number, own: OwnNouns): FoundNoun | null {
  const first = tokens[at]
  if (first === undefined || (first.kind !== 'word' && first.kind !== 'mark')) return null
  for (const value of formsOf(first.value)) {
    const ownFound = own.get(value)
    if (ownFound !== undefined) return { noun: ownFound, word: value, length: 1 }
    if (!firstWords.has(value)) continue
    for (let length = Math.min(longestPhrase, tokens.length - at); length > 0; length--) {
      const phrase = [value, ...tokens.slice(at + 1, at + length).map((token) => token.value)].join(' ')
      const noun = phrases.get(phrase)
      if (noun !== undefined) return { noun, word: phrase, length }
    }
  }
  return null
}

/** Whether a noun may begin with a folded word. */
export function beginsNoun(word: string, own: OwnNouns): boolean {
  const isFirst = (form: string): boolean => firstWords.has(form) || own.has(form)
  return isFirst(word) || formsOf(word).some(isFirst)
}

/** An Arabic word with and without the particles that are written with it. */
function formsOf(value: string): readonly string[] {
  if (!/^\p{Script=Arabic}/u.test(value)) return [value]
  const bare = [value.replace(/^لل/u, 'ال'), value.slice(1)].filter((each) => each.length > 3)
  return /^[وبفلك]/u.test(value) ? [value, ...bare] : [value]
}
