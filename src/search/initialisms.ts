import { splitWords, stemOf } from '../text/words.ts'

/** Where the texts hold a name whose initials are an initialism, and which words they are. */
export interface Initialism {
  readonly entries: ReadonlyMap<number, number>
  readonly names: readonly (readonly string[])[]
}

// Words that names leave out of their initials, or keep: "Panel of Experts" is both PE and PoE.
const small = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to'])
const shortest = 2
const longest = 6

/**
 * Reads initialisms off the texts: "United States" answers to US, "non-governmental organizations" to NGO, "Panel of
 * Experts" to PoE, "UN Security Council" to UNSC. Names in capitals are the surest (1); other runs of words count 0.9
 * from four letters on and 0.6 with three. In a large collection every initialism would stand for something.
 */
export function readInitialisms(texts: readonly string[]): ReadonlyMap<string, Initialism> {
  const found = new Map<string, { entries: Map<number, number>; names: (readonly string[])[] }>()
  for (const [entry, text] of texts.entries()) {
    for (const { initials, words, likeness } of runsIn(text)) {
      const known = found.get(initials) ?? { entries: new Map<number, number>(), names: [] }
      known.entries.set(entry, Math.max(likeness, known.entries.get(entry) ?? 0))
      if (known.names.length < 40 && !known.names.some((name) => name.join(' ') === words.join(' '))) {
        known.names.push(words)
      }
      found.set(initials, known)
    }
  }
  return found
}

/** Whether the words of a question, folded, contain a name one after the other, by their stems. */
export function containsName(words: readonly string[], name: readonly string[]): boolean {
  const wanted = name.filter((word) => !small.has(word)).map(stemOf)
  const asked = words.map(stemOf)
  return asked.some((_, at) => wanted.every((stem, offset) => asked[at + offset] === stem))
}

interface Run {
  readonly initials: string
  readonly words: readonly string[]
  readonly likeness: number
}

function* runsIn(text: string): Generator<Run> {
  for (const clause of text.split(/[.;:]\s/u)) {
    const words = splitWords(clause).map(({ folded, start, end }) => ({
      folded,
      written: clause.slice(start, end),
    }))
    for (const [from, first] of words.entries()) {
      if (small.has(first.folded)) continue
      yield* runsFrom(words.slice(from, from + longest + 3))
    }
  }
}

function* runsFrom(words: readonly { readonly folded: string; readonly written: string }[]): Generator<Run> {
  for (const keepSmall of [false, true]) {
    let initials = ''
    let capitals = 0
    let large = 0
    for (const [at, { folded, written }] of words.entries()) {
      const isSmall = small.has(folded)
      if (isSmall && !keepSmall) continue
      // An initialism inside a name gives all its letters: UN Security Council is UNSC.
      initials += /^\p{Lu}{2,5}$/u.test(written) ? folded : (folded[0] ?? '')
      if (initials.length > longest) break
      if (isSmall) continue
      large++
      if (isCapital(written)) capitals++
      if (large < 2 || initials.length < shortest) continue
      const likeness = capitals === large ? 1 : initials.length >= 4 ? 0.9 : 0.6
      // Two letters are anybody's initials, unless the name is written as one.
      if (initials.length > 2 || likeness === 1) {
        yield { initials, words: words.slice(0, at + 1).map((word) => word.folded), likeness }
      }
    }
  }
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}
