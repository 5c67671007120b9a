import type { Noun } from './nouns.ts'
import { ordinalOf } from './numerals.ts'
import { bareStep, type Step } from './step.ts'
import {
  type FoundNumber,
  type Reading,
  takeBracketed,
  takeDigits,
  takeDotted,
  takeNumber,
} from './take-number.ts'
import type { Token } from './tokens.ts'
import { type FoundNoun, nounAt } from './unit-nouns.ts'
import { articleWords, joiningWords, linkingWords, rangingWords, shortWords, suffixWords } from './words.ts'

/** A noun with its number, or a number alone, and the numbers that follow without a noun. */
export interface Segment {
  readonly steps: readonly Step[]
  /** Null for a number alone. */
  readonly noun: Noun | null
  /** The noun as typed, folded. */
  readonly word: string
  readonly to: string | null
  /** "Third and fourth bullets": those after the first. */
  readonly others: readonly string[]
  readonly end: number
}

/** A step that a noun names. */
export function nounStep(noun: Noun, found: Omit<FoundNumber, 'end'>): Step {
  const { number, isOrdinal = false } = found
  return {
    level: noun.level,
    word: noun.key,
    number,
    isOrdinal: isOrdinal && (noun.level !== 'sentence' || number === '-1'),
    isBracketed: found.isBracketed && noun.level === 'subparagraph',
  }
}

/** Past articles ("the", "l’") and words for "of"; `isLinked` where there was one of those. */
export function skipLinks(
  { tokens }: Reading,
  at: number,
): { readonly end: number; readonly isLinked: boolean } {
  let end = at
  let isLinked = false
  for (let words = 0; words < mostLinks; words++) {
    const token = tokens[end]
    if (token?.kind !== 'word') break
    const isLink = linkingWords.has(token.value)
    if ((!isLink && !articleWords.has(token.value)) || isCapital(token)) break
    isLinked ||= isLink
    end++
    if (tokens[end]?.kind === 'quote' && !tokens[end]?.gap) end++
  }
  return { end, isLinked }
}

// "In the first paragraph of the": nobody says more.
const mostLinks = 4

/** A segment that a noun names, at one token; null where there is none. */
export function takeNamed(reading: Reading, at: number): Segment | null {
  const { tokens, own } = reading
  const skipped = skipArticles(reading, at)
  const counted = takeOrdinals(reading, skipped)
  if (counted !== null) return counted
  const postfixed = takePostfixed(reading, skipped)
  if (postfixed !== null) return postfixed
  const found = nounAt(tokens, skipped, own)
  if (found === null) return null
  const { noun, word } = found
  const start = skipMarks(reading, skipped + found.length, found)
  const number = takeNumber(reading, start, noun, word)
  if (number === null) {
    if (!noun.isAlone) return null
    return segment(noun, word, { number: '', isBracketed: false }, skipped + found.length)
  }
  return segment(noun, word, number, number.end)
}

function segment(noun: Noun, word: string, found: Omit<FoundNumber, 'end'>, end: number): Segment {
  return { steps: [nounStep(noun, found)], noun, word, to: null, others: [], end }
}

/** "I" and "A" may be numbers. */
function isCapital({ raw }: Token): boolean {
  return /^\p{Lu}$/u.test(raw)
}

function isArticle(token: Token | undefined): boolean {
  return token?.kind === 'word' && articleWords.has(token.value) && !isCapital(token)
}

/** Past articles that say nothing. */
export function skipArticles({ tokens }: Reading, at: number): number {
  let end = at
  for (let word = tokens[end]; end < at + 2 && isArticle(word); word = tokens[end]) {
    end++
    if (tokens[end]?.kind === 'quote' && !tokens[end]?.gap) end++
  }
  return end
}

/** Past a full stop, further signs of the same kind ("¶¶", "para. ¶") and "No." after "Protocol". */
function skipMarks({ tokens, own }: Reading, at: number, { noun }: FoundNoun): number {
  let end = tokens[at]?.kind === 'dot' ? at + 1 : at
  for (let more = 0; more < 3; more++) {
    const next = nounAt(tokens, end, own)
    const isSame =
      next !== null && (next.noun.key === noun.key || (/[¶#]/u.test(next.word) && noun.level === 'paragraph'))
    const isNumber = next?.noun.key === 'number' && next.word !== '#' && noun.level !== 'item'
    if (next === null || !(isSame || isNumber)) break
    end += next.length
    if (tokens[end]?.kind === 'dot') end++
  }
  return end
}

/** An ordinal in words or digits at a token; `isSure` where it can be nothing but one. */
function takeOrdinal(
  { tokens }: Reading,
  at: number,
): { readonly number: number; readonly end: number } | null {
  const token = tokens[at]
  if (token?.kind === 'word') {
    const number = ordinalOf(token.value)
    return number === null ? null : { number, end: at + 1 }
  }
  if (token?.kind !== 'number' || token.value.length > 3 || token.value === '0') return null
  const number = Number(token.value)
  if (number === 0) return null
  const next = tokens[at + 1]
  if (next === undefined || next.gap) return null
  const isSuffix =
    next.kind === 'word' && /^(?:st|nd|rd|th|e|er|ere|re|eme|ieme|de|ste|o|a|й|я|е|го|и)$/u.test(next.value)
  return isSuffix || next.kind === 'degree' || next.kind === 'dot' ? { number, end: at + 2 } : null
}

/** "Third bullet", "2e alinéa", "5. lid", "first to third paragraphs". */
function takeOrdinals(reading: Reading, at: number): Segment | null {
  const { tokens, own } = reading
  const first = takeOrdinal(reading, at)
  if (first === null) return null
  const others: number[] = []
  let to: number | null = null
  let end = first.end
  for (;;) {
    const join = tokens[end]
    const isRange = join?.kind === 'dash' || (join?.kind === 'word' && rangingWords.has(join.value))
    const isJoin = join?.kind === 'comma' || joiningWords.has(join?.value ?? '-')
    if (!isRange && !isJoin) break
    let from = end + 1
    if (joiningWords.has(tokens[from]?.value ?? '-')) from++
    const next = takeOrdinal(reading, skipArticles(reading, from))
    if (next === null) break
    if (isRange) to = next.number
    else others.push(next.number)
    end = next.end
    if (isRange) break
  }
  const found = nounAt(tokens, end, own)
  if (found === null) return null
  end += found.length
  if (tokens[end]?.kind === 'dot' && shortWords.has(found.word)) end++
  // "Second paragraph 5" is neither.
  const after = tokens[end]
  const isNumbered = after?.kind === 'number' || takeBracketed(reading, end)?.number.match(/^\d/u)
  if (isNumbered && takeOrdinal(reading, end) === null) return null
  const { noun, word } = found
  // "Second point d)" neither.
  const isClosed = after?.kind === 'word' && /^\p{L}$/u.test(after.raw) && tokens[end + 1]?.kind === 'close'
  if (isClosed && (noun.level === 'item' || noun.level === 'letter')) return null
  const step = nounStep(noun, { number: String(first.number), isBracketed: false, isOrdinal: true })
  return { steps: [step], noun, word, to: to === null ? null : String(to), others: others.map(String), end }
}

/** 第十三条, 第（二）项, 제7조의2, 28条, 가목: the noun behind its number. */
function takePostfixed(reading: Reading, at: number): Segment | null {
  const { tokens, own } = reading
  const lead = tokens[at]?.value
  const isLed = lead === '第' || lead === '제'
  const start = isLed ? at + 1 : at
  const token = tokens[start]
  const isLetter = !isLed && token?.kind === 'word' && /^\p{Script=Hangul}$/u.test(token.value)
  const found =
    token?.kind === 'spelt' && isLed
      ? { number: token.value, end: start + 1, isBracketed: false }
      : token?.kind === 'number'
        ? takeLabel(reading, start)
        : isLetter || (isLed && isLatinLetter(token))
          ? { number: token?.raw ?? '', end: start + 1, isBracketed: false }
          : isLed || tokens[start]?.kind === 'open'
            ? takeBracketed(reading, start)
            : null
  if (found === null || found.number.length > 9) return null
  const noun = tokens[found.end]
  if (noun === undefined || !suffixWords.has(noun.value)) return null
  const named = nounAt(tokens, found.end, own)
  if (named === null || (isLetter && named.noun.level !== 'letter')) return null
  // "두 문" is a word; with digits and no lead only what is written close up, or Korean, counts.
  if (!isLed && noun.gap && !/^\p{Script=Hangul}/u.test(noun.value)) return null
  let end = found.end + named.length
  let { number } = found
  const [of, more] = [tokens[end], tokens[end + 1]]
  if (
    of !== undefined &&
    /^[之の의]$/u.test(of.value) &&
    (more?.kind === 'number' || more?.kind === 'spelt')
  ) {
    const isItself =
      suffixWords.has(tokens[end + 2]?.value ?? '') && more.kind === 'number' && of.value === '의' && more.gap
    if (!isItself) {
      number = `${number}-${more.value}`
      end += 2
    }
  }
  // 项 behind letters in brackets, 號: a number of its own.
  return segment(named.noun, named.word, { number, isBracketed: false }, end)
}

/** "12", "12a", "16.7" before 条 or 항. */
function takeLabel({ tokens }: Reading, at: number): FoundNumber {
  const { number, end } = takeDotted(tokens, at) ?? {
    number: (tokens[at]?.value ?? '').replace(/^0+(?=\d)/u, ''),
    end: at + 1,
  }
  const letter = tokens[end]
  return isLatinLetter(letter) && !letter?.gap
    ? { number: number + letter?.raw, end: end + 1, isBracketed: false }
    : { number, end, isBracketed: false }
}

/** "제a호", "第b项", "제ii목". */
function isLatinLetter(token: Token | undefined): boolean {
  return token?.kind === 'word' && /^(?:[a-z]|([a-z])\1|[ivx]{2,4})$/iu.test(token.raw)
}

/** A number alone at the head of a span: "5", "[12]", "(47)". */
export function takeBare(reading: Reading, at: number): Segment | null {
  const found = takeDigits(reading, at, null) ?? takeBracketed(reading, at)
  if (found === null) return null
  const { tokens } = reading
  const isOpen = tokens[at]?.kind === 'open'
  const close = tokens[found.end]
  const isLetter = /\p{L}$/u.test(found.number)
  const end = !isOpen && isLetter && close?.kind === 'close' && !close.gap ? found.end + 1 : found.end
  return {
    steps: [bareStep(found.number, found.isBracketed)],
    noun: null,
    word: '',
    to: null,
    others: [],
    end,
  }
}
