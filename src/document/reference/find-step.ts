import { treeOf } from '../tree.ts'
import { bareUnit, type Unit } from '../unit.ts'
import { countTexts, findInside, type Here } from './inside.ts'
import { matching, nearestOf } from './matching.ts'
import type { Missing, Resolvable } from './missing.ts'
import { nouns } from './nouns.ts'
import { seriesFor } from './series.ts'
import { bareStep, type Step } from './step.ts'

/** A place on the way, with the units beside it; `id` is a row's or note's, which hold nothing. */
export interface Found {
  readonly here: Here | null
  readonly id: string
  readonly series: readonly Unit[]
}

const mostCandidates = 5

export function findStep(before: Found | null, step: Step, document: Resolvable): Found | Missing {
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
      if (meant.length === 0 && step.level !== 'sentence')
        return { kind: 'unit', step, parent: null, nearest: null }
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
  const unit: Unit = { ...bareUnit, kind: 'operative', parts: document.parts }
  return { here: { unit, stretch: null }, id: '', series: [] }
}

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

export function findId({ number, ...step }: Step, document: Resolvable): Found | Missing {
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
