import { foldWords, isStopWord, splitWords, stemOf } from '../words.ts'
import type { Analyser } from './analyser.ts'

/** English, by the words and stems that everything else knows. */
export const english: Analyser = {
  id: 'en',
  support: 'stems',
  splitWords,
  foldWords,
  isStopWord,
  isAsking: () => false,
  stemOf,
  looseStemOf: null,
  contains: null,
  joint: null,
  isSpelt: true,
}
