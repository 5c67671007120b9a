import type { AnalysedWord, Analyser } from './analyser.ts'
import { foldWord } from './fold.ts'

/** Cuts a text that has no spaces between words into them, with what's in the dictionary of the platform (ICU). */
export function createCutter(language: string): (text: string) => Iterable<Intl.SegmentData> {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' })
  return (text) => segmenter.segment(text)
}

/** Thai, and others whose words only a dictionary tells apart: each is one word, found also within longer ones. */
export function createSegmented(id: string, stopWords: string, askingWords: string): Analyser {
  const cut = createCutter(id)
  const stops = new Set(stopWords.split(/\s+/u).map(foldWord))
  const asking = new Set(askingWords.split(/\s+/u).map(foldWord))
  const splitWords = (text: string): readonly AnalysedWord[] =>
    Array.from(cut(text)).flatMap(({ segment, index, isWordLike }): readonly AnalysedWord[] => {
      const folded = foldWord(segment).replace(/[^\p{L}\p{M}\p{N}]/gu, '')
      if (isWordLike !== true || folded === '') return []
      return [{ folded, start: index, end: index + segment.length }]
    })
  return {
    id,
    support: 'segments',
    splitWords,
    foldWords: (text) => splitWords(text).map(({ folded }) => folded),
    isStopWord: (folded) => stops.has(folded),
    isAsking: (folded) => asking.has(folded),
    stemOf: (folded) => folded,
    looseStemOf: null,
    contains: (word, part) => (part.length < 3 ? 0 : word.includes(part) ? 0.8 : 0),
    joint: null,
    isSpelt: false,
  }
}
