import type { AnalysedWord, Analyser } from './analyser.ts'
import { foldWord } from './fold.ts'
import { rememberStems } from './remember-stems.ts'

/** What makes the analyser of a language that puts spaces between words. */
export interface AlphabeticRules {
  readonly id: string
  readonly support: 'stems' | 'exact'
  /** Words too common to search by, and words that people ask with, as they're written, with spaces between. */
  readonly stopWords: string
  readonly askingWords: string
  /** A beginning that an apostrophe cuts off: the "l" of "l'État"; null where an apostrophe is part of the word. */
  readonly elision: RegExp | null
  /** Takes a folded word; the one is called before the other. */
  readonly respell: ((folded: string) => string) | null
  readonly stemOf: (folded: string) => string
  readonly looseStemOf: ((folded: string) => string) | null
  readonly contains: Analyser['contains']
  readonly joint?: RegExp
}

/** Rules by which each word stands for itself alone. */
export const plainRules = {
  support: 'exact',
  stopWords: '',
  askingWords: '',
  elision: null,
  respell: null,
  stemOf: (folded: string) => folded,
  looseStemOf: null,
  contains: null,
} as const satisfies Omit<AlphabeticRules, 'id'>

/*
 * A word begins with a letter or digit. Letters with full stops between them are one word with the last stop (U.N.); an
 * apostrophe or a format character is within the word.
 */
const wordPattern =
  /(?<![\p{L}\p{M}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])\.?|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[\p{Cf}'’‘ʼ`´＇][\p{L}\p{M}\p{N}]+)*/gu

/** An analyser of words between spaces and marks. */
export function createAlphabetic(rules: AlphabeticRules): Analyser {
  const { elision } = rules
  const fold = (word: string): string => {
    const folded = foldWord(word).replaceAll('.', '')
    return rules.respell === null ? folded : rules.respell(folded)
  }
  const listed = (words: string): ReadonlySet<string> =>
    new Set(words.split(/\s+/u).filter(Boolean).map(fold))
  const stopWords = listed(rules.stopWords)
  const askingWords = listed(rules.askingWords)
  const splitWords = (text: string): readonly AnalysedWord[] =>
    Array.from(text.matchAll(wordPattern), ({ 0: written, index }): AnalysedWord => {
      const cut = elision?.exec(written)?.[0].length ?? 0
      return { folded: fold(written.slice(cut)), start: index + cut, end: index + written.length }
    }).filter(({ folded }) => folded !== '')
  return {
    id: rules.id,
    support: rules.support,
    splitWords,
    foldWords: (text) => splitWords(text).map(({ folded }) => folded),
    isStopWord: (folded) => stopWords.has(folded),
    isAsking: (folded) => askingWords.has(folded),
    stemOf: rememberStems(rules.stemOf),
    looseStemOf: rules.looseStemOf === null ? null : rememberStems(rules.looseStemOf),
    contains: rules.contains,
    joint: rules.joint ?? null,
    isSpelt: true,
  }
}
