import { nouns } from './nouns.ts'
import { shortOrdinal } from './numerals.ts'
import type { Reference, Span, Step } from './step.ts'

/** The reference as buttons carry it, in the form that parses back to the same: `11(c), 5:2–3, art6.1.f`. */
export function formatReference(reference: Reference): string {
  // After a comma a noun could still be inside what was named before it.
  const spans = reference.spans.reduce((text, span) => {
    const isNamed = span.steps[0]?.word != null
    return `${text}${text === '' ? '' : isNamed ? ' and ' : ', '}${formatSpan(span)}`
  }, '')
  return reference.document === null ? spans : `${reference.document} ${spans}`
}

/** One span in that form. */
export function formatSpan({ steps, to }: Span): string {
  const text = steps.map((step, index) => formatStep(step, steps[index - 1] ?? null)).join('')
  if (to === null) return text
  return steps.at(-1)?.isBracketed === true ? `${text}–(${to})` : `${text}–${to}`
}

function formatStep(step: Step, before: Step | null): string {
  const { level, word, number, isOrdinal, isBracketed } = step
  const printed = isBracketed ? `(${number})` : number
  if (level === 'id') return number
  if (level === 'term') return `definition of “${number}”`
  if (word === null) return before === null || isBracketed ? printed : `.${printed}`
  // After a comma a new span could begin.
  const lead = before === null ? '' : ' '
  if (isOrdinal) return `${lead}${number === '-1' ? 'last' : shortOrdinal(Number(number))} ${spelt(word)}`
  if (level === 'sentence') return before === null ? `sentence ${number}` : `:${number}`
  if (number === '') return `${lead}${spelt(word)}`
  // "5/1" is one number and "2-5" a range.
  const compound = level === 'article' || level === 'section' ? printed.replace('-', '/') : printed
  return `${lead}${nounText(word)} ${compound}`
}

const words: Readonly<Record<string, string>> = {
  // Its letter "s" is a sentence behind a number.
  section: 'section',
  chast: 'часть',
  punkt: 'пункт',
  sign: '§',
  operative: 'operative part',
  supplement: '부칙',
  number: 'no.',
}

/** Of a noun the prefix that ids have, which the grammar reads as well. */
function nounText(word: string): string {
  const [prefix] = nouns.get(word)?.prefixes ?? [word]
  return words[word] ?? (prefix === 'div' ? word : (prefix ?? word))
}

/** A noun as a whole word, where no number comes after it. */
function spelt(word: string): string {
  return words[word] ?? word
}
