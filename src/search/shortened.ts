import type { Index } from './build-index.ts'
import { containsStems, type FindInitialism, stemsOfName } from './initialisms.ts'
import type { WordMatch } from './near-words.ts'
import { parameters } from './parameters.ts'

/** An initialism of the texts that stands for a word of its name. */
interface NamedInitialism extends WordMatch {
  readonly matchKind: 'initialism'
}

/** Names that the texts also shorten: "weapons of mass destruction". */
export interface ShortenedNames {
  /** For a folded word of one the initialism itself, where the question has the whole name; `asked` are the stems of all its words. */
  readonly find: (word: string, asked: readonly string[]) => readonly NamedInitialism[]
  readonly isOfName: (word: string) => boolean
}

export const noneShortened: ShortenedNames = { find: () => [], isOfName: () => false }

// Words looked up between two pauses: where many begin alike, one takes as long as many others.
const atATime = 20

interface Shortened {
  readonly match: NamedInitialism
  readonly first: number
  /** The stems of each of its names that has the word. */
  readonly names: (readonly string[])[]
}

/** Finds the initialisms that the texts use beside the names, in the order in which the names stand in the texts. */
export function* createShortened(index: Index, initialisms: FindInitialism): Generator<void, ShortenedNames> {
  const byWord = new Map<string, Map<number, Shortened>>()
  for (const [term, word] of index.terms.entries()) {
    if (term % atATime === 0) yield
    const initialism = initialisms(word)
    if (initialism === null) continue
    const match: NamedInitialism = {
      term,
      similarity: parameters.initialOfName,
      matchKind: 'initialism',
      word,
    }
    for (const name of initialism.names) {
      const stems = stemsOfName(name)
      for (const part of new Set(name)) {
        const known = byWord.getOrInsertComputed(part, () => new Map())
        known.getOrInsert(term, { match, first: initialism.first, names: [] }).names.push(stems)
      }
    }
  }
  const inOrder = new Map(
    [...byWord].map(([word, found]) => [word, [...found.values()].sort((a, b) => a.first - b.first)]),
  )
  return {
    find: (word, asked) =>
      asked.length < 2
        ? []
        : (inOrder.get(word) ?? [])
            .filter(({ names }) => names.some((name) => containsStems(asked, name)))
            .map(({ match }) => match),
    isOfName: (word) => inOrder.has(word),
  }
}
