import { mainSeries } from '../tree.ts'
import type { Resolvable } from './missing.ts'
import { nouns } from './nouns.ts'
import { bareStep, type Span, type Step } from './step.ts'
import { idStep } from './take-id.ts'
import { nounStep } from './take-segment.ts'

interface Sentences {
  readonly from: number
  readonly to: number
}

/** The span that names exactly this place: a unit, subparagraph, row or note by its id, or sentences of it. */
export function spanOfPlace(unit: string, sentences: Sentences | null, document: Resolvable): Span {
  const span: Span = { steps: stepsOfId(unit, document), to: null }
  return sentences === null ? span : withSentences(span, sentences)
}

/** The sentences of what a span names, in the place of those that it has. */
export function withSentences({ steps }: Span, { from, to }: Sentences): Span {
  const noun = nouns.get('sentence')
  const whole = steps.filter(({ level }) => level !== 'sentence')
  if (noun === undefined) return { steps: whole, to: null }
  const step = nounStep(noun, { number: String(from), isBracketed: false })
  return { steps: [...whole, step], to: to === from ? null : String(to) }
}

/**
 * Plain ids as they are typed ("11(c)"), numbers with dots as they are, all others as ids. Where a number alone means a
 * heading, a paragraph is called one.
 */
export function stepsOfId(id: string, document: Resolvable): readonly Step[] {
  const [head, ...inner] = plainSteps(id)
  const noun = nouns.get('paragraph')
  const isParagraph = head?.level === 'any' && mainSeries(document)[0]?.kind === 'division'
  if (!isParagraph || noun === undefined) return head === undefined ? [] : [head, ...inner]
  return [nounStep(noun, { number: head.number, isBracketed: false }), ...inner]
}

function plainSteps(id: string): readonly Step[] {
  const [, number, item] = /^(\d{1,9})(?:\.([a-z]{1,3}))?$/u.exec(id) ?? []
  if (number !== undefined) return [bareStep(number), ...(item === undefined ? [] : [bareStep(item, true)])]
  const segments = id.split('.')
  const isPlain =
    /^\d{1,9}$/u.test(segments[0] ?? '') &&
    segments.slice(1).every((segment) => /^(?:\d{1,4}|[a-z]|[ivx]{2,4})$/u.test(segment))
  return isPlain ? segments.map((segment) => bareStep(segment)) : [idStep(id)]
}
