import { nouns } from './nouns.ts'
import { cardinalOf } from './numerals.ts'
import { parseSpan, skipJoin } from './parse-span.ts'
import type { Span, Step } from './step.ts'
import { bareStep } from './step.ts'
import { type Reading, takeBracketed, takeDigits } from './take-number.ts'
import { isCardinal, takeRange } from './take-range.ts'
import { takeNamed } from './take-segment.ts'

/** What a text has at one place: spans of a reference, and the token after them. */
export interface Run {
  readonly spans: readonly Span[]
  readonly end: number
  /**
   * How sure it is a reference: named by a `strong` or a `weak` word, `formed` by brackets, dots or letters after the
   * number, `bare` as numbers alone, `lettered` as a letter alone.
   */
  readonly form: 'strong' | 'weak' | 'formed' | 'bare' | 'lettered'
}

/** The longest run of spans that begins at a token; null where none does. */
export function parseRun(reading: Reading, at: number): Run | null {
  const first = parseSpan(reading, at)
  if (first === null) return null
  const spans = [...first.spans]
  let { end, strength } = first
  let isFormed = isMarked(reading, at)
  for (;;) {
    const next = takeSeparated(reading, end, spans)
    if (next === null) break
    spans.push(...next.spans)
    end = next.end
    if (next.strength === 'strong') strength = 'strong'
    else if (next.strength === 'weak' && strength === 'none') strength = 'weak'
  }
  isFormed ||= spans.some(({ steps }) => steps.length > 1 || /\p{L}/u.test(steps[0]?.number ?? ''))
  if (first.isLettered) return { spans, end, form: 'lettered' }
  return { spans, end, form: strength !== 'none' ? strength : isFormed ? 'formed' : 'bare' }
}

/** "[12]" is how paragraphs of a judgment are cited. */
function isMarked({ tokens }: Reading, at: number): boolean {
  return tokens[at]?.value === '['
}

/** What comes after a comma, "and" or a slash. */
function takeSeparated(reading: Reading, at: number, spans: readonly Span[]) {
  const last = spans.at(-1)
  if (last === undefined) return null
  const { tokens } = reading
  const [slash, second] = [tokens[at], tokens[at + 1]]
  if (slash?.kind === 'slash')
    return slash.gap || second?.gap === true ? null : takeSlashed(reading, at + 1, last)
  const start = skipJoin(reading, at)
  if (start === null) {
    // "Art. 6 Art. 7" without a comma is no list.
    return null
  }
  const named = takeNamed(reading, start)
  if (named !== null) {
    const parsed = parseSpan(reading, start)
    return parsed === null ? null : { ...parsed, spans: parsed.spans.map((span) => within(span, last)) }
  }
  return takeRepeated(reading, start, last, at - 1)
}

/** `5/6` are two and `11(c)/(d)`, too; `9/11` is neither. */
function takeSlashed(reading: Reading, at: number, last: Span) {
  const token = reading.tokens[at]
  if (token?.kind === 'open') return takeRepeated(reading, at, last)
  const [step, another] = last.steps
  const isNext =
    another === undefined && last.to === null && Number(token?.value) === Number(step?.number) + 1
  return token?.kind === 'number' && isNext ? takeRepeated(reading, at, last) : null
}

/** A noun that is inside what was named before: "Article 6(1)(a) and point (f)". */
function within(span: Span, before: Span): Span {
  const [head] = span.steps
  if (head === undefined || head.word === null) return span
  const depth = rank(head)
  const first = before.steps[0]
  if (first === undefined || first.word === null || rank(first) >= depth) return span
  const outer = before.steps.filter(
    (step, index) => index === 0 || (step.word !== null && rank(step) < depth),
  )
  // Bare numbers behind the head are paragraphs: "Article 6(1)(a) and point (f)" is in Article 6(1).
  const bare =
    depth > 8
      ? before.steps.filter((step, index) => index > 0 && step.word === null && /^\d/u.test(step.number))
      : []
  const kept = before.steps.filter((step) => outer.includes(step) || bare.includes(step))
  return { ...span, steps: [...kept, ...span.steps] }
}

function rank({ word }: Step): number {
  const level = nouns.get(word ?? '')?.level
  const order = [
    'annex',
    'book',
    'part',
    'title',
    'chapter',
    'section',
    'article',
    'recital',
    'paragraph',
    'subparagraph',
    'item',
    'letter',
    'indent',
    'row',
    'note',
    'sentence',
  ]
  const at = level === undefined ? order.indexOf('article') : order.indexOf(level)
  return at === order.indexOf('recital') ? order.indexOf('article') : at
}

/** A number or letter without a noun, in the place of the last of its kind: "6(1)(a) and (b)", "articles 5, 6 and 9". */
function takeRepeated(reading: Reading, at: number, last: Span, before = -1) {
  const { tokens } = reading
  const token = tokens[at]
  const bracketed = takeBracketed(reading, at)
  if (bracketed !== null && token?.value !== '[') {
    const isDigit = /^\d/u.test(bracketed.number)
    const place = last.steps.findLastIndex(
      (step) =>
        step.number !== '' &&
        step.level !== 'sentence' &&
        /^\d/u.test(step.number) === isDigit &&
        !/^\d+\p{L}$/u.test(step.number),
    )
    if (place === -1 || (place === 0 && last.steps[0]?.word === null && last.steps[0].isBracketed === false))
      return null
    return replaced(reading, last, place, bracketed.number, bracketed.end, true)
  }
  if (token?.kind === 'word' && /^[a-z]$/iu.test(token.raw)) return takeLetter(reading, at, last)
  const digits = token?.kind === 'number' ? takeDigits(reading, at, null) : bracketed
  if (digits === null) {
    if (token?.kind !== 'word') return null
    const [named] = last.steps
    if (
      named?.word != null &&
      last.steps.length === 1 &&
      isCardinal(tokens, before) &&
      isCardinal(tokens, at)
    ) {
      return replaced(reading, last, 0, String(cardinalOf(token.value)), at + 1, false)
    }
    const number = romanOf(token.raw, last)
    return number === null ? null : replaced(reading, last, 0, number, at + 1, false)
  }
  const place = last.steps.findLastIndex(
    ({ word, level }) => word !== null && level !== 'sentence' && level !== 'id',
  )
  const step = last.steps[place]
  if (place === -1 || step === undefined) return parseSpan(reading, at)
  if (!/^\d/u.test(step.number) && !/^[IVXLCDM]+$/iu.test(step.number)) return null
  return replaced(reading, last, place, digits.number, at, false)
}

function romanOf(raw: string, last: Span): string | null {
  const [step, another] = last.steps
  const isRoman = another === undefined && step?.word != null && /^[IVXLCDM]+$/u.test(step.number)
  return isRoman && /^[IVXLCDM]+$/u.test(raw) ? raw : null
}

/** "11a, c": a letter in the place of a letter. */
function takeLetter(reading: Reading, at: number, last: Span) {
  const { tokens } = reading
  const token = tokens[at]
  const step = last.steps.at(-1)
  if (token === undefined || step === undefined) return null
  const next = tokens[at + 1]
  const isClosed = next?.kind === 'close' && !next.gap
  const isOver =
    next === undefined ||
    isClosed ||
    ['comma', 'dot', 'quote', 'dash'].includes(next.kind) ||
    /^(?:and|or|et|y|und|en|e|of|to)$/u.test(next.value)
  if (!isOver || (next?.kind === 'quote' && !next.gap)) return null
  const end = isClosed ? at + 2 : at + 1
  const joined = /^(\d+)\p{L}$/u.exec(step.number)
  if (joined?.[1] !== undefined) {
    const steps = [...last.steps.slice(0, -1), { ...step, number: joined[1] }, bareStep(token.raw, true)]
    return rangedSpan(reading, steps, end)
  }
  if (!/^\p{L}+$/u.test(step.number)) return null
  return replaced(reading, last, last.steps.length - 1, token.raw, end, step.isBracketed)
}

function replaced(
  reading: Reading,
  last: Span,
  place: number,
  number: string,
  end: number,
  isBracketed: boolean,
) {
  const step = last.steps[place]
  if (step === undefined) return null
  const isBare = step.word === null || step.level === 'subparagraph'
  const outer = last.steps.slice(0, place)
  const token = reading.tokens[end]
  // A number that is repeated with its noun goes on as after that noun: "Articles 12, 13(1) and 14".
  if (!isBracketed && token?.kind === 'number') {
    const parsed = parseSpan(reading, end)
    const [span, another] = parsed?.spans ?? []
    const [head] = span?.steps ?? []
    if (parsed === null || span === undefined || head === undefined || another !== undefined) return null
    const first = { ...step, number: head.number, isOrdinal: false }
    return { ...parsed, spans: [{ ...span, steps: [...outer, first, ...span.steps.slice(1)] }] }
  }
  return rangedSpan(
    reading,
    [...outer, { ...step, number, isOrdinal: false, isBracketed: isBare && isBracketed }],
    end,
  )
}

function rangedSpan(reading: Reading, steps: readonly Step[], end: number) {
  const range = takeRange(reading, end, steps)
  const spans: readonly Span[] = [{ steps, to: range?.to ?? null }]
  return { spans, end: range?.end ?? end, strength: 'none' as const, isLettered: false }
}
