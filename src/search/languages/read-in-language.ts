import type { AnalysedWord, Analyser } from '../../text/languages/analyser.ts'
import { divideCompound } from '../../text/languages/compounds.ts'
import type { Index, TermNumbers } from '../build-index.ts'
import { bestOfTerms, type QueryTerm, type TermMatch, weigh } from '../expand.ts'
import { parameters } from '../parameters.ts'
import type { Thesaurus } from '../thesaurus.ts'
import type { FindTerms } from './relatives.ts'

/** What a question in some language is read with, for texts of one language. */
export interface Reader {
  readonly index: Index
  readonly analyser: Analyser
  readonly findTerms: FindTerms
  /** The numbers of the texts' terms. */
  readonly terms: TermNumbers
  readonly thesaurus: Thesaurus
  /** Whether a folded word is one of grammar in another language that a question may be in. */
  readonly isForeign: (folded: string) => boolean
}

/** A word of the question, how often it is there, and what stands for it. */
interface Asked {
  readonly folded: string
  readonly times: number
  readonly matches: readonly TermMatch[]
}

/**
 * The content words of a question, each once, with what stands for them in the texts. What people ask with ("provision")
 * is left out beside a word that the texts have. It pauses between words.
 */
export function* readInLanguage(question: string, reader: Reader): Generator<void, readonly QueryTerm[]> {
  const { analyser, index } = reader
  const asked = yield* read(question, reader)
  const telling = asked.filter(({ folded }) => !analyser.isAsking(folded))
  const isAnswered = telling.some(({ matches }) => matches.length > 0)
  return (isAnswered ? telling : asked).map(({ folded, times, matches }) => ({
    word: folded,
    matches,
    initialism: null,
    weight: weigh(folded, matches, null, { index, vectors: null }) * times ** parameters.repetition,
    manner: 0,
    rank: undefined,
  }))
}

/** The words of a text that the texts have, as they are, without their relatives. */
export function* readAsWritten(text: string, reader: Reader): Generator<void, readonly QueryTerm[]> {
  const asked = yield* readInLanguage(text, reader)
  return asked.flatMap((term) => {
    const matches = term.matches.filter(({ similarity }) => similarity === 1)
    return matches.length === 0 ? [] : [{ ...term, matches }]
  })
}

function* read(
  question: string,
  { analyser, findTerms, terms, thesaurus, isForeign }: Reader,
): Generator<void, readonly Asked[]> {
  const { isStopWord, stemOf } = analyser
  const words: AnalysedWord[] = []
  for (const word of analyser.splitWords(question)) {
    if (isStopWord(word.folded)) continue
    words.push(...(yield* divide(word)))
    yield
  }
  const stems = words.map(({ folded }) => stemOf(folded))
  const different = new Map<string, Asked>()
  for (const [at, { folded, joint }] of words.entries()) {
    const stem = stems[at] ?? folded
    const before = different.get(stem)
    if (before !== undefined) {
      different.set(stem, { ...before, times: before.times + 1 })
      continue
    }
    if (different.size >= parameters.mostWords) continue
    const found = yield* findTerms(folded)
    // Two words side by side are no word unless the texts have them so, too.
    const isKnown = found.some(({ similarity }) => similarity === 1)
    if (!isKnown && (joint === true || isForeign(folded))) continue
    const synonyms = thesaurus.synonyms(folded, stems).flatMap(({ word, stem }): readonly TermMatch[] => {
      const term = terms.get(stem)
      const { similarity } = parameters.thesaurus
      return term === undefined ? [] : [{ term, word, matchKind: 'thesaurus', similarity }]
    })
    different.set(stem, { folded, times: 1, matches: bestOfTerms([...found, ...synonyms]) })
  }
  return [...different.values()]

  /** A compound that the texts have neither as it is nor within a longer word is the two words of which it is made. */
  function* divide(word: AnalysedWord): Generator<void, readonly AnalysedWord[]> {
    const { folded } = word
    const isHeld = (yield* findTerms(folded)).some((match) => match.word.length >= folded.length)
    if (analyser.joint === null || isHeld) return [word]
    const parts = divideCompound(folded, analyser.joint, (part) => terms.has(stemOf(part)))
    return parts?.map((part) => ({ ...word, folded: part })) ?? [word]
  }
}
