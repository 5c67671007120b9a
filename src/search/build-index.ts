import type { Analyser } from '../text/languages/analyser.ts'
import { english } from '../text/languages/english.ts'
import { createNumberList, type NumberList } from '../text/numbers.ts'
import { sortPlaces } from '../text/sort-places.ts'
import { buildLetterPairs, type LetterPairs } from './letter-pairs.ts'
import { noTerm } from './no-term.ts'
import { parameters } from './parameters.ts'

/** What is indexed: a text under a heading. */
export interface Source {
  readonly heading: string
  readonly text: string
}

/**
 * An inverted index in typed arrays. A *word* is as the texts spell it, folded; a *term* is the stem of words; an
 * *entry* is a source, by its position.
 */
export interface Index extends LetterPairs {
  readonly size: number
  readonly terms: readonly string[]
  readonly words: readonly string[]
  /** From a word's number to its term's; `noTerm` for a stop word. */
  readonly termOfWord: Uint32Array
  /** In how many entries each word stands. */
  readonly entriesWithWord: Uint32Array
  /** The postings of term t are those from `starts[t]` to `starts[t + 1]`, by entry. */
  readonly starts: Uint32Array
  readonly entries: Uint32Array
  /** What a term adds to an entry's score, before its rarity: BM25F's saturated frequency, 0 to k1 + 1. */
  readonly weights: Float32Array
  /** The terms of entry e in order, heading first, are those from `orderStarts[e]` to `orderStarts[e + 1]`. */
  readonly order: Uint32Array
  readonly orderStarts: Uint32Array
}

/** Builds an index. It pauses between entries, so that whoever drives it can let other work go on. */
export function* buildIndex(
  sources: readonly Source[],
  analyser: Analyser = english,
): Generator<void, Index> {
  const { foldWords } = analyser
  const vocabulary = createVocabulary(analyser)
  const order = createNumberList(1 << 14)
  const orderStarts = new Uint32Array(sources.length + 1)
  const headingLengths = new Uint32Array(sources.length)
  // For each entry and each different term in it, one of these: term, count in the heading, count in the text.
  const found = {
    entry: createNumberList(1 << 14),
    term: createNumberList(1 << 14),
    count: createNumberList(1 << 14),
  }
  for (const [entry, { heading, text }] of sources.entries()) {
    const start = order.size()
    for (const word of foldWords(heading)) vocabulary.add(word, entry, order)
    headingLengths[entry] = order.size() - start
    for (const word of foldWords(text)) vocabulary.add(word, entry, order)
    orderStarts[entry + 1] = order.size()
    for (const [term, count] of countTerms(order, start, start + (headingLengths[entry] ?? 0))) {
      found.entry.push(entry)
      found.term.push(term)
      found.count.push(count)
    }
    yield
  }
  const lengths = { heading: headingLengths, orderStarts }
  const postings = yield* transpose(found, vocabulary.terms.length, lengths)
  const termOfWord = vocabulary.termOfWord.toArray()
  return {
    size: sources.length,
    terms: vocabulary.terms,
    words: vocabulary.words,
    termOfWord,
    entriesWithWord: Uint32Array.from(vocabulary.entriesWithWord),
    ...postings,
    order: order.toArray(),
    orderStarts,
    ...(yield* buildLetterPairs(vocabulary.words, termOfWord, analyser)),
  }
}

/** In how many entries a term stands. */
export function entriesWith({ starts }: Index, term: number): number {
  return (starts[term + 1] ?? 0) - (starts[term] ?? 0)
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

// Counts of a term in heading and text share one number: the heading's in the upper half.
const oneInHeading = 0x1_0000

function countTerms(order: NumberList, start: number, textStart: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (let at = start; at < order.size(); at++) {
    const term = order.at(at)
    counts.set(term, (counts.get(term) ?? 0) + (at < textStart ? oneInHeading : 1))
  }
  return counts
}

/** From "which terms stand in this entry" to "in which entries does this term stand", with the weights. */
function* transpose(
  found: Readonly<Record<'entry' | 'term' | 'count', NumberList>>,
  terms: number,
  lengths: { readonly heading: Uint32Array; readonly orderStarts: Uint32Array },
): Generator<void, Pick<Index, 'starts' | 'entries' | 'weights'>> {
  const size = found.term.size()
  const { starts, places } = yield* sortPlaces(size, terms, (at, take) => take(found.term.at(at)))
  const entries = new Uint32Array(size)
  const weights = new Float32Array(size)
  const weigh = createWeigher(lengths)
  for (let posting = 0; posting < size; posting++) {
    const at = places[posting] ?? 0
    const entry = found.entry.at(at)
    entries[posting] = entry
    weights[posting] = weigh(entry, found.count.at(at))
    if (posting % 0x4000 === 0) yield
  }
  return { starts, entries, weights }
}

/** BM25F: the counts of both fields, each held against its length, together saturated. */
function createWeigher(lengths: { readonly heading: Uint32Array; readonly orderStarts: Uint32Array }) {
  const { k1, headingB, textB, headingWeight, headingAlone, headingHalf } = parameters
  const size = Math.max(1, lengths.heading.length)
  const all = lengths.orderStarts.at(-1) ?? 0
  const inHeadings = lengths.heading.reduce((sum, length) => sum + length, 0)
  const meanHeading = inHeadings / size || 1
  const meanText = (all - inHeadings) / size || 1
  return (entry: number, count: number): number => {
    const heading = lengths.heading[entry] ?? 0
    const text = (lengths.orderStarts[entry + 1] ?? 0) - (lengths.orderStarts[entry] ?? 0) - heading
    const inHeading = Math.floor(count / oneInHeading) / (1 - headingB + (headingB * heading) / meanHeading)
    const inText = (count % oneInHeading) / (1 - textB + (textB * text) / meanText)
    const frequency = headingWeight * inHeading + inText
    const alone = (headingAlone * inHeading) / (headingHalf + inHeading)
    return (frequency * (k1 + 1)) / (k1 + frequency) + alone
  }
}
