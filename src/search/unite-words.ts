import { noTerm, type ReadWords } from './read-words.ts'

// Words, and places of terms, translated between two pauses.
const wordsAtATime = 2_000
const placesAtATime = 50_000

/**
 * The words of several texts as if they had been read one after the other: each word and term has one number, that of its
 * first appearance. It pauses often.
 */
export function* uniteWords(read: readonly ReadWords[]): Generator<void, ReadWords> {
  const [only] = read
  if (only !== undefined && read.length === 1) return only
  const words: string[] = []
  const terms: string[] = []
  const loose: string[] = []
  const wordNumbers = new Map<string, number>()
  const termNumbers = new Map<string, number>()
  const termOfWord: number[] = []
  const entriesWithWord: number[] = []
  const size = read.reduce((sum, { headingLengths }) => sum + headingLengths.length, 0)
  const order = new Uint32Array(read.reduce((sum, each) => sum + each.order.length, 0))
  const orderStarts = new Uint32Array(size + 1)
  const headingLengths = new Uint32Array(size)
  const openings = new Uint32Array(size)
  let at = 0
  let entry = 0
  for (const each of read) {
    const numbers = new Uint32Array(each.terms.length)
    for (let own = 0; own < each.words.length; own++) {
      if (own % wordsAtATime === 0) yield
      const word = addWord(own, each)
      entriesWithWord[word] = (entriesWithWord[word] ?? 0) + (each.entriesWithWord[own] ?? 0)
      const term = each.termOfWord[own] ?? noTerm
      if (term !== noTerm) numbers[term] = termOfWord[word] ?? noTerm
    }
    headingLengths.set(each.headingLengths, entry)
    openings.set(each.openings, entry)
    for (let own = 1; own < each.orderStarts.length; own++)
      orderStarts[entry + own] = at + (each.orderStarts[own] ?? 0)
    entry += each.headingLengths.length
    for (let own = 0; own < each.order.length; own++) {
      order[at++] = numbers[each.order[own] ?? 0] ?? 0
      if (own % placesAtATime === 0) yield
    }
  }
  return {
    terms,
    words,
    loose,
    termOfWord: Uint32Array.from(termOfWord),
    entriesWithWord: Uint32Array.from(entriesWithWord),
    order,
    orderStarts,
    headingLengths,
    openings,
  }

  // `getOrInsertComputed` takes twice as long, and there are a hundred thousand words.
  function addWord(own: number, of: ReadWords): number {
    const word = of.words[own] ?? ''
    const known = wordNumbers.get(word)
    if (known !== undefined) return known
    const number = words.push(word) - 1
    wordNumbers.set(word, number)
    if (of.loose.length > 0) loose.push(of.loose[own] ?? '')
    const term = of.termOfWord[own] ?? noTerm
    termOfWord.push(term === noTerm ? noTerm : addTerm(of.terms[term] ?? ''))
    return number
  }

  function addTerm(term: string): number {
    const known = termNumbers.get(term)
    if (known !== undefined) return known
    const number = terms.push(term) - 1
    termNumbers.set(term, number)
    return number
  }
}
