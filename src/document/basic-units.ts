import { runTask } from '../text/cooperative-task.ts'
import { createMemory } from '../text/memory.ts'
import { isInline, type Line, lineSteps, linesOf, stretchesOf } from './lines.ts'
import { ancestorsOf, type Node, treeOf, treeSteps } from './tree.ts'
import { isUnit, type Unit, type UnitPart } from './unit.ts'

/**
 * What is found, related and sealed as one: a paragraph, recital or preambular paragraph with its items; of an article, annex
 * or heading its own words with what hangs on them.
 */
export interface BasicUnit {
  /** Of the unit, or where it has other basic units beside its own words, of the subparagraph: `art6.sub1`. */
  readonly id: string
  readonly unit: Unit
  /** Its place among all basic units, from 0. */
  readonly index: number
  /** The title of the nearest heading above it, or its own. */
  readonly section: string | null
  readonly parts: readonly Line[]
  /** The ids of the items and table rows in it, in order. */
  readonly items: readonly string[]
}

/** A heading and the basic units under it. */
export interface Section {
  readonly unit: Unit
  /** Its title, or its label where it has none. */
  readonly title: string
  /** 2 for the outermost. */
  readonly level: number
  /** The first basic unit under it, those of sections inside it too, and the last. */
  readonly from: BasicUnit
  readonly to: BasicUnit
}

interface Rooted {
  readonly parts: readonly UnitPart[]
}

interface Basics {
  readonly all: readonly BasicUnit[]
  /** From a unit's, subparagraph's or row's id to the basic unit that it is, or is in. */
  readonly holding: ReadonlyMap<string, BasicUnit>
}

const basicsKnown = createMemory<readonly UnitPart[], Basics>()
const sectionsKnown = createMemory<readonly UnitPart[], readonly Section[]>()

// Basic units, or headings, between two pauses.
const atATime = 100
const none: readonly never[] = []

/** The basic units of a document, in its order. */
export function basicUnitsOf(document: Rooted): readonly BasicUnit[] {
  return basicsOf(document).all
}

/** The basic unit that a place is or is in; null where it holds several, or none. */
export function basicUnitAt(id: string, document: Rooted): BasicUnit | null {
  const { holding } = basicsOf(document)
  return holding.get(id) ?? holding.get(id.replace(/\.sub\d+$/u, '')) ?? null
}

/** The headings of a document that have something under them, in its order. */
export function sectionsOf({ parts }: Rooted): readonly Section[] {
  return sectionsKnown.get(parts) ?? runTask(sectionSteps({ parts }))
}

/** Everything that is worked out of a document once, in steps of some milliseconds: no later question waits for it. */
export function* prepareUnits(document: Rooted): Generator<void, void> {
  yield* treeSteps(document)
  yield* lineSteps(document)
  yield* basicSteps(document)
  yield* sectionSteps(document)
}

/** The same for several documents, one after the other, where it isn't done yet. */
export function* prepareAll(documents: Iterable<Rooted>): Generator<void, void> {
  for (const document of documents) {
    if (sectionsKnown.get(document.parts) !== undefined) continue
    yield* prepareUnits(document)
    yield
  }
}

function basicsOf({ parts }: Rooted): Basics {
  return basicsKnown.get(parts) ?? runTask(basicSteps({ parts }))
}

function* basicSteps({ parts }: Rooted): Generator<void, Basics> {
  const found = basicsKnown.get(parts)
  if (found !== undefined) return found
  const basics = yield* collectBasics(parts)
  basicsKnown.set(parts, basics)
  return basics
}

function* sectionSteps({ parts }: Rooted): Generator<void, readonly Section[]> {
  const found = sectionsKnown.get(parts)
  if (found !== undefined) return found
  const sections = yield* collectSections(parts)
  sectionsKnown.set(parts, sections)
  return sections
}

/** The lines after a text: place, date, signatures. */
export function closingOf(document: Rooted): readonly string[] {
  return (linesOf(document).get('closing')?.lines ?? []).map(({ text }) => text)
}

function* collectBasics(parts: readonly UnitPart[]): Generator<void, Basics> {
  const document = { parts }
  const { byId, rows } = treeOf(document)
  const lines = linesOf(document)
  const all: BasicUnit[] = []
  const holding = new Map<string, BasicUnit>()
  for (const part of parts) if (isUnit(part)) yield* visit(part)
  return { all, holding }

  function* visit(unit: Unit): Generator<void, void> {
    if (unit.kind === 'closing') return
    if (isInline(unit)) {
      add(unit.id, unit, lines.get(unit.id)?.lines ?? none)
      if (all.length % atATime === 0) yield
      return
    }
    const inner = unit.parts
      .filter((part) => isUnit(part))
      .filter((part) => part.kind !== 'item' && part.kind !== 'closing')
    const own = ownLines(inner)
    const stretches = stretchesOf(unit.id, document).flatMap((stretch) => {
      const left = own(stretch.lines)
      return left.length > 0 ? [{ ...stretch, lines: left }] : []
    })
    const [only, second] = stretches
    if (only !== undefined && second === undefined && inner.length === 0) add(unit.id, unit, only.lines)
    else for (const { number, lines: own } of stretches) add(`${unit.id}.sub${number}`, unit, own)
    for (const each of inner) yield* visit(each)
  }

  /** Takes lines, those of one stretch after the other, without those of these units, which stand among them in this order. */
  function ownLines(inner: readonly Unit[]): (among: readonly Line[]) => readonly Line[] {
    const runs = inner.flatMap(({ id }) => {
      const { title = null, lines: under = none } = lines.get(id) ?? {}
      const first = title ?? under[0]
      return first === undefined ? [] : [{ first, length: under.length + (title === null ? 0 : 1) }]
    })
    let next = 0
    return (among) => {
      const own: Line[] = []
      for (let at = 0; at < among.length; ) {
        const run = runs[next]
        const line = among[at]
        if (line !== undefined && line === run?.first) {
          at += run.length
          next += 1
        } else {
          if (line !== undefined) own.push(line)
          at += 1
        }
      }
      return own
    }
  }

  function add(id: string, unit: Unit, own: readonly Line[]): void {
    const hasStatus = own.some(({ kind }) => kind === 'status')
    const parts = hasStatus ? own.filter(({ kind }) => kind !== 'status') : own
    if (parts.length === 0) return
    const node = byId.get(unit.id)
    // Most have none.
    let inside: Set<string> | null = null
    for (const line of parts) {
      for (const { of } of line.labels) if (of !== unit.id) inside = (inside ?? new Set()).add(of)
      if (line.of !== unit.id) inside = (inside ?? new Set()).add(line.of)
    }
    const items = inside === null ? none : [...inside].filter((of) => byId.has(of) || rows.has(of))
    const basic = {
      id,
      unit,
      index: all.length,
      section: node === undefined ? null : titleAbove(node),
      parts,
      // Without the room that lists keep for growing: there are thousands.
      items: items.length === 0 ? none : items.slice(),
    }
    all.push(basic)
    holding.set(id, basic)
    for (const item of items) holding.set(item, basic)
  }
}

/** The title of a unit or, where it has none, of the nearest above it that has one. */
export function titleAbove(node: Node): string | null {
  let titled: Node | null = node
  while (titled !== null && titled.unit.title === null) titled = titled.parent
  return titled?.unit.title ?? null
}

function* collectSections(parts: readonly UnitPart[]): Generator<void, readonly Section[]> {
  const document = { parts }
  const { byId, nodes } = treeOf(document)
  const bounds = new Map<string, { from: BasicUnit; to: BasicUnit }>()
  for (const basic of basicUnitsOf(document)) {
    for (let node = byId.get(basic.unit.id) ?? null; node !== null; node = node.parent) {
      const { unit } = node
      if (isInline(unit)) continue
      const known = bounds.get(unit.id)
      if (known === undefined) bounds.set(unit.id, { from: basic, to: basic })
      else known.to = basic
    }
    if (basic.index % atATime === 0) yield
  }
  const isHeading = ({ unit }: Node): boolean => !isInline(unit) && (unit.title ?? unit.label) !== null
  const sections: Section[] = []
  for (const node of nodes) {
    if (node.index % (10 * atATime) === 0) yield
    const bound = bounds.get(node.unit.id)
    if (bound === undefined || node.isQuoted || !isHeading(node)) continue
    const level = 2 + ancestorsOf(node).filter(isHeading).length
    sections.push({ unit: node.unit, title: node.unit.title ?? node.unit.label ?? '', level, ...bound })
  }
  return sections
}
