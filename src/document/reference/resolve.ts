import { sentenceRanges } from '../../text/sentences.ts'
import { ancestorsOf, childrenOf, treeOf } from '../tree.ts'
import type { Unit } from '../unit.ts'
import { countTexts, findInside, type Here, partsOf, seriesIn } from './inside.ts'
import { matching, nearestOf } from './matching.ts'
import type { Missing, Resolution, Resolvable, Target } from './missing.ts'
import { nouns } from './nouns.ts'
import { letteredSeries, seriesFor } from './series.ts'
import { bareStep, type Span, type Step } from './step.ts'

/** A place on the way, with the units beside it; `id` is a row's or note's, which hold nothing. */
interface Found {
  readonly here: Here | null
  readonly id: string
  readonly series: readonly Unit[]
}

const mostCandidates = 5

/** What a span names in a document: whole units, subparagraphs, rows, notes or sentences, or why it names nothing. */
export function resolveSpan(span: Span, document: Resolvable): Resolution {
  const { steps, to } = span
  const [head] = steps
  if (head === undefined) return { kind: 'found', targets: [] }
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
    const isLast = at === steps.length - 1
    const next = takeStep(found, steps, at, document)
    if ('kind' in next) {
      const beside = isLast && to === null && found !== null ? besideLast(steps, at, document) : null
      return beside ?? wholeNumbers(span, at, document) ?? next
    }
    found = next.found
    at = next.end
  }
  if (found === null) return { kind: 'found', targets: [] }
  return to === null ? { kind: 'found', targets: [target(found)] } : rangeOf(found, span, to, document)
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
  while (isDotted(steps[at + dots + 1]) && /^\d/u.test(step.number)) dots += 1
  for (; dots > 0; dots--) {
    const number = steps
      .slice(at, at + dots + 1)
      .map((each) => each.number)
      .join('.')
    const found = findStep(before, { ...step, number }, document)
    if (!('kind' in found)) return { found, end: at + dots + 1 }
  }
  const whole = findStep(before, step, document)
  if (!('kind' in whole)) return { found: whole, end: at + 1 }
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

function findStep(before: Found | null, step: Step, document: Resolvable): Found | Missing {
  if (step.level === 'id') return findId(step, document)
  if (step.level === 'term') return findTerm(step, document)
  if (before === null) return findFirst(step, document)
  if (before.here === null) return { kind: 'unit', step, parent: before.id, nearest: null }
  const inside = findInside(before.here, step, step.number, document)
  switch (inside.kind) {
    case 'id':
      return { here: null, id: inside.id, series: [] }
    case 'stretch':
      return foundHere(inside.here)
    case 'nothing':
      return {
        kind: 'unit',
        step,
        parent: before.id === '' ? null : before.id,
        nearest: nearestOf(inside.series, step.number)?.id ?? null,
      }
    case 'units':
      return chooseOne(inside.units, inside.series, step)
  }
}

function foundHere(here: Here): Found {
  const id = here.stretch === null ? here.unit.id : `${here.unit.id}.sub${here.stretch}`
  return { here, id, series: [] }
}

function chooseOne(units: readonly Unit[], series: readonly Unit[], step: Step): Found | Missing {
  const [unit, another] = units
  if (unit === undefined)
    return { kind: 'unit', step, parent: null, nearest: nearestOf(series, step.number)?.id ?? null }
  if (another === undefined) return { here: { unit, stretch: null }, id: unit.id, series }
  const candidates = units.slice(0, mostCandidates).map(({ id }) => id)
  const isAgain = units.some(({ id }) => /_\d+$/u.test(id))
  return { kind: isAgain ? 'again' : 'incomplete', step, candidates }
}

function findFirst(step: Step, document: Resolvable): Found | Missing {
  const container = findContainer(step, document)
  if (container !== null) return container
  if (step.level === 'note') return findNote(step, document)
  const found = seriesFor(step, document)
  const isAnnex = step.number === ''
  switch (found.kind) {
    case 'none':
      return { kind: 'no kind', step, offer: offerFor(step, document) }
    case 'inside': {
      const meant = matching(found.units, step.number).slice(0, mostCandidates)
      return { kind: 'incomplete', step, candidates: meant.map(({ id }) => id) }
    }
    case 'series': {
      const { units } = found
      if (isAnnex) return chooseOne(units, units, step)
      if (step.number === '-1') return chooseOne(units.slice(-1), units, step)
      const meant = matching(units, step.number)
      return chooseOne(preferred(meant, step), units, step)
    }
  }
}

/** Of a statute's section 3 and a heading 3 the word that was typed chooses. */
function preferred(units: readonly Unit[], { word }: Step): readonly Unit[] {
  const prefixes = nouns.get(word ?? '')?.prefixes ?? []
  if (prefixes.length < 2) return units
  for (const prefix of prefixes) {
    const found = units.filter((unit) => unit.word === prefix)
    if (found.length > 0) return found
  }
  return units
}

/** The preamble and the operative part, which have no number. */
function findContainer(step: Step, document: Resolvable): Found | Missing | null {
  if (step.word !== 'preamble' && step.word !== 'operative' && step.word !== 'closing') return null
  const { nodes } = treeOf(document)
  const kinds = step.word === 'preamble' ? ['preamble', 'recitals'] : [step.word]
  const node = kinds.flatMap(
    (kind) => nodes.find(({ unit, isQuoted }) => unit.kind === kind && !isQuoted) ?? [],
  )[0]
  if (node !== undefined) return { here: { unit: node.unit, stretch: null }, id: node.unit.id, series: [] }
  if (step.word !== 'operative') return { kind: 'no kind', step, offer: null }
  const unit: Unit = { ...emptyUnit, parts: document.parts }
  return { here: { unit, stretch: null }, id: '', series: [] }
}

const emptyUnit = {
  kind: 'operative',
  id: '',
  word: '',
  label: null,
  number: null,
  isOurs: false,
  title: null,
  status: null,
  term: null,
  language: null,
} as const

function findNote(step: Step, document: Resolvable): Found | Missing {
  const note = document.notes.find(({ id, label }) => label === step.number || id === `n${step.number}`)
  if (note !== undefined) return { here: null, id: note.id, series: [] }
  const wanted = step.number.toLowerCase()
  // Notes for guidance have numbers of their own ("2A") and items.
  const units = treeOf(document).nodes.flatMap(({ unit, isQuoted }) => {
    const isNote =
      unit.word === 'note' || /^note/iu.test(unit.label ?? '') || /^\d+\p{L}$/u.test(unit.number ?? '')
    return !isQuoted && isNote && unit.number?.toLowerCase() === wanted ? [unit] : []
  })
  if (units.length > 0) return chooseOne(units, units, step)
  if (document.notes.length === 0) return { kind: 'no kind', step, offer: null }
  return { kind: 'unit', step, parent: null, nearest: document.notes.at(-1)?.id ?? null }
}

function findId({ number, ...step }: Step, document: Resolvable): Found | Missing {
  const tree = treeOf(document)
  const unit = tree.byId.get(number)?.unit
  if (unit !== undefined) return { here: { unit, stretch: null }, id: number, series: [] }
  if (tree.rows.has(number) || document.notes.some(({ id }) => id === number))
    return { here: null, id: number, series: [] }
  const [, above = '', nth = ''] = /^(.+)\.sub(\d+)$/u.exec(number) ?? []
  const holder = tree.byId.get(above)?.unit
  if (holder !== undefined) {
    const count = countTexts({ unit: holder, stretch: null })
    if (Number(nth) >= 1 && Number(nth) <= count) return foundHere({ unit: holder, stretch: Number(nth) })
  }
  return { kind: 'unit', step: { ...step, number }, parent: null, nearest: null }
}

function findTerm(step: Step, document: Resolvable): Found | Missing {
  const wanted = step.number.toLowerCase()
  const units = treeOf(document).nodes.flatMap(({ unit }) =>
    unit.term?.toLowerCase() === wanted ? [unit] : [],
  )
  return chooseOne(units, [], step)
}

/** "Article 5" of a text with paragraphs: the unit of the main series with that number, to be offered. */
function offerFor(step: Step, document: Resolvable): string | null {
  const found = seriesFor(bareStep(step.number), document)
  if (found.kind !== 'series' || step.number === '') return null
  const [unit, another] = matching(found.units, step.number)
  return unit !== undefined && another === undefined ? unit.id : null
}

/** "11(c)(d)", "punt h), i)": what is no part of an item is the item beside it. */
function besideLast(steps: readonly Step[], at: number, document: Resolvable): Resolution | null {
  const [last, before] = [steps[at], steps[at - 1]]
  if (last?.isBracketed !== true || last.word !== null || before === undefined) return null
  if (!/^\p{L}+$/u.test(last.number) || !/^\p{L}+$/u.test(before.number)) return null
  const first = resolveSpan({ steps: steps.slice(0, at), to: null }, document)
  const second = resolveSpan(
    { steps: [...steps.slice(0, at - 1), { ...before, number: last.number }], to: null },
    document,
  )
  if (first.kind !== 'found' || second.kind !== 'found') return null
  const nodes = [first, second].map(({ targets }) => treeOf(document).byId.get(targets.at(-1)?.unit ?? ''))
  const [one, two] = nodes
  if (
    one === undefined ||
    two === undefined ||
    two.index <= one.index ||
    childrenOf(one.unit, document).length > 0
  )
    return null
  return { kind: 'found', targets: [...first.targets, ...second.targets] }
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
    const parent = treeOf(document).byId.get(found.id)?.parent?.unit ?? null
    const isHeld =
      parent !== null &&
      series.includes(parent) === false &&
      parent.parts.some((part) => series.some((unit) => part === unit))
    return {
      kind: 'unit',
      step: { ...last, number: to },
      parent: isHeld ? parent.id : null,
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

/** The series that a found unit stands in. */
function besides(found: Found, document: Resolvable): readonly Unit[] {
  if (found.series.some(({ id }) => id === found.id)) {
    const kind = found.here?.unit.kind
    return found.series.filter((unit) => unit.kind === kind)
  }
  const node = treeOf(document).byId.get(found.id)
  if (node === undefined) return []
  const holder = ancestorsOf(node).find(
    ({ unit }) => !['division', 'preamble', 'recitals', 'operative'].includes(unit.kind),
  )
  return childrenOf(holder?.unit ?? null, document).filter(({ kind }) => kind === node.unit.kind)
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

export { letteredSeries, seriesIn }
