import type { AnalysedWord, Analyser } from './analyser.ts'
import { foldWord } from './fold.ts'
import { createCutter } from './segmented.ts'

const asPartOfPair = 0.8

/** What a language written in Han characters leaves out of a search. */
export interface PairRules {
  readonly id: string
  readonly stopWords: string
  readonly askingWords: string
  /** Whether a word is searched for whole, and not by pairs. */
  readonly isWhole: (word: string) => boolean
  /** The characters of a word that count: what only inflects it is left out. */
  readonly bodyOf: (word: string) => string
}

/**
 * Chinese and Japanese: each two characters that stand side by side are a word, since a dictionary cuts one name now so and
 * now so. It only tells where words of grammar stand, which no pair reaches over.
 */
export function createPairs(rules: PairRules): Analyser {
  const cut = createCutter(rules.id)
  const stops = new Set(rules.stopWords.split(/\s+/u))
  const asking = new Set(rules.askingWords.split(/\s+/u))
  return {
    id: rules.id,
    support: 'segments',
    splitWords: pairsOf,
    foldWords: (text) => pairsOf(text).map(({ folded }) => folded),
    isStopWord: (folded) => stops.has(folded),
    isAsking: (folded) => asking.has(folded),
    stemOf: (folded) => folded,
    looseStemOf: null,
    contains: (word, part) => ([...part].length === 1 && word.includes(part) ? asPartOfPair : 0),
    joint: null,
    isSpelt: false,
  }

  function pairsOf(text: string): readonly AnalysedWord[] {
    const words: AnalysedWord[] = []
    let run: Character[] = []
    let segmentNumber = 0
    for (const { segment, index, isWordLike } of cut(text)) {
      segmentNumber += 1
      const end = index + segment.length
      if (isWordLike !== true) {
        flush()
        continue
      }
      const folded = foldWord(segment)
      if (stops.has(folded) || rules.isWhole(folded)) {
        flush()
        if (folded !== '') words.push({ folded, start: index, end })
        continue
      }
      const body = rules.bodyOf(segment)
      let at = index
      for (const character of body) {
        run.push({ character, start: at, end: at + character.length, segmentNumber })
        at += character.length
      }
      if (at < end) flush()
    }
    flush()
    return words

    function flush(): void {
      if (run.length === 1)
        words.push(...run.map(({ character, start, end }) => ({ folded: foldWord(character), start, end })))
      for (const [at, second] of run.entries()) {
        const first = run[at - 1]
        if (first === undefined) continue
        words.push({
          folded: foldWord(first.character + second.character),
          start: first.start,
          end: second.end,
          joint: first.segmentNumber !== second.segmentNumber,
        })
      }
      run = []
    }
  }
}

interface Character {
  readonly character: string
  readonly start: number
  readonly end: number
  readonly segmentNumber: number
}
