import { nouns } from './nouns.ts'
import { romanNumeral } from './numerals.ts'
import { bareStep, type Step } from './step.ts'
import { type Reading, takeBracketed, takeDigits, withClose } from './take-number.ts'
import { skipRanging } from './take-range.ts'
import { nounStep, skipLinks, takeNamed } from './take-segment.ts'
import { joiningWords, linkingWords, rangingWords } from './words.ts'

const sentence = nouns.get('sentence')

/** The next number without a noun: "(1)", ".f", " f", " 1", ":2". */
export function takeMore(
  reading: Reading,
  at: number,
  steps: readonly Step[],
): { readonly step: Step; readonly end: number } | null {
  const { tokens } = reading
  const token = tokens[at]
  const last = steps.at(-1)
  const head = steps[0]
  if (token === undefined || last === undefined || head === undefined) return null
  const next = tokens[at + 1]
  switch (token.kind) {
    case 'open':
    case 'quote': {
      const found = takeBracketed(reading, at)
      if (found === null || token.value === '[' || (token.gap && Number(found.number) > 999)) return null
      return { step: bareStep(found.number, true), end: found.end }
    }
    case 'dot': {
      if (token.gap || next === undefined || next.gap) return null
      if (next.kind === 'number') {
        const found = takeDigits(reading, at + 1, null)
        return found === null ? null : { step: bareStep(found.number), end: found.end }
      }
      const isLetter = next.kind === 'word' && /^(?:\p{L}|([a-z])\1|[ivx]{2,4}|[IVX]{2,5})$/u.test(next.raw)
      const after = tokens[at + 2]
      if (
        !isLetter ||
        (after !== undefined && !after.gap && (after.kind === 'number' || after.kind === 'word'))
      )
        return null
      const found = withClose(tokens, { number: next.raw, end: at + 2, isBracketed: false })
      return { step: letterStep(found.number), end: found.end }
    }
    case 'colon': {
      if (next?.kind !== 'number' || next.value.length > 4 || sentence === undefined) return null
      const found = takeDigits(reading, at + 1, null)
      if (found === null || !/^\d+$/u.test(found.number)) return null
      return { step: nounStep(sentence, { number: found.number, isBracketed: false }), end: found.end }
    }
    case 'comma':
      return takeNextClosed(reading, at + 1, last)
    case 'number':
      return takeNextNumber(reading, at, steps, head)
    case 'word':
      return takeNextLetter(reading, at, steps)
    default:
      return null
  }
}

/** A letter is what is printed in brackets; a Roman numeral as lawyers write it ("§ 5 I") is none. */
export function letterStep(raw: string): Step {
  return bareStep(raw, !/^[IVX]+$/u.test(raw))
}

/** "§ 1, f)", "punt h), i)": what a comma and a bracket put inside a unit that a noun names. */
function takeNextClosed(reading: Reading, at: number, last: Step) {
  const { tokens } = reading
  const token = tokens[at]
  if (last.word === null || last.number === '' || last.level === 'annex') return null
  const close = tokens[at + 1]
  const isLone =
    token?.kind === 'word' && close?.kind === 'close' && !close.gap && /^\p{L}{1,4}$/u.test(token.raw)
  const number = isLone ? token.raw : takeBracketed(reading, at)?.number
  if (number === undefined || isDigits(number)) return null
  const isInner =
    isDigits(last.number) || (romanNumeral(number) !== null && !/^[ivx]+$/iu.test(last.number) && isLone)
  return isInner
    ? { step: bareStep(number, true), end: isLone ? at + 2 : (takeBracketed(reading, at)?.end ?? at + 2) }
    : null
}

/** "art 6 1", "6 1 f": a number with nothing but white space before it. */
function takeNextNumber(reading: Reading, at: number, steps: readonly Step[], head: Step) {
  const { tokens } = reading
  if (takeNamed(reading, at) !== null) return null
  const found = takeDigits(reading, at, null)
  if (found === null || Number.parseInt(found.number, 10) > 999) return null
  const isUnderLetter = head.level === 'paragraph' && steps.length === 1 && /^\p{L}$/u.test(head.number)
  const isUnderNoun = ['article', 'section', 'annex'].includes(head.level) || isUnderLetter
  const after = tokens[found.end]
  const isLettered =
    steps.length === 1 &&
    head.word === null &&
    after?.kind === 'word' &&
    takeNextLetter(reading, found.end, [bareStep(found.number)]) !== null
  // "6 4 8": two numbers may be two units, three are the way to one.
  const isLong = head.word === null && (steps.length > 1 || takeDigits(reading, found.end, null) !== null)
  if (!isUnderNoun && !isLettered && !isLong) return null
  return { step: bareStep(found.number), end: found.end }
}

/** "11 c", "6 1 f", "p 4 ii": a letter that is no word of what follows. */
function takeNextLetter(reading: Reading, at: number, steps: readonly Step[]) {
  const { tokens } = reading
  const token = tokens[at]
  const last = steps.at(-1)
  if (token === undefined || last === undefined) return null
  const { raw, value } = token
  const isRoman = /^(?:[ivx]{2,4}|[IVX]{1,4})$/u.test(raw) && romanNumeral(raw) !== null
  const isLetter = /^[\p{Script=Latin}]$/u.test(raw)
  if (!isLetter && !isRoman) return null
  if (!token.gap && last.isBracketed === false) return null
  const next = tokens[at + 1]
  if (next?.kind === 'quote' && !next.gap) return null
  const isClosed = next?.kind === 'close' && !next.gap
  if (!isClosed) {
    if (takeNamed(reading, at) !== null) return null
    const isWord =
      /^[aioeyuà]$/iu.test(raw) ||
      joiningWords.has(value) ||
      rangingWords.has(value) ||
      linkingWords.has(value)
    const isOver =
      next === undefined ||
      ['comma', 'dot', 'close', 'quote', 'colon'].includes(next.kind) ||
      skipRanging(reading, at + 1) !== null
    // In "§ 5 I 2" the Roman numeral goes on with a number.
    const goesOn =
      steps[0]?.level === 'article' &&
      ((next?.kind === 'number' &&
        (/^[IVX]+$/u.test(raw) || (raw === 'a' && Number(next.value) < Number(last.number)))) ||
        // "Art 3 61 a i".
        (isDigits(last.number) && isLastNumeral(reading, at + 1)))
    const isLinked =
      skipLinks(reading, at + 1).isLinked || takeNamed(reading, at + 1) !== null || next?.kind === 'name'
    if (isWord && !isOver && !goesOn && !isLinked) return null
    if (next?.kind === 'number' && !next.gap) return null
  }
  const found = withClose(tokens, { number: raw, end: at + 1, isBracketed: false })
  return { step: letterStep(raw), end: found.end }
}

/** "i" or "iv" at the end of a text or before a mark. */
function isLastNumeral({ tokens }: Reading, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  return (
    token?.kind === 'word' &&
    /^[ivx]{1,4}$/u.test(token.raw) &&
    (next === undefined || /^(?:comma|dot|close|quote|name)$/u.test(next.kind))
  )
}

export function isDigits(number: string): boolean {
  return /^\d/u.test(number)
}
