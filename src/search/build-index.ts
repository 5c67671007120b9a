import type { Analyser } from '../text/languages/analyser.ts'
import { english } from '../text/languages/english.ts'
import { parameters } from './parameters.ts'
import { type ReadWords, readWords, type Source } from './read-words.ts'
import { uniteWords } from './unite-words.ts'

/**
 * An inverted index in typed arrays. A *word* is as the texts spell it, folded; a *term* is the stem of words; an
 * *entry* is a source, by its position.
 */
export interface Index {
  readonly size: number
  readonly terms: readonly string[]
  /** Where each term is, by its hash. */
  readonly slots: Uint32Array
  readonly words: readonly string[]
  /** For each word its loose stem, where the language has such a thing; else empty. */
  readonly loose: readonly string[]
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
  /** How many of them are the heading's, and how many of the others open the text. */
  readonly headingLengths: Uint32Array
  readonly openings: Uint32Array
}

/** Builds an index. It pauses between entries, so that whoever drives it can let other work go on. */
export function* buildIndex(
  sources: readonly Source[],
  analyser: Analyser = english,
): Generator<void, Index> {
  return yield* indexWords([yield* readWords(sources, analyser)])
}

/** The index of texts that were read apart, as if they had been read one after the other. It pauses often. */
export function* indexWords(read: readonly ReadWords[]): Generator<void, Index> {
  const united = yield* uniteWords(read)
  const postings = yield* transpose(united)
  const slots = yield* fillSlots(united.terms)
  return { size: united.headingLengths.length, ...united, ...postings, slots }
}

/** How many terms an index has; its lists of words need not be made for that. */
export function termCount({ starts }: Pick<Index, 'starts'>): number {
  return starts.length - 1
}

/** In how many entries a term stands. */
export function entriesWith({ starts }: Index, term: number): number {
  return (starts[term + 1] ?? 0) - (starts[term] ?? 0)
}

/** From a term to its number. */
export type TermNumbers = Pick<ReadonlyMap<string, number>, 'get' | 'has'>

/** The numbers of an index's terms, by its own table: a Map of them would have to be made anew of every index that was kept. */
export function numbersOf(index: Pick<Index, 'terms' | 'slots'>): TermNumbers {
  const get = (term: string): number | undefined => {
    const { terms, slots } = index
    for (let slot = hashOf(term); ; slot++) {
      const number = slots[slot & (slots.length - 1)] ?? 0
      if (number === 0) return undefined
      if (terms[number - 1] === term) return number - 1
    }
  }
  return { get, has: (term) => get(term) !== undefined }
}

/** One more than the number of a term at the place of its hash, or at the next that was free; 0 where there is none. */
function* fillSlots(terms: readonly string[]): Generator<void, Uint32Array> {
  // A power of two that is at most half full.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * terms.length + 1)))
  for (let number = 0; number < terms.length; number++) {
    let slot = hashOf(terms[number] ?? '') & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = number + 1
    if (number % termsAtATime === 0) yield
  }
  return slots
}

/** Fowler, Noll and Vo's, over UTF-16 units. */
function hashOf(term: string): number {
  let hash = 0x811c_9dc5
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x0100_0193)
  return hash >>> 0
}

// Counts of a term in heading and text share one number: the heading's in the upper half.
const oneInHeading = 0x1_0000

// Entries looked at between two pauses.
const entriesAtATime = 100
const termsAtATime = 2_000

/** From "which terms stand in this entry" to "in which entries does this term stand", with the weights. */
function* transpose({
  terms,
  order,
  orderStarts,
  headingLengths,
}: ReadWords): Generator<void, Pick<Index, 'starts' | 'entries' | 'weights'>> {
  const starts = new Uint32Array(terms.length + 1)
  // One more than the number of the last entry that has the term.
  const seen = new Uint32Array(terms.length)
  for (const entry of headingLengths.keys()) {
    const end = orderStarts[entry + 1] ?? 0
    for (let at = orderStarts[entry] ?? 0; at < end; at++) {
      const term = order[at] ?? 0
      if (seen[term] === entry + 1) continue
      seen[term] = entry + 1
      starts[term + 1] = (starts[term + 1] ?? 0) + 1
    }
    if (entry % entriesAtATime === 0) yield
  }
  for (let term = 0; term < terms.length; term++)
    starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  yield
  const entries = new Uint32Array(starts[terms.length] ?? 0)
  const weights = new Float32Array(entries.length)
  const next = starts.slice()
  const counts = new Uint32Array(terms.length)
  const weigh = createWeigher({ heading: headingLengths, orderStarts })
  for (const entry of headingLengths.keys()) {
    const [start, end] = [orderStarts[entry] ?? 0, orderStarts[entry + 1] ?? 0]
    const textStart = start + (headingLengths[entry] ?? 0)
    for (let at = start; at < end; at++) {
      const term = order[at] ?? 0
      counts[term] = (counts[term] ?? 0) + (at < textStart ? oneInHeading : 1)
    }
    for (let at = start; at < end; at++) {
      const term = order[at] ?? 0
      const count = counts[term] ?? 0
      if (count === 0) continue
      counts[term] = 0
      const place = next[term] ?? 0
      next[term] = place + 1
      entries[place] = entry
      weights[place] = weigh(entry, count)
    }
    if (entry % entriesAtATime === 0) yield
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
