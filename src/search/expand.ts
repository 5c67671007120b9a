import { rememberWords, type WordMemory } from '../text/word-memory.ts'
import { stemOf } from '../text/words.ts'
import type { WithoutAsides } from './asides.ts'
import { entriesWith, type Index, type TermNumbers } from './build-index.ts'
import { isFunctionWord } from './function-words.ts'
import type { FindInitialism, Initialism } from './initialisms.ts'
import type { FindManner } from './manner.ts'
import type { SynonymWords } from './meaning.ts'
import type { FindWords, WordMatch } from './near-words.ts'
import { parameters, sizeOf } from './parameters.ts'
import { type AskedWord, readQuestion } from './read-question.ts'
import type { ShortenedNames } from './shortened.ts'
import type { Thesaurus } from './thesaurus.ts'
import type { WordVectors } from './word-vectors.ts'

/** Why a term matches a word of the query. */
type MatchKind = 'same' | 'spelling' | 'initialism' | 'thesaurus' | 'meaning'

/** A term of the texts that matches a word of the query, and the word it was found by. */
export interface TermMatch extends WordMatch {
  readonly matchKind: MatchKind
}

/** A word of the query: the terms that match it, and its weight (inverse document frequency). */
export interface QueryTerm {
  readonly word: string
  readonly matches: readonly TermMatch[]
  /** Entries that hold a name with these initials, with the similarity; they have no term of their own. */
  readonly initialism: Initialism | null
  readonly weight: number
  /** How far it is a manner of speaking, 0 to 1. */
  readonly manner: number
  /** Its place among English words by frequency, from 0; undefined where it is none. */
  readonly rank: number | undefined
}

/** Everything that a word can be looked up in. */
export interface Lexicon {
  readonly index: Index
  readonly terms: TermNumbers
  readonly nearWords: FindWords
  readonly meaning: FindWords
  readonly synonyms: SynonymWords
  readonly initialisms: FindInitialism
  readonly shortened: ShortenedNames
  readonly thesaurus: Thesaurus
  readonly manner: FindManner
  readonly withoutAsides: WithoutAsides
  readonly vectors: WordVectors | null
  /** The parts of words that were divided before, or found to have none. */
  readonly divided: WordMemory<{ readonly parts: readonly string[] | null }>
  /** What words were widened to before, by the word and what stood beside it. */
  readonly widened: WordMemory<QueryTerm>
  /** The same by the word alone, for words that are widened alike whatever is beside them. */
  readonly usual: WordMemory<QueryTerm>
}

/** Room for what was found out about words; people ask for the same ones again and again. */
export function createWordMemory(): Pick<Lexicon, 'divided' | 'widened' | 'usual'> {
  return {
    divided: rememberWords(5_000),
    widened: rememberWords(5_000),
    usual: rememberWords(5_000),
  }
}

/** The content words of a question, each once, each widened by everything that may stand for it. It pauses between words. */
export function* expandQuestion(question: string, lexicon: Lexicon): Generator<void, readonly QueryTerm[]> {
  const content = readQuestion(question, lexicon)
  const different = new Map<string, { readonly asked: AskedWord; times: number }>()
  for (const word of content) different.getOrInsert(word.folded, { asked: word, times: 0 }).times++
  // Names and phrases are looked for among the words that are searched for, and a few repetitions.
  const asked = content.slice(0, mostAsked()).map(({ folded }) => stemOf(folded))
  const query: QueryTerm[] = []
  for (const { asked: word, times } of different.values()) {
    if (query.length === parameters.mostWords) break
    yield
    const term = expandWord(word, asked, lexicon)
    query.push(times === 1 ? term : { ...term, weight: term.weight * times ** parameters.repetition })
  }
  // A function word that the texts lack says nothing of what is asked for.
  const telling = query.filter(
    ({ word, matches, initialism }) => matches.length > 0 || initialism !== null || !isFunctionWord(word),
  )
  return withoutRelatives(withoutManner(telling, lexicon), query)
}

function mostAsked(): number {
  return 4 * parameters.mostWords
}

/** A term that is a word of the question stands for that word alone, not for its relatives in the question too. */
function withoutRelatives(words: readonly QueryTerm[], query: readonly QueryTerm[]): readonly QueryTerm[] {
  const own = new Set<number>()
  for (const { matches } of query) {
    for (const { matchKind, term } of matches) {
      // They come first.
      if (matchKind !== 'same') break
      own.add(term)
    }
  }
  const isRelative = ({ matchKind, term }: TermMatch): boolean => matchKind !== 'same' && own.has(term)
  return words.map((word) =>
    word.matches.some(isRelative)
      ? { ...word, matches: word.matches.filter((each) => !isRelative(each)) }
      : word,
  )
}

/** Filler words ("wondering", "yesterday") weigh less beside a word that the texts have, and match only themselves. */
function withoutManner(query: readonly QueryTerm[], { index }: Lexicon): readonly QueryTerm[] {
  const lost = parameters.mannerOfSpeaking[sizeOf(index)]
  const isSubject = ({ manner, matches }: QueryTerm): boolean =>
    manner < 0.5 && matches.some(({ matchKind }) => matchKind !== 'meaning')
  if (lost === 0 || !query.some(isSubject)) return query
  return query.map((term) => {
    const { manner } = term
    if (manner === 0) return term
    const matches =
      manner < 0.5 ? term.matches : term.matches.filter(({ matchKind }) => matchKind !== 'meaning')
    return { ...term, matches, weight: term.weight * (1 - lost * manner) }
  })
}

/** `asked` are the stems of all the words. */
function expandWord(
  { folded, isInitials, variants }: AskedWord,
  asked: readonly string[],
  lexicon: Lexicon,
): QueryTerm {
  // Where words were left out of `asked`, a phrase may seem to be lacking.
  const isUsual = variants.length === 0 && !isInitials && asked.length < mostAsked()
  const usual = isUsual ? lexicon.usual.get(folded) : undefined
  if (usual !== undefined) return usual
  const beside = [
    ...variants,
    ...matchThesaurus(folded, asked, lexicon),
    ...lexicon.shortened.find(folded, asked),
  ]
  const key = beside.reduce(
    (sum, { matchKind, term, word }) => `${sum} ${matchKind} ${term} ${word}`,
    isInitials ? `${folded}.` : folded,
  )
  const widened = lexicon.widened.get(key) ?? widen(folded, isInitials, beside, lexicon)
  const dependsOnOthers = lexicon.thesaurus.isOfPhrase(folded) || lexicon.shortened.isOfName(folded)
  if (isUsual && !dependsOnOthers) lexicon.usual.set(folded, widened)
  else lexicon.widened.set(key, widened)
  return widened
}

/** A word of the question with every term that matches it; `beside` are those that match because of its neighbours. */
function widen(word: string, isInitials: boolean, beside: readonly TermMatch[], lexicon: Lexicon): QueryTerm {
  const { index, terms } = lexicon
  const own = terms.get(stemOf(word))
  const initialism = isInitials || own === undefined ? lexicon.initialisms(word.toLowerCase()) : null
  const found: TermMatch[] = own === undefined ? [] : [{ term: own, similarity: 1, matchKind: 'same', word }]
  found.push(...beside)
  const isSmall = index.size <= parameters.meaning.smallCollection
  const isUnanswered = found.length === 0 && initialism === null
  // A small text has few words; one of everyday English that it lacks is another word, not a misspelt one.
  const rank = lexicon.vectors?.ranks.get(word) ?? Number.POSITIVE_INFINITY
  const isEnglish = isSmall && rank < parameters.spelling.everydayWords
  if (isUnanswered && !isEnglish) {
    const near = lexicon
      .nearWords(word)
      .filter(({ word: meant }) => !isSmall || rank === Infinity || meant[0] === word[0])
    found.push(...near.map((each) => ({ ...each, matchKind: 'spelling' as const })))
  }
  if (isUnanswered) found.push(...matchCompound(word, lexicon))
  // "Nations" is no word for countries in "United Nations".
  const isOfName = found.some(({ matchKind }) => matchKind === 'initialism')
  const isWidened = isSmall && !isOfName
  const alike = [
    ...(isWidened || isUnanswered ? lexicon.synonyms.all(word) : []),
    ...(isSmall || isUnanswered ? [] : lexicon.synonyms.close(word)),
    ...(isWidened || (isUnanswered && found.length === 0) ? lexicon.meaning(word) : []),
  ]
  found.push(...alike.map((each) => ({ ...each, matchKind: 'meaning' as const })))
  const matches = bestOfTerms(found)
  return {
    word,
    matches,
    initialism,
    weight: weigh(word, matches, initialism, lexicon),
    manner: lexicon.manner(word),
    rank: lexicon.vectors?.ranks.get(word.toLowerCase()),
  }
}

/** Of the matches of each term the most similar, the first of equals. */
export function bestOfTerms(found: readonly TermMatch[]): readonly TermMatch[] {
  const best = new Map<number, TermMatch>()
  for (const match of found) {
    const known = best.getOrInsert(match.term, match)
    if (known.similarity < match.similarity) best.set(match.term, match)
  }
  return [...best.values()]
}

function matchThesaurus(
  word: string,
  asked: readonly string[],
  { thesaurus, terms }: Lexicon,
): readonly TermMatch[] {
  return thesaurus.synonyms(word, asked).flatMap((synonym): readonly TermMatch[] => {
    const term = terms.get(synonym.stem)
    const { similarity } = parameters.thesaurus
    return term === undefined ? [] : [{ term, similarity, matchKind: 'thesaurus', word: synonym.word }]
  })
}

/** The two words of the texts that make up one which they lack: "cyberattacks" is cyber and attacks. */
function matchCompound(word: string, { terms }: Lexicon): readonly TermMatch[] {
  const { shortestPart, longestWord, similarity } = parameters.compounds
  if (word.length > longestWord) return []
  for (let cut = shortestPart; cut <= word.length - shortestPart; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)]
    const found = parts.flatMap((part) => terms.get(stemOf(part)) ?? [])
    if (found.length === 2) {
      return found.map((term, at) => ({ term, similarity, matchKind: 'spelling', word: parts[at] ?? '' }))
    }
  }
  return []
}

/**
 * How much a word tells: the inverse of the share of passages that have it, reckoned over the collection and some
 * passages of everyday English, in which a word of frequency rank r makes up about 1 / (11 (r + 1)) of all words (Zipf).
 */
export function weigh(
  word: string,
  matches: readonly TermMatch[],
  initialism: Initialism | null,
  { index, vectors }: Pick<Lexicon, 'index' | 'vectors'>,
): number {
  const closest = Math.max(0, ...matches.map(({ similarity }) => similarity))
  const own = matches.filter(({ similarity }) => closest < 1 || similarity === 1)
  const entries = Math.max(initialism?.entries.size ?? 0, ...own.map(({ term }) => entriesWith(index, term)))
  const { everydayLength } = parameters
  const everydayPassages = parameters.everydayPassages + parameters.everydayShare * index.size
  const rank = vectors?.ranks.get(word) ?? vectors?.ranks.size ?? 50_000
  const everyday = everydayPassages * (1 - Math.exp(-everydayLength / (11 * (rank + 1))))
  const all = index.size + everydayPassages
  const having = entries + everyday
  return Math.log(1 + (all - having + 0.5) / (having + 0.5)) ** parameters.rarityPower[sizeOf(index)]
}
