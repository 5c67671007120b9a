import { isStopWord, splitWords, stemOf } from '../text/words.ts'
import { entriesWith, type Index } from './build-index.ts'
import { containsName, type Initialism } from './initialisms.ts'
import type { Meaning } from './meaning.ts'
import type { NearWords } from './near-words.ts'
import { parameters } from './parameters.ts'
import type { Thesaurus } from './thesaurus.ts'
import type { WordVectors } from './word-vectors.ts'

/** Why a term stands for a word of the question. */
export type Kinship = 'same' | 'spelling' | 'initialism' | 'thesaurus' | 'meaning'

/** A term that may stand for a word, how like it is (0 to 1), and the word of the texts that it was found by. */
export interface Kin {
  readonly term: number
  readonly likeness: number
  readonly kinship: Kinship
  readonly word: string
}

/** A word of the question: what may stand for it, and its weight (inverse document frequency). */
export interface Sought {
  readonly word: string
  readonly kin: readonly Kin[]
  /** Entries that hold a name with these initials, with the likeness; they have no term of their own. */
  readonly initialism: Initialism | null
  readonly weight: number
}

/** Everything that a word can be looked up in. */
export interface Lexicon {
  readonly index: Index
  readonly terms: ReadonlyMap<string, number>
  readonly nearWords: NearWords
  readonly meaning: Meaning
  readonly initialisms: ReadonlyMap<string, Initialism>
  /** The initialisms that the texts use beside the names they stand for. */
  readonly shortened: readonly {
    readonly term: number
    readonly initials: string
    readonly names: Initialism['names']
  }[]
  readonly thesaurus: Thesaurus
  readonly vectors: WordVectors | null
}

/** The content words of a question, each once, each widened by everything that may stand for it. */
export function expandQuestion(question: string, lexicon: Lexicon): readonly Sought[] {
  const words = splitWords(question).map(({ folded, start, end }) => ({
    folded,
    written: question.slice(start, end),
  }))
  const content = words.filter(
    ({ folded, written }) => folded !== '' && (!isStopWord(folded) || isInitials(written)),
  )
  const different = new Map<string, string>()
  for (const { folded, written } of content) if (!different.has(folded)) different.set(folded, written)
  // Names and phrases are looked for among the words that are searched for, and a few repetitions.
  const asked = content.slice(0, 4 * parameters.mostWords).map(({ folded }) => folded)
  const sought = [...different]
    .slice(0, parameters.mostWords)
    .map(([folded, written]) => expandWord(folded, isInitials(written), asked, lexicon))
  // A term that is a word of the question stands for that word alone, not for its relatives in the question too.
  const own = new Set(
    sought.flatMap(({ kin }) => kin.flatMap((each) => (each.kinship === 'same' ? each.term : []))),
  )
  return sought.map((word) => ({
    ...word,
    kin: word.kin.filter((each) => each.kinship === 'same' || !own.has(each.term)),
  }))
}

function expandWord(word: string, asInitials: boolean, asked: readonly string[], lexicon: Lexicon): Sought {
  const { index, terms } = lexicon
  const own = isStopWord(word) ? undefined : terms.get(stemOf(word))
  const initialism = findInitialism(word, asInitials || own === undefined, lexicon)
  const kin = new Map<number, Kin>()
  const add = (found: Kin): void => {
    const known = kin.get(found.term)
    if (known === undefined || known.likeness < found.likeness) kin.set(found.term, found)
  }
  if (own !== undefined) add({ term: own, likeness: 1, kinship: 'same', word })
  for (const found of kinInThesaurus(word, asked, lexicon)) add(found)
  for (const found of kinOfName(word, asked, lexicon)) add(found)
  const isSmall = index.size <= parameters.meaning.smallCollection
  const isUnanswered = kin.size === 0 && initialism === null
  // A small text has few words; one of everyday English that it lacks is another word, not a misspelt one.
  const rank = lexicon.vectors?.ranks.get(word) ?? Number.POSITIVE_INFINITY
  const isEnglish = isSmall && rank < parameters.spelling.everydayWords
  if (isUnanswered && !isEnglish) {
    const near = lexicon
      .nearWords(word)
      .filter(({ word: meant }) => !isSmall || rank === Infinity || meant[0] === word[0])
    for (const found of near) add({ ...found, kinship: 'spelling' })
  }
  if (isUnanswered) for (const part of kinOfCompound(word, lexicon)) add(part)
  if (isSmall || (isUnanswered && kin.size === 0)) {
    for (const near of lexicon.meaning(word)) add({ ...near, kinship: 'meaning' })
  }
  return {
    word,
    kin: [...kin.values()],
    initialism,
    weight: weigh(word, [...kin.values()], initialism, lexicon),
  }
}

/** Capitals alone, such as US, which is not the pronoun. */
function isInitials(written: string): boolean {
  return /^\p{Lu}{2,6}$/u.test(written)
}

function findInitialism(word: string, isLikely: boolean, { initialisms }: Lexicon): Initialism | null {
  return isLikely ? (initialisms.get(word) ?? null) : null
}

function kinInThesaurus(
  word: string,
  asked: readonly string[],
  { thesaurus, terms }: Lexicon,
): readonly Kin[] {
  return thesaurus.synonyms(word, asked).flatMap((synonym): readonly Kin[] => {
    const term = terms.get(synonym.stem)
    const { likeness } = parameters.thesaurus
    return term === undefined ? [] : [{ term, likeness, kinship: 'thesaurus', word: synonym.word }]
  })
}

/** The two words of the texts that make up one which they lack: "cyberattacks" is cyber and attacks. */
function kinOfCompound(word: string, { terms }: Lexicon): readonly Kin[] {
  const { shortestPart, longestWord, likeness } = parameters.compounds
  if (word.length > longestWord) return []
  for (let cut = shortestPart; cut <= word.length - shortestPart; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)]
    const found = parts.flatMap((part) => terms.get(stemOf(part)) ?? [])
    if (found.length === 2) {
      return found.map((term, at) => ({ term, likeness, kinship: 'spelling', word: parts[at] ?? '' }))
    }
  }
  return []
}

/** For the words of a name that the texts also shorten ("weapons of mass destruction"), the initialism itself. */
function kinOfName(word: string, asked: readonly string[], { shortened }: Lexicon): readonly Kin[] {
  if (asked.length < 2) return []
  return shortened
    .filter(({ names }) => names.some((name) => name.includes(word) && containsName(asked, name)))
    .map(({ term, initials }) => ({
      term,
      likeness: parameters.initialOfName,
      kinship: 'initialism',
      word: initials,
    }))
}

/**
 * How much a word tells: the inverse of the share of passages that have it, reckoned over the collection and some
 * passages of everyday English, in which a word of frequency rank r makes up about 1 / (11 (r + 1)) of all words (Zipf).
 */
function weigh(
  word: string,
  kin: readonly Kin[],
  initialism: Initialism | null,
  { index, vectors }: Lexicon,
): number {
  const closest = Math.max(0, ...kin.map(({ likeness }) => likeness))
  const own = kin.filter(({ likeness }) => closest < 1 || likeness === 1)
  const entries = Math.max(initialism?.entries.size ?? 0, ...own.map(({ term }) => entriesWith(index, term)))
  const { everydayPassages, everydayLength } = parameters
  const rank = vectors?.ranks.get(word) ?? vectors?.ranks.size ?? 50_000
  const everyday = everydayPassages * (1 - Math.exp(-everydayLength / (11 * (rank + 1))))
  const all = index.size + everydayPassages
  const having = entries + everyday
  return Math.log(1 + (all - having + 0.5) / (having + 0.5))
}
