import { createNumberList } from '../text/numbers.ts'
import { foldWords, isStopWord, stemOf } from '../text/words.ts'
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
export interface Index {
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

export const noTerm = 0xffff_ffff

/** Builds an index. It pauses between entries, so that whoever drives it can let other work go on. */
export function* buildIndex(sources: readonly Source[]): Generator<void, Index> {
  const vocabulary = createVocabulary()
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
    countTerms(order, start, start + (headingLengths[entry] ?? 0), (term, count) => {
      found.entry.push(entry)
      found.term.push(term)
      found.count.push(count)
    })
    yield
  }
  const lengths = { heading: headingLengths, orderStarts }
  const postings = yield* transpose(found, vocabulary.terms.length, lengths)
  return {
    size: sources.length,
    terms: vocabulary.terms,
    words: vocabulary.words,
    termOfWord: vocabulary.termOfWord.toArray(),
    entriesWithWord: Uint32Array.from(vocabulary.entriesWithWord),
    ...postings,
    order: order.toArray(),
    orderStarts,
  }
}

/** The numbers of the terms by their names; made from an index, never stored with it. */
export function nameTerms({ terms }: Index): ReadonlyMap<string, number> {
  return new Map(terms.map((term, number) => [term, number]))
}

/** In how many entries a term stands. */
export function entriesWith({ starts }: Index, term: number): number {
  return (starts[term + 1] ?? 0) - (starts[term] ?? 0)
}

type NumberListOf = ReturnType<typeof createNumberList>

function createVocabulary() {
  const terms: string[] = []
  const words: string[] = []
  const termNumbers = new Map<string, number>()
  const wordNumbers = new Map<string, number>()
  const termOfWord = createNumberList()
  const entriesWithWord: number[] = []
  const lastEntry: number[] = []

  function addTerm(word: string): number {
    if (isStopWord(word)) return noTerm
    const stem = stemOf(word)
    const known = termNumbers.get(stem)
    if (known !== undefined) return known
    termNumbers.set(stem, terms.length)
    return terms.push(stem) - 1
  }

  function addWord(word: string): number {
    const known = wordNumbers.get(word)
    if (known !== undefined) return known
    termOfWord.push(addTerm(word))
    entriesWithWord.push(0)
    lastEntry.push(-1)
    wordNumbers.set(word, words.length)
    return words.push(word) - 1
  }

  return {
    terms,
    words,
    termOfWord,
    entriesWithWord,
    /** Counts the word as standing in the entry and puts its term, unless it is a stop word, at the end of `order`. */
    add(word: string, entry: number, order: NumberListOf): void {
      const number = addWord(word)
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

function countTerms(
  order: NumberListOf,
  start: number,
  textStart: number,
  report: (term: number, count: number) => void,
): void {
  const counts = new Map<number, number>()
  for (let at = start; at < order.size(); at++) {
    const term = order.at(at)
    counts.set(term, (counts.get(term) ?? 0) + (at < textStart ? oneInHeading : 1))
  }
  for (const [term, count] of counts) report(term, count)
}

/** From "which terms stand in this entry" to "in which entries does this term stand", with the weights. */
function* transpose(
  found: { readonly entry: NumberListOf; readonly term: NumberListOf; readonly count: NumberListOf },
  terms: number,
  lengths: { readonly heading: Uint32Array; readonly orderStarts: Uint32Array },
): Generator<void, Pick<Index, 'starts' | 'entries' | 'weights'>> {
  const size = found.term.size()
  const starts = new Uint32Array(terms + 1)
  for (let at = 0; at < size; at++) {
    const after = found.term.at(at) + 1
    starts[after] = (starts[after] ?? 0) + 1
    if (at % 0x1_0000 === 0) yield
  }
  for (let term = 0; term < terms; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  yield
  const next = starts.slice()
  const entries = new Uint32Array(size)
  const weights = new Float32Array(size)
  const weigh = createWeigher(lengths)
  for (let at = 0; at < size; at++) {
    const term = found.term.at(at)
    const entry = found.entry.at(at)
    const posting = next[term] ?? 0
    next[term] = posting + 1
    entries[posting] = entry
    weights[posting] = weigh(entry, found.count.at(at))
    if (at % 0x4000 === 0) yield
  }
  return { starts, entries, weights }
}

/** BM25F: the counts of both fields, each held against its length, together saturated. */
function createWeigher(lengths: { readonly heading: Uint32Array; readonly orderStarts: Uint32Array }) {
  const { k1, headingB, textB, headingWeight } = parameters
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
    return (frequency * (k1 + 1)) / (k1 + frequency)
  }
}
