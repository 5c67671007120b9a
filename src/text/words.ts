import { stemmer } from 'stemmer'
import { isAscii } from './ascii.ts'
import type { Range } from './sentences.ts'

/** A word of a text: `folded` for comparing (lower case, no diacritics), its offsets for marking. It is never empty. */
export interface Word extends Range {
  readonly folded: string
}

// Function words, question words, and the verbs that people ask with; none of them says what a question is about.
const stopWords = new Set(
  `a about after again all also am an and any anyone are as ask at be because been being between both but by can could
  did do does doing down during each few for from further get gets give had happen happened happens has have
  having he her here hers him his how
  i if in into is it its just let me mention mentioned more most much must my no nor not now of off on once only or other
  our out over own please really said same say says shall she should show so some still such tell than that the their
  them then there these they this those through to too under until up upon us very was we were what when where whether
  which while who whom whose why will with within would you your
  aint arent cant couldnt didnt doesnt dont hadnt hasnt havent hes hows im isnt ive shes shouldnt thats theres theyll
  theyre theyve wasnt werent weve whats wheres whos wont wouldnt youll youre youve
  eg etc ie vs`.split(/\s+/u),
)

// Names that are spelt like a stop word: in capitals, in a text that is not all in capitals, they are the names.
const names = new Set(['US', 'WHO'])

/*
 * A word begins with a letter or digit. Inside it an apostrophe or a format character is passed over; letters with full
 * stops between them are one word with the last stop (U.N.), and so are one or two with an ampersand (R&D, AT&T).
 */
const wordPattern =
  /(?<![\p{L}\p{M}\p{N}])\p{L}(?:\.\p{L})+(?![\p{L}\p{M}\p{N}])\.?(?:['’]s(?![\p{L}\p{M}\p{N}]))?|(?<![\p{L}\p{M}\p{N}])\p{L}{1,2}&\p{L}(?![\p{L}\p{M}\p{N}])|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[\p{Cf}'’‘`´＇][\p{L}\p{M}\p{N}]+)*/gu
const plainWordPattern =
  /(?<![a-z0-9])[a-z](?:\.[a-z])+(?![a-z0-9])\.?(?:'s(?![a-z0-9]))?|(?<![a-z0-9])[a-z]{1,2}&[a-z](?![a-z0-9])|[a-z0-9]+(?:['`][a-z0-9]+)*/gu
const mayHoldName = /U\.?S|W\.?H\.?O/u
// In ASCII without any, the words are the runs of letters and digits.
const signInWord = /[a-z0-9][.&'`][a-z0-9]/iu

/** The words of a text in order, with the possessive ending left off, and of a shortened verb ("don't", "we'll") a stop word. */
export function splitWords(text: string): readonly Word[] {
  const isMixed = mayHoldName.test(text) && /\p{Ll}/u.test(text)
  const isPlain = isAscii(text)
  if (isPlain && !signInWord.test(text)) return splitRuns(text, isMixed)
  // In ASCII every letter is as long in lower case.
  const matches = isPlain ? text.toLowerCase().matchAll(plainWordPattern) : text.matchAll(wordPattern)
  return Array.from(matches, (match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    return { folded: fold(text.slice(start, end), isMixed), start, end }
  })
}

/** The runs of letters and digits as words, several times faster than by a pattern. */
function splitRuns(text: string, isMixed: boolean): readonly Word[] {
  const lower = text.toLowerCase()
  const words: Word[] = []
  for (let start = 0; start < lower.length; start++) {
    let end = start
    while (isLetterOrDigit(lower.charCodeAt(end))) end++
    if (end === start) continue
    const isName = isMixed && names.has(text.slice(start, end))
    words.push({ folded: (isName ? text : lower).slice(start, end), start, end })
    start = end
  }
  return words
}

function isLetterOrDigit(code: number): boolean {
  return (code >= smallA && code <= smallZ) || (code >= zero && code <= nine)
}

const [smallA, smallZ, zero, nine] = [0x61, 0x7a, 0x30, 0x39]

/** The folded words of a text alone; the same as those of `splitWords`, several times faster for plain English. */
export function foldWords(text: string): readonly string[] {
  if (!isAscii(text) || mayHoldName.test(text)) return splitWords(text).map((word) => word.folded)
  const lower = text.toLowerCase()
  if (!signInWord.test(lower)) return lower.match(/[a-z0-9]+/gu) ?? []
  return (lower.match(plainWordPattern) ?? []).map(withoutSigns)
}

/** The folded name that is spelt like a stop word, by that word: "US" for "us"; undefined for any other. */
export function nameLike(stopWord: string): string | undefined {
  const name = stopWord.toUpperCase()
  return names.has(name) ? name : undefined
}

/** The stop words, folded. */
export const usualWords: Iterable<string> = stopWords

/** Whether a folded word is too common to search by. */
export function isStopWord(folded: string): boolean {
  return stopWords.has(folded)
}

const stems = new Map<string, string>()

/** The stem of a folded word (Porter), the same for British and American spelling; up to three letters stay whole. */
export function stemOf(folded: string): string {
  if (folded.length <= 3) return folded
  const known = stems.get(folded)
  if (known !== undefined) return known
  if (stems.size > 200_000) stems.clear()
  const stem = stemmer(toAmerican(folded))
  stems.set(folded, stem)
  return stem
}

/** Both sides of every comparison go through this, so a word that it bends wrongly still meets itself. */
const traditions: readonly (readonly [RegExp, string])[] = [
  [/^practis(e|ed|es|er|ers|ing)$/u, 'practic$1'],
  [/^(.*program)mes?$/u, '$1'],
  [/(..)is(e|ed|es|er|ers|ing|ation|ations)$/u, '$1iz$2'],
  [/(...)our(s|ed|ing|able|ful|ly|ite|ites)?$/u, '$1or$2'],
  [/(..)tre(s)?$/u, '$1ter$2'],
  // Also at the end of a compound: "selfdefence".
  [/(def|off|lic|pret)ence(s)?$/u, '$1ense$2'],
  [/ll(ed|ing|er|ers)$/u, 'l$1'],
  [/^(analy|paraly|cataly|electroly|hydroly)s(e|ed|er|ers|ing)$/u, '$1z$2'],
  [/^(ana|cata|dia|epi|homo|mono|pro)logue(s)?$/u, '$1log$2'],
  [/dgement(s)?$/u, 'dgment$1'],
  [/^(ski|wi)lful/u, '$1llful'],
  [/^enquir/u, 'inquir'],
  [/^manoeuvr(?:e(?=s?$))?/u, 'maneuver'],
  [/^sceptic/u, 'skeptic'],
  [/^artefact/u, 'artifact'],
  [/^aluminium/u, 'aluminum'],
  [/sulph/u, 'sulf'],
  [/(an|h|gyn|leuk|orthop|p|encyclop|arch)ae(?=[cdmost])/u, '$1e'],
  [/^(f|diarrh)oe(?=[at])/u, '$1e'],
]

function toAmerican(word: string): string {
  return traditions.reduce((spelt, [british, american]) => spelt.replace(british, american), word)
}

// Letters that are no other letter with a sign, so that taking them apart does not help.
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

const plainWord = /^[a-z0-9]+$/iu

function fold(word: string, isMixed: boolean): string {
  if (plainWord.test(word)) return isMixed && names.has(word) ? word : word.toLowerCase()
  const plain = word
    .replace(/[’‘`´＇]/gu, "'")
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}'.&]/gu, '')
  const folded = withoutSigns(
    plain.toLowerCase().replace(/[ßæœøłđðþı]/gu, (letter) => plainLetters[letter] ?? letter),
  )
  // All that there is may be a mark that Unicode calls a letter, as Arabic's shadda in a form of its own.
  if (folded === '') return word
  const isName = isMixed && names.has(folded.toUpperCase()) && !/\p{Ll}/u.test(plain.replace(/'s$/u, ''))
  return isName ? folded.toUpperCase() : folded
}

/** "U.N." is un, "R&D" rd; "don't" is not, "I'm" is i and "we'll" is we: what is left of a shortened verb is a stop word. */
function withoutSigns(word: string): string {
  if (/^[^'.&`]*$/u.test(word)) return word
  const whole = word.replace(/[.&]/gu, '').replaceAll('`', "'")
  if (!whole.includes("'")) return whole
  const verb = whole.replace(/'(?:s|m|re|ve|ll|d)$/u, '')
  return verb.endsWith("n't") ? 'not' : verb.replaceAll("'", '')
}
