import { type BasicUnit, basicUnitsOf } from '../../document/basic-units.ts'
import type { Document } from '../../document/document.ts'
import type { Library } from '../../document/library.ts'
import type { Line } from '../../document/lines.ts'
import { createNumberList } from '../../text/numbers.ts'
import { placesOf, type SortedPlaces, sortPlaces } from '../../text/sort-places.ts'
import { createFunctionWords } from './function-words.ts'
import { splitTokens } from './tokens.ts'

/**
 * Every token of a library in one row, document after document, and every word in another, so that runs of them can be
 * found and compared as numbers. Between two documents stands a 0 in both.
 */
export interface TokenIndex {
  /** The number of each token's form. */
  readonly forms: Uint32Array
  /** The number of the part that each token stands in, and where in its text. */
  readonly tokenParts: Uint32Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  /** How many words stand before each token; the word at that place is the token itself, if it is a word. */
  readonly wordsBefore: Uint32Array
  /** For each word the number of its lower-case form, and its token. */
  readonly words: Uint32Array
  readonly wordTokens: Uint32Array
  readonly parts: readonly IndexedPart[]
  /** The number of a form; null where no document has it, nor has it in capitals. */
  readonly numberOf: (form: string) => number | null
  readonly formOf: (number: number) => string
  /** The number of a form in lower case. */
  readonly foldOf: (number: number) => number
  /** How many forms there are: their numbers are below this. */
  readonly formCount: number
  /** Whether a lower-case word is in every text of the library's languages. */
  readonly isFunctionWord: (word: string) => boolean
  /** Where a lower-case word stands, in order. */
  readonly placesOf: (word: number) => Uint32Array
  /** Where a lower-case word may stand before another, in order: a few of the places may have other words. */
  readonly pairPlaces: (first: number, second: number) => Uint32Array
}

/** A run of a library's tokens, or words, from `from` up to `to`. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** A line of a basic unit, and its tokens. */
export interface IndexedPart extends Run {
  readonly document: Document
  readonly basic: BasicUnit
  readonly line: Line
  readonly text: string
  /** Which of the unit's lines it is, from 0. */
  readonly position: number
  /** The id of the item or row that it belongs to; null for the unit's own words. */
  readonly item: string | null
}

/** The part in which a token stands. */
export function partOf(token: number, { parts, tokenParts }: TokenIndex): IndexedPart | undefined {
  return parts[tokenParts[token] ?? 0]
}

/** The part that begins with this token; null where none does. */
export function partBeginningAt(token: number, index: TokenIndex): IndexedPart | null {
  const part = partOf(token, index)
  return part !== undefined && part.from === token && index.forms[token] !== 0 ? part : null
}

/** Whether a token of a document is a word. */
export function isWordToken(token: number, index: TokenIndex): boolean {
  return index.wordTokens[index.wordsBefore[token] ?? 0] === token && (index.forms[token] ?? 0) !== 0
}

/** Reads every part of a library, pausing often, so that it can be done between other things. */
export function* buildTokenIndex({ documents }: Library): Generator<void, TokenIndex> {
  const vocabulary = createVocabulary()
  const [forms, tokenParts, starts] = [createNumberList(), createNumberList(), createNumberList()]
  const [ends, wordsBefore] = [createNumberList(), createNumberList()]
  const [words, wordTokens] = [createNumberList(), createNumberList()]
  const parts: IndexedPart[] = []
  for (const document of documents) {
    // The gap between two documents, so that no run reaches from one into another.
    pushToken(0, 0, 0, 0)
    pushWord(0)
    for (const basic of basicUnitsOf(document)) {
      basic.parts.forEach((line, position) => {
        const from = forms.size()
        const { text, of } = line
        for (const { form, isWord, start, end } of splitTokens(text)) {
          const number = vocabulary.add(form)
          pushToken(number, parts.length, start, end)
          if (isWord) pushWord(vocabulary.folded(number))
        }
        const item = basic.items.includes(of) ? of : null
        parts.push({ document, basic, line, text, position, item, from, to: forms.size() })
      })
      yield
    }
  }
  pushToken(0, 0, 0, 0)
  pushWord(0)
  const wordRow = words.toArray()
  const single = yield* sortPlaces(wordRow.length, vocabulary.count(), (at, take) => take(wordRow[at] ?? 0))
  const buckets = 2 ** Math.max(8, Math.ceil(Math.log2(wordRow.length)))
  const pairs = yield* sortPlaces(wordRow.length, buckets, (at, take) =>
    take(bucketOf(wordRow[at] ?? 0, wordRow[at + 1] ?? 0, buckets)),
  )
  return {
    forms: forms.toArray(),
    tokenParts: tokenParts.toArray(),
    starts: starts.toArray(),
    ends: ends.toArray(),
    wordsBefore: wordsBefore.toArray(),
    words: wordRow,
    wordTokens: wordTokens.toArray(),
    parts,
    numberOf: vocabulary.numberOf,
    formOf: vocabulary.formOf,
    foldOf: vocabulary.folded,
    formCount: vocabulary.count(),
    isFunctionWord: createFunctionWords(documents.map(({ language }) => language)),
    ...findPlaces(single, pairs, buckets),
  }

  function pushToken(form: number, part: number, start: number, end: number): void {
    forms.push(form)
    tokenParts.push(part)
    starts.push(start)
    ends.push(end)
    wordsBefore.push(words.size())
  }

  function pushWord(folded: number): void {
    words.push(folded)
    wordTokens.push(forms.size() - 1)
  }
}

/** Apart from the lists that grow, so that these aren't kept. */
function findPlaces(
  single: SortedPlaces,
  pairs: SortedPlaces,
  buckets: number,
): Pick<TokenIndex, 'placesOf' | 'pairPlaces'> {
  return {
    placesOf: (word) => placesOf(single, word),
    pairPlaces: (first, second) => placesOf(pairs, bucketOf(first, second, buckets)),
  }
}

function createVocabulary() {
  const numbers = new Map<string, number>([['', 0]])
  const written: string[] = ['']
  const fold: number[] = [0]
  return {
    add,
    folded: (number: number): number => fold[number] ?? 0,
    numberOf: (form: string): number | null => numbers.get(form) ?? null,
    formOf: (number: number): string => written[number] ?? '',
    count: (): number => written.length,
  }

  function add(form: string): number {
    const known = numbers.get(form)
    if (known !== undefined) return known
    const number = written.length
    numbers.set(form, number)
    written.push(form)
    const lower = form.toLowerCase()
    fold[number] = number
    if (lower !== form) fold[number] = add(lower)
    return number
  }
}

function bucketOf(first: number, second: number, buckets: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & (buckets - 1)
}
