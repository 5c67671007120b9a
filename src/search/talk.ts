import { setOfWords } from '../text/set-of-words.ts'
import { foldWords } from '../text/words.ts'

/*
 * Words and phrases that people put around a question: closed classes, which the vectors do not tell from subjects. In a
 * text each may be a word like any other.
 */

export const courtesy = setOfWords(
  `afternoon asap bot btw bye cheers evening fyi goodbye greetings guys haha hello hey hi hiya hmm idk imho imo kindly lol
  morning ok okay oops please pls plz sorry tbh thank thanks thankyou thx ty tysm ugh uh um umm wow yeah yep yes yo`,
)

// Short forms and forms of address in chats.
const slang = setOfWords(
  `afaik aha alot atm brb bro bruh buddy cos coz cuz dude dunno eh er erm err fam folks fwiw gimme gm gn gonna gotta hehe
  hm hopefully huh iirc ikr irl jk lemme lmao lowkey madam mate meh nah ngl nope np nvm ofc omg oof rn rofl sir smh
  sorta sry ta tbf tho thru tldr tmr tmrw tonite uhm wanna welp wtf yall yup`,
)

// Greetings and thanks in other languages.
const foreign = setOfWords(
  `annyeong arigato bitte bonjour bonsoir buenos ciao danke grazie gracias guten hallo hola konnichiwa merci mersi namaste
  obrigada obrigado privet salaam salam salut shukran spasibo stp svp tak tack xiexie`,
)

// The vectors put these near the news, and near computers.
const times = setOfWords(
  `am apr april aug august autumn bst cest cet cst day days dec december edt eighties est evening feb february fifties
  fortnight fri friday fridays gmt hour hours hr hrs jan january jul july jun june last march midnight min mins minute
  minutes mon monday mondays month months morning next night nineties noon nov november oclock oct october pdt pm pst
  saturday saturdays sec secs sep sept september seventies sixties spring summer sunday sundays thur thurs thursday
  thursdays today tomorrow tonight tue tues tuesday tuesdays utc wed wednesday wednesdays weds week weekend weekends
  weeks winter year years yesterday`,
)
const metaWords = setOfWords(
  `alexa assistant bot chatbot chatgpt doc google headline headlines help internet link links lookup online paragraph
  paragraphs pdf reddit search searching siri source summary twitter website wiki wikipedia`,
)

const setPhrases = [
  'all the best',
  'along these lines',
  'along those lines',
  'and all that',
  'and so forth',
  'and so on',
  'and so on and so forth',
  'and the like',
  'any chance',
  'any news',
  'as far as I can tell',
  'as far as I know',
  'as far as I remember',
  "as far as I'm aware",
  'as soon as possible',
  'at the end of the day',
  'at your convenience',
  'at your earliest convenience',
  'broadly speaking',
  'by any chance',
  'by the way',
  'come to think of it',
  'does the document say',
  'does the text say',
  'dumb question',
  'first of all',
  'for now',
  'for the record',
  "for what it's worth",
  'generally speaking',
  'god bless',
  'good luck',
  'have a good one',
  'have a great day',
  'have a nice day',
  'if i may',
  "if it's not too much trouble",
  'if possible',
  'if that makes sense',
  'in a nutshell',
  'in advance',
  'in any case',
  'in brief',
  'in general',
  'in other words',
  'in short',
  'in the document',
  'in the text',
  'in this document',
  'in this text',
  'kind of',
  'last but not least',
  'latest on',
  'long story short',
  'look into',
  'look up',
  'looking up',
  'more or less',
  'much appreciated',
  'needless to say',
  'news about',
  'news on',
  'no hurry',
  'no pressure',
  'no rush',
  'no worries',
  'off the top of my head',
  'on a side note',
  'one more thing',
  'out of curiosity',
  'out of interest',
  'quick one',
  'quick question',
  'random question',
  'right now',
  'search the document for',
  'search the text for',
  'silly question',
  'so to say',
  'so to speak',
  'sort of',
  'stupid question',
  'take care',
  'take your time',
  'to be fair',
  'to be honest',
  'updates on',
  'when you get a chance',
  'when you have a minute',
  'when you have a moment',
  'when you have time',
  'you know what',
].map(foldWords)

const phrasesByFirst = Map.groupBy(setPhrases, ([first = '']) => first)

/** Whether a folded word belongs to a greeting or thanks, or is an interjection. */
export function isCourtesy(folded: string): boolean {
  return courtesy.has(folded)
}

/** Whether a folded word is chat's own, or a greeting or thanks in another language. */
export function isSlang(folded: string): boolean {
  return slang.has(folded) || foreign.has(folded)
}

/** Whether a folded word says when. */
export function isTime(folded: string): boolean {
  return times.has(folded)
}

/** Whether a folded word names the bot, the search or another source, and not a subject. */
export function isMeta(folded: string): boolean {
  return metaWords.has(folded)
}

/** The words that `isTime` and `isMeta` know. */
export const surroundings: readonly string[] = [...times, ...metaWords]

/** The words that are part of no set phrase ("in other words", "by the way"). */
export function withoutSetPhrases<T extends { readonly folded: string }>(words: readonly T[]): readonly T[] {
  if (!words.some(({ folded }) => phrasesByFirst.has(folded))) return words
  const left: T[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    const phrases = word === undefined ? [] : (phrasesByFirst.get(word.folded) ?? [])
    const lengths = phrases
      .filter((phrase) => phrase.every((each, further) => words[at + further]?.folded === each))
      .map(({ length }) => length)
    if (lengths.length > 0) at += Math.max(...lengths) - 1
    else if (word !== undefined) left.push(word)
  }
  return left
}
