import type { Piece } from '../tokens/read-quotation.ts'
import type { Run, TokenIndex } from '../tokens/token-index.ts'
import type { Comparison } from './compare.ts'
import type { Edit } from './edits.ts'

// A function word says a quarter of what another does about where a text is from.
const functionWordWeight = 0.25
// However long a passage was left out in one place, the words around it remain quoted.
const mostLeftOut = 10
// Single words that agree amid others that do not are the language's, half of the time.
const loneWordWeight = 0.5

/** What a word counts, by its lower-case form. */
export function weightOf(word: string, { isFunctionWord }: TokenIndex): number {
  return isFunctionWord(word) ? functionWordWeight : 1
}

/** What words left out or put in cost, in words: something, and then ever less for each. */
export function gapCost(words: number): number {
  return 0.5 + 0.3 * Math.log2(words)
}

/** How much two texts have in common. */
interface Similarity {
  /** What agrees, as a share of the quotation, and of the document's words in its place: between 0 and 1. */
  readonly ofQuotation: number
  readonly ofDocument: number
  /** What agrees less what does not, for telling which of two places is nearer. */
  readonly nearness: number
  /** How many words agree. */
  readonly words: number
  /** Of these, how many are no function words. */
  readonly telling: number
}

/** The similarity of a quotation to the places that its segments were compared with. */
export function measureSimilarity(
  typed: readonly Piece[],
  comparisons: readonly Comparison[],
  edits: readonly Edit[],
  index: TokenIndex,
): Similarity {
  const words = typed.filter((piece) => weigh(piece, index) > 0)
  const weight = words.reduce((sum, piece) => sum + weigh(piece, index), 0)
  const same = sumUp(comparisons, index)
  const leftOut = comparisons
    .flatMap(({ hunks }) => hunks)
    .reduce((sum, { tokens }) => sum + weighLeftOut(tokens, index), 0)
  const gaps = edits.reduce(
    (sum, { tokens }) => sum + (tokens === null ? 0 : gapCost(1 + weighLeftOut(tokens, index))),
    0,
  )
  return {
    ofQuotation: same.agreed / Math.max(weight, 1),
    ofDocument: same.agreed / Math.max(same.weight + leftOut, 1),
    nearness: same.agreed - (words.length - same.words) - gaps,
    words: same.words,
    telling: same.telling,
  }
}

function sumUp(comparisons: readonly Comparison[], index: TokenIndex) {
  const sum = { weight: 0, agreed: 0, words: 0, telling: 0 }
  for (const { pieces, alignment } of comparisons) {
    const words = pieces.flatMap((piece, at) =>
      weigh(piece, index) > 0 ? [{ piece, token: alignment[at] ?? -1 }] : [],
    )
    words.forEach(({ piece, token }, at) => {
      if (token === -1) return
      const weight = weigh(piece, index)
      const isAlone = (words[at - 1]?.token ?? -1) === -1 && (words[at + 1]?.token ?? -1) === -1
      sum.weight += weight
      sum.agreed += isAlone ? weight * loneWordWeight : weight
      sum.words += 1
      if (weight === 1) sum.telling += 1
    })
  }
  return sum
}

function weigh(piece: Piece, index: TokenIndex): number {
  return piece.isWord ? weightOf(piece.form.toLowerCase(), index) : 0
}

function weighLeftOut({ from, to }: Run, index: TokenIndex): number {
  let weight = 0
  for (let word = index.wordsBefore[from] ?? 0; word < (index.wordsBefore[to] ?? 0); word += 1) {
    weight += weightOf(index.formOf(index.words[word] ?? 0), index)
    if (weight >= mostLeftOut) return mostLeftOut
  }
  return weight
}
