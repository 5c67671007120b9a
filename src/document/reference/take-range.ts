import { cardinalOf, romanNumeral } from './numerals.ts'
import type { Step } from './step.ts'
import { type Reading, takeBracketed, takeDigits } from './take-number.ts'
import type { Token } from './tokens.ts'
import { nounAt } from './unit-nouns.ts'
import { articleWords, rangingWords } from './words.ts'

/** The end of a range, as the number of a unit beside the last step, and the token after it. */
export interface FoundEnd {
  readonly to: string
  readonly end: number
}

/** The dash or word between the ends of a range at a token: where the last end begins; null where there is none. */
export function skipRanging({ tokens }: Reading, at: number): number | null {
  const token = tokens[at]
  if (token?.kind === 'dash') return at + 1
  if (token?.kind !== 'word' || !rangingWords.has(token.value)) return null
  const [second, third] = [tokens[at + 1], tokens[at + 2]]
  // "tot en met", "t/m".
  if (token.value === 't') return second?.kind === 'slash' && third?.value === 'm' ? at + 3 : null
  if (token.value === 'tot' && second?.value === 'en' && third?.value === 'met') return at + 3
  return at + 1
}

/** The end of a range behind steps; null where what follows is none, or no unit of the same series could be meant. */
export function takeRange(reading: Reading, at: number, steps: readonly Step[]): FoundEnd | null {
  const last = steps.at(-1)
  if (last === undefined || last.number === '' || last.level === 'id') return null
  const begun = skipRanging(reading, at)
  if (begun === null) return null
  const start = skipNoun(reading, begun)
  const found = takeEnd(reading, begun, start, steps, last)
  if (found === null) return null
  // "Art 10 a 1" is the 1 of (a), "artículos 13 a 15" a range.
  if (reading.tokens[at]?.value === 'a' && Number(found.to) < Number(last.number)) return null
  const next = reading.tokens[found.end]
  // "5–7(a)", "5-7:2": what follows belongs to the last unit alone.
  const isGoingOn =
    next !== undefined &&
    !next.gap &&
    (next.kind === 'open' || next.kind === 'colon' || next.kind === 'slash')
  const isDotted =
    next?.kind === 'dot' &&
    !next.gap &&
    /^(?:number|word)$/u.test(reading.tokens[found.end + 1]?.kind ?? '') &&
    !reading.tokens[found.end + 1]?.gap
  return isGoingOn && !isSentenceColon(reading, found.end) ? null : isDotted ? null : found
}

function isSentenceColon({ tokens }: Reading, at: number): boolean {
  return tokens[at]?.kind === 'colon' && tokens[at + 1]?.kind !== 'number'
}

/** Past the noun that is said again: "art. 5 – art. 7", "第5条至第7条", "¶5–¶7". */
function skipNoun({ tokens, own }: Reading, at: number): number {
  let end = at
  if (tokens[end]?.kind === 'word' && articleWords.has(tokens[end]?.value ?? '')) end++
  if (tokens[end]?.value === '第' || tokens[end]?.value === '제') return end + 1
  const noun = nounAt(tokens, end, own)
  const after = noun === null ? undefined : tokens[end + noun.length]
  const isNumbered = after?.kind === 'number' || after?.kind === 'open' || after?.kind === 'dot'
  if (noun === null || !isNumbered) return end
  return after?.kind === 'dot' ? end + noun.length + 1 : end + noun.length
}

function takeEnd(
  reading: Reading,
  begun: number,
  at: number,
  steps: readonly Step[],
  last: Step,
): FoundEnd | null {
  const { tokens } = reading
  const token = tokens[at]
  if (token === undefined) return null
  if (token.kind === 'spelt') return skipSuffix(reading, { to: token.value, end: at + 1 })
  const bracketed = takeBracketed(reading, at)
  if (bracketed !== null) {
    const isSame =
      last.isBracketed || tokens[at]?.value === '[' || /\p{L}$/u.test(last.number) || last.word !== null
    return isSame && isDigit(bracketed.number) === isDigit(last.number)
      ? { to: bracketed.number, end: bracketed.end }
      : null
  }
  const digits = takeDigits(reading, at, null)
  if (digits !== null) return takeWhole(reading, digits.number, digits.end, steps, last)
  if (token.kind !== 'word') return null
  // "Paragraphs five to seven": in words because the first is.
  if (last.word !== null && isCardinal(tokens, begun - 2) && isCardinal(tokens, at)) {
    return { to: String(cardinalOf(token.value)), end: at + 1 }
  }
  if (/\d/u.test(last.number) && !/\p{L}$/u.test(last.number)) return null
  const next = tokens[at + 1]
  const isClosed = next?.kind === 'close' && !next.gap
  const end = isClosed ? at + 2 : at + 1
  const isRomanLike = romanNumeral(token.raw) !== null && romanNumeral(last.number) !== null
  const isLetter = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}]$/u.test(token.raw)
  if (!isLetter && !isRomanLike) return null
  // "11c to a minister": a letter that is a word has nothing after it.
  if (/^[aio]$/iu.test(token.raw) && !isClosed && next?.kind === 'word') return null
  if (next?.kind === 'quote' && !next.gap) return null
  return { to: token.raw, end }
}

/** "2.1–2.3", "11(a)–11(e)", "11c–11e": the whole way again, of which the last number counts. */
function takeWhole(
  reading: Reading,
  number: string,
  end: number,
  steps: readonly Step[],
  last: Step,
): FoundEnd | null {
  const { tokens } = reading
  const parts = [number]
  let at = end
  for (;;) {
    const [dot, next] = [tokens[at], tokens[at + 1]]
    if (dot?.kind === 'dot' && !dot.gap && next?.kind === 'number' && !next.gap) {
      parts.push(next.value)
      at += 2
      continue
    }
    const isLetter = dot?.kind === 'dot' && next?.kind === 'word' && !next.gap && /^\p{L}$/u.test(next.raw)
    const bracketed = dot?.kind === 'open' && !dot.gap ? takeBracketed(reading, at) : null
    if (bracketed !== null) {
      parts.push(bracketed.number)
      at = bracketed.end
    } else if (isLetter) {
      parts.push(next.raw)
      at += 2
    } else break
  }
  const tail = steps.slice(-parts.length)
  const to = parts.at(-1) ?? number
  if (parts.length > 1) {
    const isSame =
      tail.length === parts.length && parts.slice(0, -1).every((part, index) => part === tail[index]?.number)
    return isSame ? { to, end: at } : null
  }
  const isLettered = /^\d+\p{L}+$/u.test(last.number) && /^\d+\p{L}+$/u.test(to)
  if (isLettered) return { to, end: at }
  // "11(c)-12" ends in another paragraph; "6.1-3" could end at 6.3 or at 3.
  if (last.level === 'any' && last.isBracketed) return null
  if (last.level === 'any' && steps.length > 1) return null
  if (
    romanNumeral(last.number) === null &&
    !/\d$/u.test(last.number) &&
    !/^\d+(?:\p{L}+)$/u.test(last.number)
  )
    return null
  return skipSuffix(reading, { to, end: at })
}

/** Past the noun behind the last number: 第5条至第7条. */
function skipSuffix({ tokens, own }: Reading, found: FoundEnd): FoundEnd {
  const noun = tokens[found.end]
  const isSuffix = noun !== undefined && /^[\p{Script=Han}\p{Script=Hangul}]/u.test(noun.value)
  const named = isSuffix ? nounAt(tokens, found.end, own) : null
  if (named === null) return found
  const end = found.end + named.length
  return { ...found, end: tokens[end]?.value === '까지' ? end + 1 : end }
}

function isDigit(number: string): boolean {
  return /^\d/u.test(number)
}

/** Whether a number word is at a token. */
export function isCardinal(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token?.kind === 'word' && cardinalOf(token.value) !== null
}
