import type { Noun } from './nouns.ts'
import { cardinalOf, ordinalOf, romanNumeral, tensOf } from './numerals.ts'
import type { Token } from './tokens.ts'
import { nounAt, type OwnNouns } from './unit-nouns.ts'
import { latinSuffix, linkingWords, shortWords } from './words.ts'

/** The tokens of a text with the nouns that its documents have of their own. */
export interface Reading {
  readonly tokens: readonly Token[]
  readonly own: OwnNouns
}

/** A number at one place, and the token after it. */
export interface FoundNumber {
  readonly number: string
  readonly end: number
  readonly isBracketed: boolean
  /** In words that count: "párrafo segundo". */
  readonly isOrdinal?: boolean
}

// No document has a number of ten digits.
const mostDigits = 9
const ordinalSuffix = /^(?:st|nd|rd|th)$/u
const silentSuffix = /^(?:er|ere|re|eme|ieme|ste)$/u
const letters = /^([\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\1?$/u
const bracketLetters =
  /^(?:[\p{Script=Latin}]{1,4}|[\p{Script=Cyrillic}\p{Script=Arabic}]{1,2}ه?|[\p{Script=Hangul}\p{Script=Greek}])$/u

/** A number in digits with what belongs to it: "16a", "5 bis", "1er", "6.º". Null where something else is written to it. */
export function takeDigits({ tokens }: Reading, at: number, noun: Noun | null): FoundNumber | null {
  const token = tokens[at]
  if (token?.kind !== 'number' || token.value.length > mostDigits) return null
  let number = noun?.level === 'row' ? token.value : token.value.replace(/^0+(?=\d)/u, '')
  let end = at + 1
  const dot = tokens[end]
  const mark = dot?.kind === 'dot' && !dot.gap ? tokens[end + 1] : dot
  if (mark?.kind === 'degree' && !mark.gap)
    return { number, end: mark === dot ? end + 1 : end + 2, isBracketed: false }
  if (isPortuguese(noun) && dot?.kind === 'dot' && mark?.value === 'o' && !mark.gap)
    return { number, end: end + 2, isBracketed: false }
  const next = tokens[end]
  if (next?.kind === 'word' && !next.gap) {
    const after = tokens[end + 1]
    if (ordinalSuffix.test(next.value)) return null
    if (silentSuffix.test(next.value)) end++
    else if (latinSuffix.test(next.value)) {
      number += next.value
      end++
    } else if (next.value === 's' && after?.kind === 'number') return { number, end, isBracketed: false }
    else if (letters.test(next.raw) && !isGlued(after)) {
      number += next.raw
      end = skipDegree(tokens, end + 1)
    } else if (/^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(next.raw)) return null
  }
  const suffix = tokens[end]?.kind === 'dash' ? tokens[end + 1] : tokens[end]
  const isDashed = tokens[end]?.kind === 'dash'
  if (suffix?.kind === 'word' && latinSuffix.test(suffix.value) && (!isDashed || !suffix.gap)) {
    const after = tokens[isDashed ? end + 2 : end + 1]
    // "§§ 5 bis 7".
    if (after?.kind !== 'number' && !latinSuffix.test(number.replace(/^\d+/u, '')))
      return { number: number + suffix.value, end: isDashed ? end + 2 : end + 1, isBracketed: false }
  }
  return noun?.level === 'article' || noun?.level === 'section'
    ? withCompound(tokens, number, end)
    : { number, end, isBracketed: false }
}

/** "16a.º". */
function skipDegree(tokens: readonly Token[], at: number): number {
  const mark = tokens[at]?.kind === 'dot' ? at + 1 : at
  return tokens[mark]?.kind === 'degree' && !tokens[at]?.gap && !tokens[mark]?.gap ? mark + 1 : at
}

function isPortuguese(noun: Noun | null): boolean {
  return noun?.key === 'article' || noun?.key === 'paragraph'
}

function isGlued(token: Token | undefined): boolean {
  return token?.kind === 'number' && !token.gap
}

/** "5/1", and "23-1" where that can be no range. */
function withCompound(tokens: readonly Token[], number: string, end: number): FoundNumber {
  const [join, second, after] = tokens.slice(end, end + 3)
  const found = { number, end, isBracketed: false }
  if (join === undefined || join.gap || second?.kind !== 'number' || second.gap) return found
  const isCompound =
    join.kind === 'slash' ||
    (join.kind === 'dash' &&
      (Number(second.value) < Number.parseInt(number, 10) ||
        (after !== undefined && !after.gap && (after.kind === 'open' || after.kind === 'dot'))))
  if (!isCompound || second.value.length > 3) return found
  return { number: `${number}-${second.value}`, end: end + 2, isBracketed: false }
}

/** "(c)", "[12]", "(1A)", "«а»": what is in brackets or quotation marks, if it is a number or a short letter. */
export function takeBracketed(reading: Reading, at: number): FoundNumber | null {
  const { tokens } = reading
  const open = tokens[at]
  if (open?.kind !== 'open' && open?.kind !== 'quote') return null
  const isQuote = open.kind === 'quote'
  const content = tokens[at + 1]
  if (
    content === undefined ||
    ((content.kind === 'word') === false &&
      (isQuote || (content.kind !== 'number' && content.kind !== 'spelt')))
  )
    return null
  const found =
    content.kind === 'number'
      ? (takeDotted(tokens, at + 1) ?? takeDigits(reading, at + 1, null))
      : content.kind === 'spelt'
        ? { number: content.value, end: at + 2 }
        : open.value !== '[' && bracketLetters.test(content.raw) && (!isQuote || content.raw.length <= 2)
          ? { number: content.raw, end: at + 2 }
          : null
  if (found === null) return null
  const close = tokens[found.end]
  const isPair = open.value === '[' ? close?.value === ']' : close?.value === ')'
  const isClosed = isQuote ? close?.kind === 'quote' && !close.gap && content.gap === false : isPair
  return isClosed ? { number: found.number, end: found.end + 1, isBracketed: open.value !== '[' } : null
}

/** "7.2", "7.2.1" as one number, where no white space is in it; null for a number without dots. */
export function takeDotted(
  tokens: readonly Token[],
  at: number,
): { readonly number: string; readonly end: number } | null {
  let end = at + 1
  let number = tokens[at]?.value ?? ''
  for (;;) {
    const [dot, next] = [tokens[end], tokens[end + 1]]
    if (dot?.kind !== 'dot' || dot.gap || next?.kind !== 'number' || next.gap) break
    number += `.${next.value}`
    end += 2
  }
  return tokens[at]?.kind === 'number' && end > at + 1 ? { number, end } : null
}

const takesRoman: ReadonlySet<string> = new Set([
  'annex',
  'book',
  'part',
  'title',
  'chapter',
  'section',
  'article',
])
const takesLetter: ReadonlySet<string> = new Set([
  'annex',
  'part',
  'title',
  'section',
  'paragraph',
  'subparagraph',
  'item',
  'letter',
  'recital',
  'note',
])
/** Nouns of the level of articles that some texts letter: "Rule A", "Article (h)" of a notice. */
const lettered: ReadonlySet<string> = new Set(['article', 'rule', 'regulation', 'clause', 'sign'])
// Words that are a letter, too.
const oneLetterWord = /^[aioeyuàавикосуя]$/iu

/** The number that comes after a noun: digits, a Roman numeral, a letter, a number word, with or without brackets. */
export function takeNumber(reading: Reading, at: number, noun: Noun, word: string): FoundNumber | null {
  const { tokens } = reading
  const token = tokens[at]
  if (token === undefined) return null
  if (token.kind === 'spelt') return { number: token.value, end: at + 1, isBracketed: false }
  const found = takeDigits(reading, at, noun) ?? takeBracketed(reading, at)
  if (found !== null) {
    const isNumeral = /^\d/u.test(found.number) || romanNumeral(found.number) !== null
    if (!isNumeral && !mayBeLettered(noun)) return null
    if (noun.level === 'sentence' && !/^\d+$/u.test(found.number)) return null
    return withClose(tokens, spanishFirst(found, word))
  }
  if (token.kind !== 'word') return null
  const { raw } = token
  const isShort = shortWords.has(word)
  const isFollowed = isPlainWord(reading, at + 1)
  if (takesRoman.has(noun.level) && /^[IVXLCDM]+(?:[a-z]|bis|ter|quater)?$/iu.test(raw)) {
    const numeral = /^[A-Z]/u.test(raw) ? raw.replace(/(?:bis|ter|quater|[a-z])$/u, '') : raw
    const roman = romanNumeral(numeral)
    const isSure = /^[IVXLCDM]+(?:[a-z]|bis|ter|quater)?$/u.test(raw)
      ? !(raw === 'I' && isFollowed)
      : !isShort && !(raw.length === 1 && isFollowed)
    if (roman !== null && (isSure || (isShort && !isFollowed))) {
      const suffix = tokens[at + 1]
      const isLatin = suffix?.kind === 'word' && latinSuffix.test(suffix.value)
      return {
        number: isLatin ? raw + suffix.value : raw,
        end: isLatin ? at + 2 : at + 1,
        isBracketed: false,
      }
    }
  }
  if (mayBeLettered(noun) && isLetter(token, noun) && !(oneLetterWord.test(raw) && isFollowed)) {
    return withClose(tokens, { number: raw, end: at + 1, isBracketed: false })
  }
  const isWordy = noun.key === 'article' || noun.key === 'paragraph' || word.length > 3 || /[¶§]/u.test(word)
  return isWordy && !(isShort && word.length < 3) ? takeWord(reading, at, noun) : null
}

function mayBeLettered({ level, key }: Noun): boolean {
  return takesLetter.has(level) || lettered.has(key)
}

/** "artículo 1o" is the first, not an item (o); "artículo 12a" is 12a. */
function spanishFirst(found: FoundNumber, word: string): FoundNumber {
  return /^art[ií]cul|^artigo/u.test(word)
    ? { ...found, number: found.number.replace(/^(\d+)o$/u, '$1') }
    : found
}

function isLetter({ raw }: Token, { level }: Noun): boolean {
  if (/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hangul}]$/u.test(raw))
    return true
  if (level !== 'item' && level !== 'letter' && level !== 'paragraph' && level !== 'subparagraph')
    return false
  return /^(?:([a-z])\1|[ivx]{2,4}|[IVXL]{2,5})$/u.test(raw)
}

function takeWord({ tokens, own }: Reading, at: number, noun: Noun): FoundNumber | null {
  const value = tokens[at]?.value ?? ''
  const ten = tensOf(value)
  if (ten !== null) {
    const next = tokens[at + 1]?.kind === 'dash' ? at + 2 : at + 1
    const one = cardinalOf(tokens[next]?.value ?? '')
    const isMore = one !== null && one < 10
    return { number: String(ten + (isMore ? one : 0)), end: isMore ? next + 1 : at + 1, isBracketed: false }
  }
  const cardinal = cardinalOf(value)
  if (cardinal !== null) return { number: String(cardinal), end: at + 1, isBracketed: false }
  const ordinal = ordinalOf(value)
  if (ordinal === null || ordinal < 0) return null
  // "Article 5, second sentence", but "абзац третий статьи 1".
  if (/^[a-z]+(?:st|nd|rd|th)$/u.test(value) && nounAt(tokens, at + 1, own) !== null) return null
  return { number: String(ordinal), end: at + 1, isBracketed: false, isOrdinal: noun.level !== 'article' }
}

/** Whether a word stands here that is neither a noun nor written to what comes before. */
function isPlainWord({ tokens, own }: Reading, at: number): boolean {
  const token = tokens[at]
  return (
    token?.kind === 'word' &&
    token.value.length > 1 &&
    nounAt(tokens, at, own) === null &&
    !linkingWords.has(token.value) &&
    !latinSuffix.test(token.value)
  )
}

/** "c)": the bracket that closes what none has opened. */
export function withClose(tokens: readonly Token[], found: FoundNumber): FoundNumber {
  const close = tokens[found.end]
  const isOpened = tokens[found.end - 2]?.kind === 'open' || found.isBracketed
  return !isOpened && close?.kind === 'close' && !close.gap ? { ...found, end: found.end + 1 } : found
}
