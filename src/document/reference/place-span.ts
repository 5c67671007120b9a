import { nouns } from './nouns.ts'
import { bareStep, type Span, type Step } from './step.ts'
import { idStep } from './take-id.ts'
import { nounStep } from './take-segment.ts'

interface Sentences {
  readonly from: number
  readonly to: number
}

/** The span that names exactly this place: a unit, subparagraph, row or note by its id, or sentences of it. */
export function spanOfPlace(unit: string, sentences: Sentences | null): Span {
  const span: Span = { steps: stepsOfId(unit), to: null }
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

/** Plain ids in today's form ("11(c)"), numbers with dots as they are, all others as ids. */
export function stepsOfId(id: string): readonly Step[] {
  const [, number, item] = /^(\d{1,9})(?:\.([a-z]{1,3}))?$/u.exec(id) ?? []
  if (number !== undefined) return [bareStep(number), ...(item === undefined ? [] : [bareStep(item, true)])]
  const segments = id.split('.')
  const isPlain =
    /^\d{1,9}$/u.test(segments[0] ?? '') &&
    segments.slice(1).every((segment) => /^(?:\d{1,4}|[a-z]|[ivx]{2,4})$/u.test(segment))
  return isPlain ? segments.map((segment) => bareStep(segment)) : [idStep(id)]
}
