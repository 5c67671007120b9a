import { nouns } from './nouns.ts'
import type { Span, Step } from './step.ts'
import type { Reading } from './take-number.ts'
import { nounStep } from './take-segment.ts'
import type { Token } from './tokens.ts'

const prefixes = [...nouns.values()]
  .flatMap((noun) => noun.prefixes)
  .filter((prefix) => prefix !== 'op' && prefix !== 'div')
const sentence = nouns.get('sentence')

/** The parts of an id that no person types: tables, rows, quotations, subparagraphs, what is printed twice. */
const special = /^(?:t\d+|r[^.]+|q\d+|sub\d+|closing|.+_\d+)$/u
const container = /^(?:preamble|recitals|operative|closing)$/u
const plain = /^\d+(?:-\d+)?\p{L}{0,2}$/u

/** The id of a unit, with its sentences or the end of a range, at a token; null where there is none. */
export function takeId(reading: Reading, at: number): { readonly span: Span; readonly end: number } | null {
  const { tokens } = reading
  let end = at
  let text = ''
  while (isPart(tokens[end]) && (end === at || tokens[end]?.gap === false)) {
    text += tokens[end]?.raw ?? ''
    end += 1
  }
  while (/[.-]$/u.test(text)) {
    text = text.slice(0, -1)
    end -= 1
  }
  if (!isId(text, reading)) return null
  const step: Step = idStep(text)
  const [colon, from] = [tokens[end], tokens[end + 1]]
  if (
    colon?.kind === 'colon' &&
    !colon.gap &&
    from?.kind === 'number' &&
    !from.gap &&
    sentence !== undefined
  ) {
    const steps = [step, nounStep(sentence, { number: String(Number(from.value)), isBracketed: false })]
    return withEnd(reading, { steps, to: null }, end + 2)
  }
  return withEnd(reading, { steps: [step], to: null }, end)
}

/** A step that names a unit by its id. */
export function idStep(id: string): Step {
  return { level: 'id', word: null, number: id, isOrdinal: false, isBracketed: false }
}

function isPart(token: Token | undefined): boolean {
  if (token === undefined) return false
  const { kind, raw } = token
  return (
    kind === 'word' || kind === 'number' || kind === 'spelt' || kind === 'dot' || raw === '-' || raw === '_'
  )
}

function isId(text: string, { own }: Reading): boolean {
  // As most words are: a short way.
  if (/^[a-z]+$/u.test(text)) return container.test(text) && text !== 'operative'
  const segments = text.split('.')
  const [first = ''] = segments
  if (first === '' || segments.includes('')) return false
  if (segments.slice(1).some((segment) => special.test(segment))) return plain.test(first) || isHead(first)
  if (container.test(first)) return segments.length > 1 || first !== 'operative'
  return isHead(first)

  function isHead(segment: string): boolean {
    const [, prefix = ''] = /^(\p{L}+?)(?:[-_]?\d[\p{L}\p{N}_-]*|\p{Lu})$/u.exec(segment) ?? []
    return prefixes.includes(prefix) || prefix === 'h' || prefix === 'n' || own.has(prefix)
  }
}

function withEnd({ tokens }: Reading, span: Span, end: number) {
  const [dash, last] = [tokens[end], tokens[end + 1]]
  const after = tokens[end + 2]
  const isRange = dash?.raw === '–' && !dash.gap && last !== undefined && !last.gap
  const isWhole = after === undefined || after.gap || after.kind === 'comma'
  if (isRange && isWhole && (last.kind === 'number' || last.kind === 'word'))
    return { span: { ...span, to: last.raw }, end: end + 2 }
  return { span, end }
}
