import type { Analyser } from '../text/languages/analyser.ts'
import { english } from '../text/languages/english.ts'
import { createNumberList, type NumberList } from '../text/numbers.ts'

/** What is indexed: a text under a heading. */
export interface Source {
  readonly heading: string
  readonly text: string
}

/**
 * The sources of an index, by entry. A list is one; those of a library are only made when they're asked for.
 */
export interface Sources<Of extends Source = Source> {
  readonly length: number
  readonly at: (entry: number) => Of | undefined
}

/** The words of some sources as numbers: what takes longest of making an index. Indices of several are made of it. */
export interface ReadWords {
  readonly terms: readonly string[]
  readonly words: readonly string[]
  /** For each word what it has in common with those that are only derived from it; empty where the language has no such thing. */
  readonly loose: readonly string[]
  /** From a word's number to its term's; `noTerm` for a stop word. */
  readonly termOfWord: Uint32Array
  /** In how many sources each word stands. */
  readonly entriesWithWord: Uint32Array
  /** The terms of source s in order, heading first, are those from `orderStarts[s]` to `orderStarts[s + 1]`. */
  readonly order: Uint32Array
  readonly orderStarts: Uint32Array
  /** How many of them are the heading's. */
  readonly headingLengths: Uint32Array
  /** How many of the text's own begin it: at most `mostOpening`, within its first words. */
  readonly openings: Uint32Array
}

export const noTerm = 0xffff_ffff

/** A text opens with so many words, stop words aside. */
export const mostOpening = 4
// About so many characters of it are its opening.
const openingLength = 120

/** Reads the words of sources. It pauses between two of them. */
export function* readWords(
  sources: readonly Source[],
  analyser: Analyser = english,
): Generator<void, ReadWords> {
  const { foldWords, looseStemOf } = analyser
  const vocabulary = createVocabulary(analyser)
  const order = createNumberList(1 << 12)
  const orderStarts = new Uint32Array(sources.length + 1)
  const headingLengths = new Uint32Array(sources.length)
  const openings = new Uint32Array(sources.length)
  for (const [entry, { heading, text }] of sources.entries()) {
    const start = order.size()
    for (const word of foldWords(heading)) vocabulary.add(word, entry, order)
    headingLengths[entry] = order.size() - start
    const textStart = order.size()
    let length = 0
    for (const word of foldWords(text)) {
      vocabulary.add(word, entry, order)
      length += word.length + 1
      if (length <= openingLength + 1) openings[entry] = Math.min(mostOpening, order.size() - textStart)
    }
    orderStarts[entry + 1] = order.size()
    yield
  }
  const loose: string[] = []
  if (looseStemOf !== null) {
    for (const word of vocabulary.words) if (loose.push(looseStemOf(word)) % 500 === 0) yield
  }
  return {
    terms: vocabulary.terms,
    words: vocabulary.words,
    loose,
    termOfWord: vocabulary.termOfWord.toArray(),
    entriesWithWord: Uint32Array.from(vocabulary.entriesWithWord),
    order: order.toArray(),
    orderStarts,
    headingLengths,
    openings,
  }
}

function createVocabulary({ isStopWord, stemOf }: Analyser) {
  const terms: string[] = []
  const words: string[] = []
  const termNumbers = new Map<string, number>()
  const wordNumbers = new Map<string, number>()
  const termOfWord = createNumberList()
  const entriesWithWord: number[] = []
  const lastEntry: number[] = []

  function addTerm(word: string): number {
    return isStopWord(word)
      ? noTerm
      : termNumbers.getOrInsertComputed(stemOf(word), (stem) => terms.push(stem) - 1)
  }

  function addWord(word: string): number {
    termOfWord.push(addTerm(word))
    entriesWithWord.push(0)
    lastEntry.push(-1)
    return words.push(word) - 1
  }

  return {
    terms,
    words,
    termOfWord,
    entriesWithWord,
    /** Counts the word as standing in the entry and puts its term, unless it is a stop word, at the end of `order`. */
    add(word: string, entry: number, order: NumberList): void {
      const number = wordNumbers.getOrInsertComputed(word, addWord)
      if (lastEntry[number] !== entry) {
        lastEntry[number] = entry
        entriesWithWord[number] = (entriesWithWord[number] ?? 0) + 1
      }
      const term = termOfWord.at(number)
      if (term !== noTerm) order.push(term)
    },
  }
}
