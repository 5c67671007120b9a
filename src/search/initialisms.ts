import { LRUCache } from 'lru-cache'
import { createNumberList } from '../text/numbers.ts'
import { placesOf, sortPlaces } from '../text/sort-places.ts'
import { splitWords, stemOf } from '../text/words.ts'

/** Where the texts hold a name whose initials are an initialism, and which words they are. */
export interface Initialism {
  /** From an entry's number to how likely the name is meant there, 0 to 1. */
  readonly entries: ReadonlyMap<number, number>
  /** At most 40 of them, folded, in the order of the texts. */
  readonly names: readonly (readonly string[])[]
  /** Grows with the place where the first of them stands, so that initialisms can be put in the order of the texts. */
  readonly first: number
}

/** From folded initials of two to six letters to the names that they stand for; null where there are none. */
export type FindInitialism = (initials: string) => Initialism | null

// Words that names leave out of their initials, or keep: "Panel of Experts" is both PE and PoE.
const smallWords = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to'])
const shortest = 2
const longest = 6
const mostWords = longest + 3
const mostNames = 40

/**
 * Reads initialisms off the texts: "United States" answers to US, "non-governmental organizations" to NGO, "Panel of
 * Experts" to PoE, "UN Security Council" to UNSC. Names in capitals are the surest (1); other runs of words count 0.9
 * from four letters on and 0.6 with three. In a large collection every initialism would stand for something. Every run of
 * words has initials, so none is written down: a table has the places where a pair of first letters begins, and what
 * stands there is read when it is asked for. It pauses between texts.
 */
export function* readInitialisms(texts: readonly string[]): Generator<void, FindInitialism> {
  const words = yield* readWords(texts)
  // The places where a name may begin whose initials begin with two letters; others may be among them.
  const beginnings = yield* sortPlaces(words.length, pairs, (at, take) => pairsAt(at, words).forEach(take))
  const remembered = new LRUCache<string, { readonly found: Initialism | null }>({
    max: 500,
    memoMethod: (initials) => ({ found: collect(initials, placesOf(beginnings, pairOf(initials)), words) }),
  })
  return (initials) =>
    initials.length < shortest || initials.length > longest ? null : remembered.memo(initials).found
}

/** The stems of a name's words, without those that names leave out of their initials. */
export function stemsOfName(name: readonly string[]): readonly string[] {
  return name.filter((word) => !smallWords.has(word)).map(stemOf)
}

/** Whether the stems of a question contain others one after the other. */
export function containsStems(asked: readonly string[], wanted: readonly string[]): boolean {
  return asked.some((_, at) => wanted.every((stem, offset) => asked[at + offset] === stem))
}

/** The words of all texts in one row. */
interface WordRow {
  readonly length: number
  /** A word's number in `folded`, and its marks in the lowest four bits. */
  readonly row: Uint32Array
  readonly folded: readonly string[]
  /** Where each text begins in the row. */
  readonly starts: readonly number[]
}

const isSmall = 1
const isCapital = 2
/** Letters that are an initialism in themselves: UN in "UN Security Council" gives both. */
const isInitials = 4
const beginsClause = 8

// The stop after initials ("U.N. Security Council") ends none.
const clauseEnd = /(?<!(?:^|[\s.])\p{L})[.;:]\s/u

function* readWords(texts: readonly string[]): Generator<void, WordRow> {
  const row = createNumberList()
  const folded: string[] = []
  const numbers = new Map<string, number>()
  const starts: number[] = []
  for (const text of texts) {
    starts.push(row.size())
    for (const clause of text.split(clauseEnd)) {
      let marks = beginsClause
      for (const word of splitWords(clause)) {
        const written = clause.slice(word.start, word.end)
        if (smallWords.has(word.folded)) marks |= isSmall
        if (/^\p{Lu}/u.test(written)) marks |= isCapital
        if (/^(?:\p{Lu}\.?){2,5}$/u.test(written)) marks |= isInitials
        const number = numbers.getOrInsertComputed(word.folded, () => folded.push(word.folded) - 1)
        row.push(number * 16 + marks)
        marks = 0
      }
    }
    yield
  }
  return { length: row.size(), row: row.toArray(), folded, starts }
}

const pairs = 1 << 12

/** The first two letters of the initials of what begins here, without small words and with them. */
function pairsAt(at: number, words: WordRow): readonly number[] {
  const marks = marksAt(at, words)
  if ((marks & isSmall) !== 0) return []
  const first = lettersAt(at, words)
  if ((marks & isInitials) !== 0 && first.length > 1) return [pairOf(first)]
  const end = endOfClause(at, words)
  let large = at + 1
  while (large < end && (marksAt(large, words) & isSmall) !== 0) large++
  if (large >= end) return []
  const without = pairOf((first[0] ?? '') + (lettersAt(large, words)[0] ?? ''))
  const having = pairOf((first[0] ?? '') + (lettersAt(at + 1, words)[0] ?? ''))
  return without === having ? [without] : [without, having]
}

function pairOf(initials: string): number {
  return (initials.charCodeAt(0) * 61 + initials.charCodeAt(1)) & (pairs - 1)
}

function collect(initials: string, places: Uint32Array, words: WordRow): Initialism | null {
  const entries = new Map<number, number>()
  const names = new Map<string, readonly string[]>()
  let first = -1
  let entry = 0
  for (const at of places) {
    while ((words.starts[entry + 1] ?? Number.POSITIVE_INFINITY) <= at) entry++
    for (const keepSmall of [false, true]) {
      for (const { end, similarity } of runsAt(at, initials, keepSmall, words)) {
        if (first === -1) first = at * 2 * mostWords + (keepSmall ? mostWords : 0) + end - at
        entries.set(entry, Math.max(similarity, entries.get(entry) ?? 0))
        if (names.size === mostNames) continue
        const name = Array.from({ length: end - at }, (_, offset) => foldedAt(at + offset, words))
        names.set(name.join(' '), name)
      }
    }
  }
  return first === -1 ? null : { entries, names: [...names.values()], first }
}

/** Where the names end that begin here and have exactly these initials, and how likely each is one. */
function* runsAt(
  from: number,
  wanted: string,
  keepSmall: boolean,
  words: WordRow,
): Generator<{ readonly end: number; readonly similarity: number }> {
  let initials = ''
  let capitals = 0
  let large = 0
  for (let at = from, end = endOfClause(from, words); at < end; at++) {
    const marks = marksAt(at, words)
    if ((marks & isSmall) !== 0 && !keepSmall) continue
    const folded = lettersAt(at, words)
    initials += (marks & isInitials) !== 0 ? folded : (folded[0] ?? '')
    if (!wanted.startsWith(initials)) return
    if ((marks & isSmall) !== 0) continue
    large++
    if ((marks & isCapital) !== 0) capitals++
    if (large < 2 || initials !== wanted) continue
    const similarity = capitals === large ? 1 : initials.length >= 4 ? 0.9 : 0.6
    // Two letters are anybody's initials, unless the name is written as one.
    if (initials.length > 2 || similarity === 1) yield { end: at + 1, similarity }
  }
}

/** The end of the clause in which a word stands, or of the words after it that one name can have. */
function endOfClause(from: number, words: WordRow): number {
  const most = Math.min(from + mostWords, words.length)
  let end = from + 1
  while (end < most && (marksAt(end, words) & beginsClause) === 0) end++
  return end
}

function marksAt(at: number, { row }: WordRow): number {
  return (row[at] ?? 0) & 15
}

function foldedAt(at: number, { row, folded }: WordRow): string {
  return folded[(row[at] ?? 0) >>> 4] ?? ''
}

/** A folded word in small letters, which it is but for names such as US. */
function lettersAt(at: number, words: WordRow): string {
  return foldedAt(at, words).toLowerCase()
}
