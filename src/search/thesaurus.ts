import { foldWords, isStopWord, stemOf } from '../text/words.ts'

/** Groups of words and phrases that mean the same in the field, folded. */
export interface Thesaurus {
  /** The single words that stand for a word of a question, itself left out; `asked` are all of its words in order. */
  readonly synonyms: (word: string, asked: readonly string[]) => readonly string[]
}

/** A thesaurus of groups; a phrase of a group counts for each of its words where the question has it whole. */
export function createThesaurus(groups: readonly (readonly string[])[]): Thesaurus {
  const byStem = new Map<
    string,
    { readonly phrase: readonly string[]; readonly group: readonly string[] }[]
  >()
  for (const group of groups) {
    for (const member of group) {
      const phrase = member
        .toLowerCase()
        .split(/[\s-]+/u)
        .filter((word) => !isStopWord(word))
      for (const word of phrase) {
        const list = byStem.get(stemOf(word)) ?? []
        list.push({ phrase: phrase.map(stemOf), group })
        byStem.set(stemOf(word), list)
      }
    }
  }
  return {
    synonyms(word, asked) {
      const stems = asked.map(stemOf)
      const found = (byStem.get(stemOf(word)) ?? [])
        .filter(({ phrase }) =>
          stems.some((_, at) => phrase.every((stem, offset) => stems[at + offset] === stem)),
        )
        .flatMap(({ group }) => group)
        .filter((member) => !/[\s-]/u.test(member) && stemOf(member) !== stemOf(word))
      return [...new Set(found)]
    },
  }
}

/** The groups of which no text has any word, so that they help nobody. */
export function unusedGroups(
  groups: readonly (readonly string[])[],
  texts: readonly string[],
): readonly (readonly string[])[] {
  const known = new Set(texts.flatMap((text) => foldWords(text).map(stemOf)))
  return groups.filter(
    (group) => !group.some((member) => !/[\s-]/u.test(member) && known.has(stemOf(member.toLowerCase()))),
  )
}
