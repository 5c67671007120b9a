import type { Resolvable } from './missing.ts'
import type { NamedRun } from './parse.ts'
import { resolveSpan } from './resolve.ts'
import { bareStep, type Span, type Step } from './step.ts'
import type { Reading } from './take-number.ts'
import { joiningWords } from './words.ts'

/**
 * The spans of a run in a document: "point (a), point (i)" is a list unless there is no (i) beside (a), but one in it; "second bullet,
 * first bullet" is a list unless the second has bullets of its own.
 */
export function nestSpans(run: NamedRun, { tokens }: Reading, document: Resolvable): readonly Span[] {
  const isJoined = tokens.slice(run.start, run.end).some(({ value }) => joiningWords.has(value))
  if (isJoined || run.spans.length < 2) return run.spans
  const spans: Span[] = []
  for (const span of run.spans) {
    const before = spans.at(-1)
    const inner = before === undefined ? null : innerStep(before, span, document)
    const nested =
      before === undefined || inner === null ? null : { steps: [...before.steps, inner], to: null }
    if (nested === null || resolveSpan(nested, document).kind !== 'found') spans.push(span)
    else spans.splice(-1, 1, nested)
  }
  return spans
}

/** The last step of a span as one inside the span before, where it may be that. */
function innerStep(before: Span, span: Span, document: Resolvable): Step | null {
  const [outer, step] = [before.steps.at(-1), span.steps.at(-1)]
  if (outer === undefined || step === undefined || before.to !== null || span.to !== null) return null
  if (step.level === 'indent') return outer.level === 'indent' ? step : null
  const isLetters = [outer, step].every(({ number }) => /^\p{L}{1,4}$/u.test(number))
  return isLetters && resolveSpan(span, document).kind !== 'found' ? bareStep(step.number, true) : null
}
