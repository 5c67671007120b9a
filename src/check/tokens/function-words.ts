import { analyserFor } from '../../text/languages/analyser-for.ts'
import { english } from '../../text/languages/english.ts'

// Words that say nothing about where a text is from. Not those that a search passes over, which are for questions.
const functionWords = new Set(
  `a about after again all also am an and any anyone are as ask at be because been being between both but by can could
  did do does doing down during each few for from further get gets give had happen happened happens has have
  having he her here hers him his how
  i if in into is it its just let me mention mentioned more most much must my no nor not now of off on once only or other
  our out over own please really said same say says shall she should show so some still such tell than that the their
  them then there these they this those through to too under until up upon us very was we were what when where whether
  which while who whom whose why will with within would you your`.split(/\s+/u),
)

/** Whether a word, in lower case, is in every English text. */
function isFunctionWord(word: string): boolean {
  return functionWords.has(word)
}

/**
 * Tells whether a word, in lower case, is in every text of one of these languages (BCP 47). Where characters are compared
 * one by one, none is.
 */
export function createFunctionWords(languages: Iterable<string>): (word: string) => boolean {
  const others = new Set(Array.from(languages, analyserFor))
  others.delete(english)
  const spaced = [...others].filter(({ support }) => support === 'stems')
  if (spaced.length === 0) return isFunctionWord
  const known = new Map<string, boolean>()
  return (word) =>
    isFunctionWord(word) ||
    known.getOrInsertComputed(word, () =>
      spaced.some((analyser) => {
        const folded = analyser.foldWords(word)
        return folded.length > 0 && folded.every(analyser.isStopWord)
      }),
    )
}
