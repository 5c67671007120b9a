import { childrenOf } from '../tree.ts'
import { isUnit, type Table, type Unit, type UnitPart } from '../unit.ts'
import { matching } from './matching.ts'
import type { Resolvable } from './missing.ts'
import { nouns } from './nouns.ts'
import type { Step } from './step.ts'

/** A unit, or one of its subparagraphs: a stretch of its own words with what hangs on it. */
export interface Here {
  readonly unit: Unit
  /** Counted from 1 over the unit's own texts; null for the whole unit. */
  readonly stretch: number | null
}

/** What a step inside a unit names: units beside each other, or one subparagraph, row or note. */
export type Inside =
  | { readonly kind: 'units'; readonly units: readonly Unit[]; readonly series: readonly Unit[] }
  | { readonly kind: 'stretch'; readonly here: Here }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'nothing'; readonly series: readonly Unit[] }

/** The parts of a unit or of a subparagraph. */
export function partsOf({ unit, stretch }: Here): readonly UnitPart[] {
  if (stretch === null) return unit.parts
  let count = 0
  return unit.parts.filter((part) => {
    if (part.kind === 'text') count += 1
    return count === stretch
  })
}

/** How many texts of its own a unit has. */
export function countTexts({ unit, stretch }: Here): number {
  return stretch === null ? unit.parts.filter(({ kind }) => kind === 'text').length : 1
}

/** The units that a unit or subparagraph counts. */
function seriesIn(here: Here): readonly Unit[] {
  return childrenOf(null, { parts: partsOf(here) })
}

/** What a step names inside a unit, by the number as it is given here. */
export function findInside(here: Here, step: Step, number: string, document: Resolvable): Inside {
  const units = seriesIn(here)
  const level = nouns.get(step.word ?? '')?.level ?? step.level
  switch (level) {
    case 'row':
      return findRow(here, step, number, units)
    case 'note': {
      const calls = new Set(
        partsOf(here).flatMap((part) => (part.kind === 'text' ? part.calls.map(({ note }) => note) : [])),
      )
      const note = document.notes.find(
        ({ id, label }) => calls.has(id) && (label === number || id === `n${number}`),
      )
      return note === undefined ? byNumber(units, number) : { kind: 'id', id: note.id }
    }
    case 'book':
    case 'part':
    case 'title':
    case 'chapter':
    case 'section':
      return findDivision(here, step, number, units)
    case 'annex':
    case 'article':
      return findArticle(here, step, number, units)
    case 'paragraph':
      return step.word === 'chast'
        ? findParagraph(here, { ...step, word: 'paragraph' }, number, units)
        : findParagraph(here, step, number, units)
    case 'recital':
      return byNumber(
        units.filter(({ kind }) => kind === 'recital' || kind === 'pp' || kind === 'paragraph'),
        number,
      )
    case 'subparagraph':
      // "2e alinéa du préambule".
      if (here.unit.kind === 'preamble') return findParagraph(here, step, number, units)
      return findSubparagraph(here, step, number, units)
    case 'indent':
      return findNth(units, number, ({ isOurs }) => isOurs)
    default:
      return findItem(here, step, number, units)
  }
}

function byNumber(units: readonly Unit[], number: string, parent: string | null = null): Inside {
  const own = matching(units, number)
  // "2.1" under 2 is its 1.
  const found = own.length === 0 && parent !== null ? matching(units, `${parent}.${number}`) : own
  return found.length > 0
    ? { kind: 'units', units: found, series: units }
    : { kind: 'nothing', series: units }
}

function findParagraph(here: Here, step: Step, number: string, units: readonly Unit[]): Inside {
  const container =
    here.unit.kind === 'preamble' || here.unit.kind === 'recitals' || here.unit.kind === 'operative'
  const paragraphs = units.filter(
    ({ kind }) => kind === 'paragraph' || (container && (kind === 'pp' || kind === 'recital')),
  )
  if (step.number === '-1') return findNth(paragraphs.length > 0 ? paragraphs : units, number, () => true)
  const found = matching(paragraphs, number)
  if (found.length > 0) return { kind: 'units', units: found, series: paragraphs }
  // An article that numbers no paragraph has those that are in its own words.
  if (paragraphs.length === 0 && step.word !== 'punkt') {
    const text = findText(here, number)
    if (text !== null) return text
  }
  // An article is nobody's paragraph.
  const inner = units.filter(({ kind }) => kind !== 'article')
  return step.isOrdinal ? { kind: 'nothing', series: paragraphs } : byNumber(inner, number)
}

/** The nth text of a unit's own; the unit itself where it is the only one. */
function findText(here: Here, number: string): Inside | null {
  const count = countTexts(here)
  const nth = number === '-1' ? count : Number(number)
  if (!Number.isInteger(nth) || nth < 1 || nth > count || here.stretch !== null) return null
  return { kind: 'stretch', here: count === 1 ? here : { ...here, stretch: nth } }
}

function findSubparagraph(here: Here, step: Step, number: string, units: readonly Unit[]): Inside {
  // "Sub-paragraph (1)" is what prints it; "second subparagraph" counts texts.
  if (step.isBracketed || !/^-?\d+$/u.test(number)) return byNumber(units, number)
  const hasParagraphs = units.some(({ kind }) => kind === 'paragraph')
  const text = findText(here, number)
  if (text !== null && !hasParagraphs) return text
  if (hasParagraphs && countTexts(here) === 0) return byNumber(units, number)
  return { kind: 'nothing', series: units }
}

function findItem(here: Here, step: Step, number: string, units: readonly Unit[]): Inside {
  const items = units.filter(({ kind }) => kind === 'item')
  if (step.isOrdinal) return findNth(items.length > 0 ? items : units, number, () => true)
  const inner = step.word === null ? units : units.filter(({ kind }) => kind !== 'article')
  const found = byNumber(inner, number, step.isBracketed ? null : here.unit.number)
  if (found.kind !== 'nothing') return found
  if (here.unit.kind === 'division' && step.word === null) return found
  // "11(3)": the third of those that the source does not number.
  if (
    items.length > 0 &&
    items.length === units.length &&
    items.every(({ isOurs }) => isOurs) &&
    /^\d+$/u.test(number)
  )
    return findNth(items, number, () => true)
  const [only, another] = units
  if (step.word === null || only === undefined || another !== undefined) return found
  const deeper = byNumber(seriesIn({ unit: only, stretch: null }), number)
  return deeper.kind === 'units' && deeper.units.length === 1 ? deeper : found
}

function findNth(units: readonly Unit[], number: string, isCounted: (unit: Unit) => boolean): Inside {
  const counted = units.filter(isCounted)
  const all = counted.length > 0 ? counted : units.filter(({ kind }) => kind === 'item')
  const found =
    number === '-1'
      ? all.at(-1)
      : /^\d+$/u.test(number) && number !== '0'
        ? all[Number(number) - 1]
        : undefined
  if (found !== undefined) return { kind: 'units', units: [found], series: all }
  return /^-?\d+$/u.test(number) ? { kind: 'nothing', series: all } : byNumber(units, number)
}

function findRow(here: Here, _step: Step, number: string, series: readonly Unit[]): Inside {
  const rows = tablesIn(partsOf(here)).flatMap((table) => table.rows)
  const found = rows.filter((row) => row.number === number)
  const [row, another] = found
  return row !== undefined && another === undefined ? { kind: 'id', id: row.id } : { kind: 'nothing', series }
}

function tablesIn(parts: readonly UnitPart[]): readonly Table[] {
  return parts.flatMap((part) => (part.kind === 'table' ? [part] : isUnit(part) ? tablesIn(part.parts) : []))
}

/** A part, chapter or section somewhere below; else, as in "Article I, Section 8", whatever prints that number. */
function findDivision(here: Here, step: Step, number: string, units: readonly Unit[]): Inside {
  const prefixes = nouns.get(step.word ?? '')?.prefixes ?? []
  const divisions = unitsBelow(here).filter(
    ({ kind, word }) => kind === 'division' && prefixes.includes(word),
  )
  const found = matching(divisions, number)
  if (found.length > 0) return { kind: 'units', units: found, series: divisions }
  const isLoose = step.word === 'section' || step.word === 'sec'
  return isLoose && here.unit.kind === 'article'
    ? byNumber(units, number)
    : { kind: 'nothing', series: divisions }
}

function findArticle(here: Here, step: Step, number: string, units: readonly Unit[]): Inside {
  const prefixes = nouns.get(step.word ?? '')?.prefixes ?? [step.word ?? '']
  if (step.word === 'sign')
    return here.unit.kind === 'article' ? findParagraph(here, step, number, units) : byNumber(units, number)
  const articles = unitsBelow(here).filter(
    ({ kind, word }) => (kind === 'article' || kind === 'annex') && prefixes.includes(word),
  )
  const found = matching(articles, number)
  if (found.length > 0) return { kind: 'units', units: found, series: articles }
  return step.word === 'clause' ? byNumber(units, number) : { kind: 'nothing', series: articles }
}

function unitsBelow({ unit }: Here): readonly Unit[] {
  return unit.parts.flatMap((part) =>
    isUnit(part) ? [part, ...unitsBelow({ unit: part, stretch: null })] : [],
  )
}
