import { numberWordSource, ordinalSource } from './numerals.ts'

const paragraphWord = '(?:operative paragraphs?|paragraphs?|paras?|pars?|pp?|nos?|numbers?|points?|op)'

/** Source of a pattern for a word or sign before a paragraph's number. No group. */
export const markSource = String.raw`(?:[¶§#]|${paragraphWord}(?![\p{L}])\.?)`

/** Source of a pattern for a word that names an item. No group. */
export const entrySource =
  '(?:bullet points?|bullets?|items?|entry|entries|points?|letters?|sub-?paragraphs?|sub-?paras?)'

const dash = String.raw`\s*(?:[-‐‑‒–—−]|\b(?:to|through)\b)\s*`
const label = String.raw`([a-z]{1,2}|[1-9]\d?|${numberWordSource})(?![a-z\d])`
const sentenceWord = String.raw`(?:sentences?|sent\.?|s\.?)`

/** Patterns of the parts of a reference, in lower case, each for one place of a text. */
export const patterns = {
  marks: pattern(String.raw`\s*(?:${markSource}\s*)*`),
  // Only after a whole word is a number word one: "can one detect" is no reference.
  longMark: pattern(
    String.raw`\s*(?:(?:operative )?(?:paragraphs?|paras?|points?|numbers?)\s+|[¶§]\s*)(?=${numberWordSource})`,
  ),
  number: pattern(String.raw`(\d{1,9})(?!\d)`),
  numberWord: pattern(`(${numberWordSource})`),
  ordinalParagraphs: pattern(
    String.raw`\s*(?:the\s+)?${ordinalSource}(?:\s*(?:,|and|&|or)\s*(?:the\s+)?${ordinalSource})?\s+(?:paragraphs?|paras?)\b`,
  ),
  open: pattern(String.raw`\s*\[\s*`),
  close: pattern(String.raw`\s*\]`),
  dash: pattern(dash),
  separator: pattern(String.raw`\s*(?:[,;&+]\s*(?:and\b|or\b|&)?|\band\b|\bor\b)\s*`),
  slash: pattern(String.raw`\s*/\s*(?=[\d(a-z])`),
  possessive: pattern(String.raw`['’]s\b`),
  bareItem: pattern(String.raw`\s*(?:${entrySource}\s*)?(?:\(\s*([a-z]{1,2})\s*\)|([a-z])(?![a-z\d]))`),
  items: [
    pattern(String.raw`\(\s*([a-z]{1,4}|[1-9]\d?)\s*\)`),
    pattern(String.raw`\s*\(\s*([a-z]{1,2}|[ivx]{1,4}|[1-9]\d?)\s*\)`),
    pattern(String.raw`([a-z]{1,2})(?![a-z\d])\)?`),
    pattern(String.raw`\.\s?([a-z]{1,2})(?![a-z\d])`),
    pattern(String.raw`\.([1-9]\d?)(?![\d.]|\s*(?:%|million|billion|per\b))`),
    // "a" and "I" before a word are words themselves.
    pattern(String.raw`\s+(?!s\.?\s*\d)(?![ai]\s+[a-z]{2})([a-z])(?![a-z\d'’])`),
    pattern(String.raw`\s+(?![ai]\s+(?!and\b|or\b|to\b|please\b|say)[a-z]{2})([ai])(?![a-z\d'’])`),
    pattern(String.raw`\s*,?\s*${entrySource}\s*\(?\s*${label}\s*\)?`),
    pattern(String.raw`\s*,?\s*(?:the\s+)?${ordinalSource}\s+${entrySource}\b`),
  ],
  letters: [
    pattern(String.raw`\s*(?:${entrySource}\s*)?\(\s*([a-z]{1,4}|[1-9]\d?)\s*\)`),
    pattern(String.raw`\s*(?:${entrySource}\s*)?([a-z])(?![a-z\d'’])`),
  ],
  further: pattern(String.raw`\s?\(\s*([a-z]{1,4}|\d{1,2})\s*\)`),
  sentences: [
    pattern(String.raw`\s*:\s*(\d{1,4})(?!\d)(?:${dash}(\d{1,4})(?!\d))?`),
    pattern(String.raw`\s*,?\s*${sentenceWord}\s*(\d{1,4})(?!\d)(?:${dash}(\d{1,4})(?!\d))?`),
    pattern(String.raw`\s*,?\s*sentences?\s+(${numberWordSource})`),
    pattern(String.raw`\s*,?\s*(?:the\s+)?${ordinalSource}\s+sentence\b`),
  ],
  // What can come before "of paragraph 11".
  of: pattern(String.raw`\s*,?\s*(?:of|in|from|under)\s+(?:the\s+)?`),
  the: pattern(String.raw`\s*(?:the\s+)?`),
  ordinal: pattern(String.raw`${ordinalSource}\s*`),
  entry: pattern(String.raw`${entrySource}\b\s*`),
  label: pattern(String.raw`\(?\s*${label}\s*\)?`),
  letterOf: pattern(String.raw`([a-z])(?=\s+of\s+(?:the\s+)?${markSource})`),
  bracketed: pattern(String.raw`\(\s*([a-z]{1,2})\s*\)`),
  join: pattern(String.raw`\s*(?:,\s*(?:and\b)?|&|\band\b|\bor\b)\s*(?:the\s+)?`),
  innerSentence: pattern(String.raw`${ordinalSource}\s+sentence\b`),
  innerSentences: pattern(
    String.raw`sentences?\s+(\d{1,4}|${numberWordSource})(?!\d)(?:${dash}(\d{1,4})(?!\d))?`,
  ),
}

const someNumber = new RegExp(String.raw`\d|\b${numberWordSource}|${ordinalSource}`, 'u')

/** Whether a text in lower case has a number in digits or words; without one there is no reference in it. */
export function hasNumber(text: string): boolean {
  return someNumber.test(text)
}

/** A pattern that matches at one place of a text only. */
export function pattern(source: string): RegExp {
  return new RegExp(source, 'yu')
}
