import { nouns } from './nouns.ts'
import { bareStep, type Span, type Step } from './step.ts'
import type { Reading } from './take-number.ts'
import { takeDigits } from './take-number.ts'
import { nounStep } from './take-segment.ts'

/** The parts of an id that no person types: tables, rows, quotations, headings, notes, subparagraphs, what is printed twice. */
const special = /^(?:t\d+|r[^.]+|q\d+|h\d+|n[^.]+|sub\d+|closing|.+_\d+)$/u
const sentence = nouns.get('sentence')

/** The id of a unit that no natural words name, at a token; null where there is none. */
export function takeId(
  reading: Reading,
  typed: string,
  at: number,
): { readonly spans: readonly Span[]; readonly end: number } | null {
  const { tokens } = reading
  const token = tokens[at]
  if (token === undefined || (token.kind !== 'word' && token.kind !== 'number')) return null
  const [text = ''] = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*/u.exec(typed.slice(token.start)) ?? []
  const segments = text.split('.')
  if (
    !segments.some(
      (segment, index) => special.test(segment) && (index > 0 || /^(?:h\d|n\d|closing)/u.test(segment)),
    )
  )
    return null
  const stop = token.start + text.length
  let end = at
  while (tokens[end] !== undefined && (tokens[end]?.start ?? 0) < stop) end++
  const id: Step = { level: 'id', word: null, number: text, isOrdinal: false, isBracketed: false }
  const [colon, number] = [tokens[end], tokens[end + 1]]
  if (colon?.kind !== 'colon' || number?.kind !== 'number' || sentence === undefined)
    return { spans: [{ steps: [id], to: null }], end }
  const found = takeDigits(reading, end + 1, null)
  if (found === null) return null
  const step = nounStep(sentence, { number: found.number, isBracketed: false })
  const [dash, last] = [tokens[found.end], tokens[found.end + 1]]
  const to = dash?.kind === 'dash' && last?.kind === 'number' ? last.value : null
  return { spans: [{ steps: [id, step], to }], end: to === null ? found.end : found.end + 2 }
}

export { bareStep }
