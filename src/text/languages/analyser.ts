import type { Word } from '../words.ts'

/** A word to search by; it is `joint` where it reaches over two words that only stand side by side, as "人信" in "个人信息". */
export interface AnalysedWord extends Word {
  readonly joint?: boolean
}

/** How the words of one language are found in a text and compared. All words are folded. */
export interface Analyser {
  /** A language's primary subtag, such as "de"; "und" where only folded words are compared. */
  readonly id: string
  /** Whether other forms of a word are found by its stem, or words by parts of them, or each word only as it stands. */
  readonly support: 'stems' | 'segments' | 'exact'
  /** The words of a text in order. They may overlap. */
  readonly splitWords: (text: string) => readonly AnalysedWord[]
  /** The same, folded, without their places. */
  readonly foldWords: (text: string) => readonly string[]
  /** Whether a word is too common to search by. */
  readonly isStopWord: (folded: string) => boolean
  /** Whether a word is what people ask with, "rule" or "provision", beside the words that they ask about. */
  readonly isAsking: (folded: string) => boolean
  /** What all the forms of a word have in common. */
  readonly stemOf: (folded: string) => string
  /** The same for words that are only derived from each other; null where there is no such thing. */
  readonly looseStemOf: ((folded: string) => string) | null
  /** How much a word of the texts is about one that it contains, 0 to 1; null where words aren't made of words. */
  readonly contains: ((word: string, part: string) => number) | null
  /** What may be between the parts of a compound, at the end of the first: "s" in "Zukunftsplan"; null where there are none. */
  readonly joint: RegExp | null
  /** Whether a word that no text has may be a misspelt one. */
  readonly isSpelt: boolean
}
