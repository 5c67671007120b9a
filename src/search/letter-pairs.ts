import type { Analyser } from '../text/languages/analyser.ts'
import { sortPlaces } from '../text/sort-places.ts'
import { noTerm } from './no-term.ts'
import { parameters } from './parameters.ts'

/** Which words of an index have which pairs of neighbouring letters, by which a misspelt word is compared with them. */
export interface LetterPairs {
  /** The numbers of the words that may have been meant. */
  readonly spelt: Uint32Array
  /** The pairs: both code units in one number. */
  readonly pairs: Uint32Array
  /** The words of pair p, as places in `spelt`, are those from `pairStarts[p]` to `pairStarts[p + 1]`. */
  readonly pairStarts: Uint32Array
  readonly pairWords: Uint32Array
}

/** The pairs of these words, each word with the number of its term; none where the language's words aren't spelt. It pauses often. */
export function* buildLetterPairs(
  words: readonly string[],
  termOfWord: Uint32Array,
  { isSpelt }: Pick<Analyser, 'isSpelt'>,
): Generator<void, LetterPairs> {
  const { shortestMeant, longestMeant } = parameters.spelling
  const spelt = words.flatMap((word, number) => {
    const isOfLength = word.length >= shortestMeant && word.length <= longestMeant
    return isSpelt && isOfLength && termOfWord[number] !== noTerm && /\p{L}/u.test(word) ? [number] : []
  })
  yield
  const numbers = new Map<number, number>()
  // The pairs of one word after the other, each once, and where those of each end.
  const found = new Uint32Array(spelt.reduce((sum, number) => sum + (words[number]?.length ?? 0) + 1, 0))
  const ends = new Uint32Array(spelt.length)
  const lastWord: number[] = []
  let size = 0
  for (const [at, number] of spelt.entries()) {
    const word = words[number] ?? ''
    for (let letter = 0; letter <= word.length; letter++) {
      const pair = numbers.getOrInsert(pairAt(word, letter), numbers.size)
      if (lastWord[pair] === at) continue
      lastWord[pair] = at
      found[size++] = pair
    }
    ends[at] = size
    if (at % 500 === 0) yield
  }
  const { starts, places } = yield* sortPlaces(spelt.length, numbers.size, (at, take) => {
    for (let pair = ends[at - 1] ?? 0; pair < (ends[at] ?? 0); pair++) take(found[pair] ?? 0)
  })
  return {
    spelt: Uint32Array.from(spelt),
    pairs: Uint32Array.from(numbers.keys()),
    pairStarts: starts,
    pairWords: places,
  }
}

/** The different pairs of neighbouring letters of a word, its two ends marked. */
export function pairsOf(word: string): ReadonlySet<number> {
  return new Set(Array.from({ length: word.length + 1 }, (_, at) => pairAt(word, at)))
}

/** A letter and the one before it, or an end of the word: both code units in one number. */
function pairAt(word: string, at: number): number {
  const before = at === 0 ? wordBegins : word.charCodeAt(at - 1)
  const after = at === word.length ? wordEnds : word.charCodeAt(at)
  // As a number that is not below 0.
  return ((before << 16) | after) >>> 0
}

const wordBegins = '^'.charCodeAt(0)
const wordEnds = '$'.charCodeAt(0)
