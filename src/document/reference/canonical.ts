import { mainSeries, treeOf } from '../tree.ts'
import { isWhole, type KnownDocument } from './known.ts'
import type { Resolvable } from './missing.ts'
import { spanOfPlace, stepsOfId } from './place-span.ts'
import { resolveSpan } from './resolve.ts'
import { bareStep, type Reference, type Span } from './step.ts'

/** A reference as our own texts have it, where its document is known. */
export function canonical(reference: Reference, documents: readonly KnownDocument[]): Reference {
  const { document: id, spans } = reference
  const document = id === null ? documents[0] : documents.find((each) => each.id === id)
  if (document === undefined || !isWhole(document)) return reference
  return { document: id, spans: spans.flatMap((span) => canonicalSpans(span, document)) }
}

/** A span as our own texts have it: the units that it names by their ids, where it names any; else as it was typed. */
export function canonicalSpans(span: Span, document: Resolvable): readonly Span[] {
  const found = resolveSpan(span, document)
  if (found.kind !== 'found') return [withKnownHead(span, document)]
  const [first, second] = found.targets
  if (first === undefined) return [span]
  if (second === undefined) return [spanOfPlace(first.unit, first.sentences, document)]
  if (span.to === null)
    return found.targets.map(({ unit, sentences }) => spanOfPlace(unit, sentences, document))
  return [rangeBetween(first.unit, found.targets.at(-1)?.unit ?? first.unit, document) ?? span]
}

/** A range of units by the id of the first and the number of the last. */
function rangeBetween(from: string, to: string, document: Resolvable): Span | null {
  const { byId } = treeOf(document)
  const last = byId.get(to)?.unit
  if (last?.number == null) return null
  const span: Span = { steps: stepsOfId(from, document), to: last.number }
  const again = resolveSpan(span, document)
  return again.kind === 'found' && again.targets[0]?.unit === from && again.targets.at(-1)?.unit === to
    ? span
    : null
}

/** What is there of a span that names nothing is named by its id: "11c(iii)" is the (iii) of 11(c). */
function withKnownHead(typed: Span, document: Resolvable): Span {
  const span = withPlainHead(typed, document)
  for (let length = span.steps.length - 1; length > 0; length--) {
    const head = resolveSpan({ steps: span.steps.slice(0, length), to: null }, document)
    const [target, another] = head.kind === 'found' ? head.targets : []
    if (target === undefined || target.unit === '' || target.sentences !== null || another !== undefined)
      continue
    return { ...span, steps: [...stepsOfId(target.unit, document), ...span.steps.slice(length)] }
  }
  return span
}

const anyParagraph: ReadonlySet<string> = new Set(['paragraph', 'punkt', 'item', 'number', 'op', 'sign'])

/** In a text of numbered paragraphs "paragraph 99" is 99, and "99c" the (c) of it. */
function withPlainHead(span: Span, document: Resolvable): Span {
  const [head, ...inner] = span.steps
  const series = mainSeries(document)
  const isPlain = series[0]?.kind === 'paragraph' && series.every(({ number }) => /^\d+$/u.test(number ?? ''))
  if (head === undefined || !isPlain || (head.word !== null && !anyParagraph.has(head.word))) return span
  const [, number, letter] = /^(\d+)([a-z]{1,2})?$/iu.exec(head.number) ?? []
  if (number === undefined || head.isOrdinal) return span
  const steps = [bareStep(number), ...(letter === undefined ? [] : [bareStep(letter.toLowerCase(), true)])]
  return { ...span, steps: [...steps, ...inner] }
}
