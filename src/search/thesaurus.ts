import type { Analyser } from '../text/languages/analyser.ts'
import { english } from '../text/languages/english.ts'
import { containsStems } from './initialisms.ts'

/** Groups of words and phrases that mean the same in the field. */
export interface Thesaurus {
  /** The single words that stand for a folded word of a question, itself left out; `asked` are all of its stems in order. */
  readonly synonyms: (word: string, asked: readonly string[]) => readonly Synonym[]
  /** Whether a folded word is one of a phrase, so that its synonyms depend on the others of the question. */
  readonly isOfPhrase: (word: string) => boolean
}

/** A word as the thesaurus writes it, and the stem under which the texts have it. */
interface Synonym {
  readonly word: string
  readonly stem: string
}

/** A thesaurus of groups; a phrase of a group counts for each of its words where the question has it whole. */
export function createThesaurus(
  groups: readonly (readonly string[])[],
  analyser: Analyser = english,
): Thesaurus {
  const { foldWords, isStopWord, stemOf } = analyser
  const byStem = new Map<string, { phrase: readonly string[]; singles: readonly Synonym[] }[]>()
  for (const group of groups) {
    const singles = singleWords(group, analyser)
    for (const member of group) {
      const phrase = foldWords(member)
        .filter((word) => !isStopWord(word))
        .map(stemOf)
      for (const stem of phrase) {
        byStem.getOrInsert(stem, []).push({ phrase, singles })
      }
    }
  }
  return {
    synonyms(word, asked) {
      const own = stemOf(word)
      const known = byStem.get(own)
      if (known === undefined) return []
      return known
        .filter(({ phrase }) => containsStems(asked, phrase))
        .flatMap(({ singles }) => singles)
        .filter(({ stem }) => stem !== own)
    },
    isOfPhrase: (word) => byStem.get(stemOf(word))?.some(({ phrase }) => phrase.length > 1) === true,
  }
}

/** The groups of which no text has any word, so that they help nobody. */
export function unusedGroups(
  groups: readonly (readonly string[])[],
  texts: readonly string[],
  analyser: Analyser = english,
): readonly (readonly string[])[] {
  const { foldWords, stemOf } = analyser
  const known = new Set(texts.flatMap((text) => foldWords(text).map(stemOf)))
  return groups.filter((group) => !singleWords(group, analyser).some(({ stem }) => known.has(stem)))
}

/** The members of a group that are one word, folded as the texts are: "Système" is "systeme" there. */
function singleWords(group: readonly string[], { foldWords, stemOf }: Analyser): readonly Synonym[] {
  return group.flatMap((member) => {
    const [word, second] = foldWords(member)
    return word === undefined || second !== undefined ? [] : [{ word: member, stem: stemOf(word) }]
  })
}
