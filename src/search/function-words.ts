import { setOfWords } from '../text/set-of-words.ts'

// Prepositions, conjunctions, pronouns, quantities, numbers, verbs without a meaning of their own, and adverbs of degree,
// time and manner of speaking: closed classes. Their vectors are near those of every frequent word.
const functionWords = setOfWords(
  `above according accordingly across actually against ago almost alone along alongside already although always amid among
  amongst another anybody anyway anything apart around aside away back based became because become becomes becoming began
  begin behind below beneath beside besides beyond billion bring brought called came cannot co come comes coming
  concerning considering despite due either eight eighteen eighty eleven else enough especially etc even ever every everybody
  everyone everything except far fewer fifteen fifty five following forty four fourteen fully furthermore given giving go goes
  going gone got half hence hereby herself himself however hundred including indeed inside instead itself nowhere somewhere anywhere everywhere keep keeps kept
  knew know known knows large largely least less like likely little look looked looking looks lot made mainly make makes making
  may maybe meanwhile merely might million mine moreover mostly myself namely near nearly neither never nevertheless next
  nine nineteen ninety nobody none nonetheless nothing notwithstanding onto others otherwise ourselves outside
  particularly per perhaps probably put puts putting quite rather regarding seem seemed seems seven seventeen seventy several
  shall simply since six sixteen sixty somebody someone something sometimes somewhat soon take taken takes taking ten
  themselves thereby therefore thing things third thirteen thirty thousand three thrice throughout thus together too took toward
  towards trillion twelve twenty twice two unless unlike unto use used uses using various versus via want wanted wants well
  went whatever whenever whereas whereby wherever whether whichever whoever without yet yourself yourselves zero`,
)

/** Whether a folded word says nothing by itself, so that it is like no other in meaning; it may still be searched for. */
export function isFunctionWord(folded: string): boolean {
  return functionWords.has(folded)
}
