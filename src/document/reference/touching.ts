import { cardinalOf, ordinalOf, romanNumeral } from './numerals.ts'
import { hiddenDigit } from './quantities.ts'
import type { Reading } from './take-number.ts'
import type { Token } from './tokens.ts'
import { nounAt } from './unit-nouns.ts'

const joins = /^(?:&|\+|and|or|to|through|of|in|et|ou|à|a|und|oder|bis|y|e|o|en|и|или|до|по)$/u
const years = /^[12]\d{3}$/u

/** Whether something that could belong to it comes right after a reference that ends before a token. */
export function touchesAfter(reading: Reading, end: number): boolean {
  const { tokens } = reading
  const first = tokens[end]
  if (first === undefined) return false
  if (first.kind === 'quote' && !first.gap && tokens[end + 1]?.value === 's') return false
  if (isWrittenTo(first, tokens[end + 1])) return true
  const isJoin =
    first.kind === 'comma' || first.kind === 'dash' || first.kind === 'slash' || joins.test(first.value)
  const at = isJoin ? end + 1 : end
  const second = tokens[at]
  const isYear = second?.kind === 'number' && years.test(second.value)
  if (isYear && isJoin && /^(?:in|of|en|im|à|a|en)$/u.test(first.value)) return false
  // "5 and first of all".
  return couldBelong(reading, at, isJoin)
}

/** A sign or letter with no white space before it. */
function isWrittenTo(token: Token, next: Token | undefined): boolean {
  if (token.gap) return false
  switch (token.kind) {
    case 'number':
    case 'spelt':
    case 'open':
    case 'slash':
    case 'mark':
    case 'degree':
      return true
    case 'word':
      return !/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u.test(token.value)
    case 'dash':
      return token.raw !== '—' || next !== undefined
    case 'dot':
    case 'colon':
    case 'comma':
      return next !== undefined && !next.gap && (next.kind === 'number' || next.kind === 'word')
    case 'other':
      return /[\p{N}_*&@%+=]/u.test(token.raw) || token.value === hiddenDigit
    default:
      return false
  }
}

/** Whether a number, a bracket, a lone letter or a word for a unit is at a token. */
function couldBelong({ tokens, own }: Reading, at: number, isJoined: boolean): boolean {
  const token = tokens[at]
  if (token === undefined) return false
  const next = tokens[at + 1]
  switch (token.kind) {
    case 'number':
      return true
    case 'mark':
      return next?.kind === 'number' || /[¶§]/u.test(token.value)
    case 'open':
      return (
        next !== undefined &&
        (next.kind === 'number' ||
          (next.kind === 'word' &&
            next.raw.length <= 3 &&
            /^\p{L}+$/u.test(next.raw) &&
            isShortOrRoman(next, tokens[at + 2])))
      )
    case 'word': {
      if (isLead(token))
        return next !== undefined && (/^(?:number|spelt|open)$/u.test(next.kind) || next.raw.length === 1)
      if (next?.kind === 'quote' && !next.gap) return false
      if (/^[b-hj-zα-ωб-я]$/iu.test(token.raw) && !/^[yoeuвикос]$/u.test(token.value)) return true
      if (/^[ivx]{2,4}$/u.test(token.raw) && romanNumeral(token.raw) !== null) return true
      if (/^[IVX]{1,4}$/u.test(token.raw) && token.raw !== 'I') return true
      const cardinal = cardinalOf(token.value)
      if (
        cardinal !== null &&
        /^[a-z]{3,}$/u.test(token.value) &&
        token.value !== 'one' &&
        /^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)$/u.test(
          token.value,
        )
      )
        return true
      if (
        ordinalOf(token.value) !== null &&
        token.value !== 'last' &&
        token.value !== 'first' &&
        token.value !== 'second'
      )
        return next === undefined || next.kind === 'comma' || /^[?.!]$/u.test(next.value)
      const noun = nounAt(tokens, at, own)
      if (noun === null) return false
      const after = tokens[at + noun.length]
      if (
        noun.noun.level === 'paragraph' &&
        !isJoined &&
        /^(?:sub-?)?(?:paragraphs?|paras?)$/u.test(noun.word)
      )
        return true
      return after?.kind === 'number' || (after?.kind === 'open' && !after.gap)
    }
    default:
      return false
  }
}

/** 第, 제: a number comes after it. */
function isLead({ value }: Token): boolean {
  return value === '第' || value === '제'
}

/** "(c)", "(iii" and "(c" that nothing closes, but not "(the". */
function isShortOrRoman({ raw }: Token, next: Token | undefined): boolean {
  return raw.length === 1 || next?.kind === 'close' || romanNumeral(raw) !== null
}

/**
 * Whether a text has a number or a lone letter in brackets outside of these stretches: it can belong to nothing but a
 * reference, so that what is read without it may be another passage. A year may be beside one.
 */
export function hasLooseBracket(
  { tokens }: Reading,
  stretches: readonly { readonly start: number; readonly end: number }[],
): boolean {
  return tokens.some((open, at) => {
    const [content, close] = [tokens[at + 1], tokens[at + 2]]
    if (open.kind !== 'open' || content === undefined || close?.kind !== 'close') return false
    if (stretches.some(({ start, end }) => start <= at + 1 && at + 1 < end)) return false
    if (content.kind === 'number') return !years.test(content.value)
    return (
      content.kind === 'spelt' ||
      (content.kind === 'word' && (/^\p{L}$/u.test(content.raw) || /^[ivx]{2,4}$/u.test(content.raw)))
    )
  })
}

/** Whether something that could belong to it comes right before a reference that begins at a token. */
export function touchesBefore(reading: Reading, start: number): boolean {
  const { tokens } = reading
  let at = start - 1
  while (tokens[at]?.kind === 'open' || tokens[at]?.kind === 'quote') at -= 1
  const first = tokens[at]
  if (first === undefined) return false
  const isJoin =
    first.kind === 'comma' || first.kind === 'dash' || first.kind === 'slash' || joins.test(first.value)
  const token = isJoin ? tokens[at - 1] : first
  const before = tokens[isJoin ? at - 2 : at - 1]
  if (token === undefined) return false
  if (token.kind === 'number')
    return !(
      years.test(token.value) &&
      (isJoin || tokens[start]?.gap === true) &&
      first.kind !== 'dash' &&
      first.kind !== 'slash'
    )
  if (token.kind === 'close')
    return before?.kind === 'number' || (before?.kind === 'word' && before.raw.length <= 3)
  if (token.kind === 'degree' || token.kind === 'spelt' || isLead(token)) return true
  if (token.kind !== 'word') return false
  if (/^[b-hj-z]$/iu.test(token.raw) && !/^[yoeu]$/u.test(token.value))
    return before?.kind !== 'quote' || before.gap
  if (/^[ivx]{2,4}$/u.test(token.raw) && romanNumeral(token.raw) !== null) return true
  return ordinalOf(token.value) !== null && token.value !== 'last' && token.value !== 'final'
}
