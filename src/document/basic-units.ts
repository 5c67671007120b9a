import { isInline, type Line, linesOf } from './lines.ts'
import { ancestorsOf, type Node, treeOf } from './tree.ts'
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
  /** From a unit's, subparagraph's or row's id to the basic unit that it is, or stands in. */
  readonly holding: ReadonlyMap<string, BasicUnit>
}

const basicsKnown = new WeakMap<readonly UnitPart[], Basics>()
const sectionsKnown = new WeakMap<readonly UnitPart[], readonly Section[]>()

/** The basic units of a document, in its order. */
export function basicUnitsOf({ parts }: Rooted): readonly BasicUnit[] {
  return basicsKnown.getOrInsertComputed(parts, collectBasics).all
}

/** The basic unit that a place is or stands in; null where it holds several, or none. */
export function basicUnitAt(id: string, { parts }: Rooted): BasicUnit | null {
  const { holding } = basicsKnown.getOrInsertComputed(parts, collectBasics)
  return holding.get(id) ?? holding.get(id.replace(/\.sub\d+$/u, '')) ?? null
}

/** The headings of a document that have something under them, in its order. */
export function sectionsOf({ parts }: Rooted): readonly Section[] {
  return sectionsKnown.getOrInsertComputed(parts, collectSections)
}

/** The lines after a text: place, date, signatures. */
export function closingOf(document: Rooted): readonly string[] {
  return (linesOf(document).get('closing')?.lines ?? []).map(({ text }) => text)
}

function collectBasics(parts: readonly UnitPart[]): Basics {
  const document = { parts }
  const { byId } = treeOf(document)
  const lines = linesOf(document)
  const all: BasicUnit[] = []
  const holding = new Map<string, BasicUnit>()
  for (const part of parts) if (isUnit(part)) visit(part)
  return { all, holding }

  function visit(unit: Unit): void {
    if (unit.kind === 'closing') return
    if (isInline(unit)) {
      add(unit.id, unit, lines.get(unit.id)?.lines ?? [])
      return
    }
    const inner = unit.parts
      .filter((part) => isUnit(part))
      .filter((part) => part.kind !== 'item' && part.kind !== 'closing')
    const outside = new Set(inner.flatMap(({ id }) => linesUnder(id)))
    const stretches = (lines.get(unit.id)?.stretches ?? []).flatMap((stretch) => {
      const own = stretch.lines.filter((line) => !outside.has(line))
      return own.length > 0 ? [{ ...stretch, lines: own }] : []
    })
    const [only, second] = stretches
    if (only !== undefined && second === undefined && inner.length === 0) add(unit.id, unit, only.lines)
    else for (const { number, lines: own } of stretches) add(`${unit.id}.sub${number}`, unit, own)
    for (const each of inner) visit(each)
  }

  function linesUnder(id: string): readonly Line[] {
    const unit = byId.get(id)?.unit
    const own = lines.get(id)?.lines ?? []
    const title = unit === undefined || isInline(unit) ? [] : titleLine(id)
    return [...title, ...own]
  }

  function titleLine(id: string): readonly Line[] {
    const above = byId.get(id)?.parent?.unit.id ?? 'document'
    return (lines.get(above)?.lines ?? []).filter(({ kind, of }) => kind === 'title' && of === id)
  }

  function add(id: string, unit: Unit, own: readonly Line[]): void {
    const parts = own.filter(({ kind }) => kind !== 'status')
    if (parts.length === 0) return
    const node = byId.get(unit.id)
    const inside = parts.flatMap(({ labels, of }) => [...labels.map((label) => label.of), of])
    const items = [...new Set(inside)].filter((of) => of !== unit.id && !isTableOrQuotation(of))
    const basic = {
      id,
      unit,
      index: all.length,
      section: node === undefined ? null : titleAbove(node),
      parts,
      items,
    }
    all.push(basic)
    holding.set(id, basic)
    for (const item of items) holding.set(item, basic)
  }

  function isTableOrQuotation(id: string): boolean {
    return !byId.has(id) && !treeOf(document).rows.has(id)
  }
}

/** The title of a unit or, where it has none, of the nearest above it that has one. */
export function titleAbove(node: Node): string | null {
  const titled = [node, ...ancestorsOf(node)].find(({ unit }) => unit.title !== null)
  return titled?.unit.title ?? null
}

function collectSections(parts: readonly UnitPart[]): readonly Section[] {
  const document = { parts }
  const { byId } = treeOf(document)
  const bounds = new Map<string, { from: BasicUnit; to: BasicUnit }>()
  for (const basic of basicUnitsOf(document)) {
    const node = byId.get(basic.unit.id)
    for (const { unit } of node === undefined ? [] : [node, ...ancestorsOf(node)]) {
      const known = bounds.get(unit.id)
      if (known === undefined) bounds.set(unit.id, { from: basic, to: basic })
      else known.to = basic
    }
  }
  const isHeading = ({ unit }: Node): boolean => !isInline(unit) && (unit.title ?? unit.label) !== null
  return treeOf(document).nodes.flatMap((node) => {
    const bound = bounds.get(node.unit.id)
    if (bound === undefined || node.isQuoted || !isHeading(node)) return []
    const level = 2 + ancestorsOf(node).filter(isHeading).length
    return [{ unit: node.unit, title: node.unit.title ?? node.unit.label ?? '', level, ...bound }]
  })
}
