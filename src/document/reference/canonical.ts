import { treeOf } from '../tree.ts'
import type { Resolvable } from './missing.ts'
import { nouns } from './nouns.ts'
import { resolveSpan } from './resolve.ts'
import { bareStep, type Span, type Step } from './step.ts'
import { idStep } from './take-id.ts'
import { nounStep } from './take-segment.ts'

/** The span that names exactly this place: a unit, subparagraph, row or note by its id, or sentences of it. */
export function spanOfPlace(
  unit: string,
  sentences: { readonly from: number; readonly to: number } | null,
): Span {
  const steps = [...stepsOfId(unit)]
  const noun = nouns.get('sentence')
  if (sentences === null || noun === undefined) return { steps, to: null }
  const step = nounStep(noun, { number: String(sentences.from), isBracketed: false })
  return { steps: [...steps, step], to: sentences.to === sentences.from ? null : String(sentences.to) }
}

/** Plain ids in today's form ("11(c)"), numbers with dots as they are, all others as ids. */
function stepsOfId(id: string): readonly Step[] {
  const [, number, item] = /^(\d{1,9})(?:\.([a-z]{1,2}))?$/u.exec(id) ?? []
  if (number !== undefined) return [bareStep(number), ...(item === undefined ? [] : [bareStep(item, true)])]
  const segments = id.split('.')
  const isPlain = /^\d{1,9}$/u.test(segments[0] ?? '') && segments.slice(1).every((segment) => /^(?:\d{1,4}|[a-z]|[ivx]{2,4})$/u.test(segment))
  return isPlain ? segments.map((segment) => bareStep(segment)) : [idStep(id)]
}

/** A span as our own texts have it: the units that it names by their ids, where it names any; else as it was typed. */
export function canonicalSpans(span: Span, document: Resolvable): readonly Span[] {
  const found = resolveSpan(span, document)
  if (found.kind !== 'found') return [withKnownHead(span, document)]
  const [first, second] = found.targets
  if (first === undefined) return [span]
  if (second === undefined) return [spanOfPlace(first.unit, first.sentences)]
  if (span.to === null) return found.targets.map(({ unit, sentences }) => spanOfPlace(unit, sentences))
  return [rangeBetween(first.unit, found.targets.at(-1)?.unit ?? first.unit, document) ?? span]
}

/** A range of units by the id of the first and the number of the last. */
function rangeBetween(from: string, to: string, document: Resolvable): Span | null {
  const { byId } = treeOf(document)
  const last = byId.get(to)?.unit
  if (last?.number == null) return null
  const span: Span = { steps: stepsOfId(from), to: last.number }
  const again = resolveSpan(span, document)
  return again.kind === 'found' && again.targets[0]?.unit === from && again.targets.at(-1)?.unit === to ? span : null
}

/** What is there of a span that names nothing is named by its id: "11c(iii)" is the (iii) of 11(c). */
function withKnownHead(span: Span, document: Resolvable): Span {
  for (let length = span.steps.length - 1; length > 0; length--) {
    const head = resolveSpan({ steps: span.steps.slice(0, length), to: null }, document)
    const [target, another] = head.kind === 'found' ? head.targets : []
    if (target === undefined || target.unit === '' || target.sentences !== null || another !== undefined) continue
    return { ...span, steps: [...stepsOfId(target.unit), ...span.steps.slice(length)] }
  }
  return span
}
