import { sentenceRanges } from '../../text/sentences.ts'
import { ancestorsOf, childrenOf, treeOf } from '../tree.ts'
import type { Unit } from '../unit.ts'
import { type Found, findId, findStep } from './find-step.ts'
import { type Here, partsOf } from './inside.ts'
import { matching, nearestOf } from './matching.ts'
import type { Missing, Resolution, Resolvable, Target } from './missing.ts'
import { nouns } from './nouns.ts'
import { readNaturally } from './parse.ts'
import { bareStep, type Span, type Step } from './step.ts'

const paragraph = nouns.get('paragraph')

/** What a span names in a document: whole units, subparagraphs, rows, notes or sentences, or why it names nothing. */
export function resolveSpan(span: Span, document: Resolvable): Resolution {
  const { steps, to } = span
  const [head] = steps
  if (head === undefined) return { kind: 'found', targets: [] }
  // An id that the document doesn't have may be what a person typed: "art6-8".
  if (head.level === 'id' && 'kind' in findId(head, document)) {
    const natural = readNaturally(head.number)
    if (natural !== null && (natural.to === null || steps.length === 1)) {
      return resolveSpan({ steps: [...natural.steps, ...steps.slice(1)], to: to ?? natural.to }, document)
    }
  }
  // "pp. 5–7" are paragraphs where there is no preambular one.
  if (
    head.word === 'pp' &&
    to !== null &&
    'kind' in findStep(null, head, document) &&
    paragraph !== undefined
  ) {
    return resolveSpan(
      { steps: [{ ...head, word: paragraph.key, level: paragraph.level }, ...steps.slice(1)], to },
      document,
    )
  }
  let found: Found | null = null
  for (let at = 0; at < steps.length; ) {
    const step = steps[at]
    if (step === undefined) break
    if (step.level === 'sentence') {
      if (found === null) return { kind: 'incomplete', step, candidates: [] }
      if (at < steps.length - 1) {
        // "Satz 1 Nummer 2": the item hangs on the sentence.
        at += 1
        continue
      }
      return sentencesOf(found, step, to, document, span)
    }
    const short = shortSentence(steps, at)
    if (short !== null && found !== null) return sentencesOf(found, short, to, document, span)
    const next = takeStep(found, steps, at, document)
    if ('kind' in next) {
      const beside =
        to === null && found !== null && steps.slice(at).every(isLettered)
          ? besideLast(steps, steps.length - 1, document)
          : null
      return beside ?? wholeNumbers(span, at, document) ?? next
    }
    found = next.found
    at = next.end
  }
  if (found === null) return { kind: 'found', targets: [] }
  return to === null ? { kind: 'found', targets: [target(found)] } : rangeOf(found, span, to, document)
}

/** "§ 5 I 2": behind a Roman numeral for the paragraph, a number alone is a sentence's. */
function shortSentence(steps: readonly Step[], at: number): Step | null {
  const [step, before, head] = [steps[at], steps[at - 1], steps[at - 2]]
  const isNumeral = before?.word === null && !before.isBracketed && /^[IVX]+$/u.test(before.number)
  const isShort = isNumeral && at === steps.length - 1 && head?.level === 'article'
  return isShort && step?.word === null && /^\d+$/u.test(step.number) && !step.isBracketed ? step : null
}

function target({ id }: Found): Target {
  return { unit: id, sentences: null }
}

interface Taken {
  readonly found: Found
  readonly end: number
}

/** The step at one place, together with the numbers behind it that make one label with it ("7.2"). */
function takeStep(
  before: Found | null,
  steps: readonly Step[],
  at: number,
  document: Resolvable,
): Taken | Missing {
  const step = steps[at] ?? bareStep('')
  let dots = 0
  let longest: Missing | null = null
  while (isDotted(steps[at + dots + 1]) && /^\d/u.test(step.number)) dots += 1
  for (; dots > 0; dots--) {
    const number = steps
      .slice(at, at + dots + 1)
      .map((each) => each.number)
      .join('.')
    const found = findStep(before, { ...step, number }, document)
    if (!('kind' in found)) return { found, end: at + dots + 1 }
    longest ??= found
  }
  const whole = findStep(before, step, document)
  if (!('kind' in whole)) return { found: whole, end: at + 1 }
  if (longest !== null) return longest
  // "16a" is item (a) of 16 where there is no 16a.
  const [, number, letter] = /^(\d+)(\p{L}{1,2})$/u.exec(step.number) ?? []
  if (number === undefined || letter === undefined || whole.kind === 'again') return whole
  const outer = findStep(before, { ...step, number }, document)
  if ('kind' in outer) return whole
  const inner = findStep(outer, bareStep(letter), document)
  if (!('kind' in inner)) return { found: inner, end: at + 1 }
  return inner.kind === 'unit' ? { ...inner, parent: outer.id } : inner
}

function isDotted(step: Step | undefined): boolean {
  return step !== undefined && step.word === null && !step.isBracketed && /^\d/u.test(step.number)
}

/** "11(c)(d)", "punt h), i)": what is no part of an item is the item beside it; "11(c)(i)" is a part that there is not. */
function besideLast(steps: readonly Step[], at: number, document: Resolvable): Resolution | null {
  let first = at
  while (steps[first]?.isBracketed === true && steps[first]?.word === null && isLettered(steps[first - 1]))
    first -= 1
  const letters = steps.slice(first, at + 1)
  const [one, ...others] = letters
  if (one === undefined || others.length === 0 || !letters.every(isLettered)) return null
  const isPart = others.some(
    ({ number }, index) => /^[ivx]+$/iu.test(number) && !isNext(letters[index]?.number ?? '', number),
  )
  if (isPart) return null
  const outer = steps.slice(0, first)
  const found = letters.map(({ number }) =>
    resolveSpan({ steps: [...outer, { ...one, number }], to: null }, document),
  )
  const targets = found.flatMap((each) => (each.kind === 'found' ? each.targets : []))
  const nodes = targets.flatMap(({ unit }) => treeOf(document).byId.get(unit) ?? [])
  const isInOrder = nodes.every((node, index) => index === 0 || (nodes[index - 1]?.index ?? 0) < node.index)
  const isFlat = nodes.slice(0, -1).every((node) => childrenOf(node.unit, document).length === 0)
  return nodes.length === letters.length && isInOrder && isFlat ? { kind: 'found', targets } : null
}

function isLettered(step: Step | undefined): boolean {
  return step !== undefined && /^\p{L}+$/u.test(step.number)
}

function isNext(one: string, other: string): boolean {
  return (
    one.length === 1 && other.length === 1 && (other.codePointAt(0) ?? 0) - (one.codePointAt(0) ?? 0) === 1
  )
}

/** A range that is one number: "7-9" of "Articles 7–9 (repealed)". */
function wholeNumbers({ steps, to }: Span, at: number, document: Resolvable): Resolution | null {
  const step = steps[at]
  if (to === null || step === undefined || at !== steps.length - 1) return null
  const whole = resolveSpan(
    { steps: [...steps.slice(0, at), { ...step, number: `${step.number}-${to}` }], to: null },
    document,
  )
  return whole.kind === 'found' ? whole : null
}

/** All units from one to another beside it, in the document's order; those that were put in between, too. */
function rangeOf(found: Found, span: Span, to: string, document: Resolvable): Resolution {
  const at = span.steps.length - 1
  const last = span.steps[at] ?? bareStep('')
  const exact = wholeNumbers(span, at, document)
  if (exact !== null) return exact
  const series = besides(found, document)
  const from = series.findIndex(({ id }) => id === found.id)
  const number = endNumber(found, last, to)
  const isCounted =
    last.isOrdinal ||
    (series.every(({ isOurs }) => isOurs) &&
      /^\d+$/u.test(number) &&
      !/^\d+$/u.test(series[0]?.number ?? '1'))
  const ends = isCounted ? (series[Number(number) - 1] ?? null) : onlyOne(matching(series, number))
  if (from === -1 || ends === null) {
    return {
      kind: 'unit',
      step: { ...last, number: to },
      parent: holderOf(found, document)?.id ?? null,
      nearest: nearestOf(series, to)?.id ?? null,
    }
  }
  const end = series.indexOf(ends)
  if (end < from) return { kind: 'backwards', span }
  return {
    kind: 'found',
    targets: series.slice(from, end + 1).map(({ id }) => ({ unit: id, sentences: null })),
  }
}

/** "2.1–3" cannot be, but "2.1–2.3" ends in the label 2.3; "11c–e" in 11(e). */
function endNumber({ here }: Found, { number }: Step, to: string): string {
  const printed = here?.unit.number ?? number
  const [, lead = ''] = /^(.*\.)[^.]+$/u.exec(printed) ?? []
  if (lead !== '' && !to.includes('.')) return lead + to
  const [, digits = ''] = /^(\d+)\p{L}$/u.exec(printed) ?? []
  if (digits !== '' && /^\p{L}$/u.test(to)) return digits + to
  // "11c-11e" of items.
  const [, , letter] = /^(\d+)(\p{L})$/u.exec(to) ?? []
  return letter !== undefined && /^\p{L}$/u.test(printed) ? letter : to
}

function onlyOne(units: readonly Unit[]): Unit | null {
  return units[1] === undefined ? (units[0] ?? null) : null
}

/** The series that a found unit is in. */
function besides(found: Found, document: Resolvable): readonly Unit[] {
  if (found.series.some(({ id }) => id === found.id)) {
    const kind = found.here?.unit.kind
    return found.series.filter((unit) => unit.kind === kind)
  }
  const kind = found.here?.unit.kind
  return childrenOf(holderOf(found, document), document).filter((unit) => unit.kind === kind)
}

/** The unit whose numbers a found unit has one of; null for the document. */
function holderOf({ id }: Found, document: Resolvable): Unit | null {
  const node = treeOf(document).byId.get(id)
  const holders = node === undefined ? [] : ancestorsOf(node)
  return (
    holders.find(({ unit }) => !['division', 'preamble', 'recitals', 'operative'].includes(unit.kind))
      ?.unit ?? null
  )
}

function sentencesOf(
  found: Found,
  step: Step,
  to: string | null,
  document: Resolvable,
  span: Span,
): Resolution {
  const count = found.here === null ? 0 : countSentences(found.here, document.language)
  const first = step.number === '-1' ? count : Number(step.number)
  const last = to === null ? first : Number(to)
  const outside = [first, last].find((number) => !(number >= 1 && number <= count))
  if (outside !== undefined) return { kind: 'sentence', unit: found.id, number: outside, count }
  if (first > last) return { kind: 'backwards', span }
  return { kind: 'found', targets: [{ unit: found.id, sentences: { from: first, to: last } }] }
}

function countSentences(here: Here, language: string): number {
  return partsOf(here).reduce(
    (sum, part) =>
      sum + (part.kind === 'text' ? sentenceRanges(part.text, here.unit.language ?? language).length : 0),
    0,
  )
}
