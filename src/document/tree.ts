import { runTask } from '../text/cooperative-task.ts'
import { createMemory } from '../text/memory.ts'
import { isUnit, type Table, type TableRow, type Unit, type UnitKind, type UnitPart } from './unit.ts'

/** A unit and where it stands. */
export interface Node {
  readonly unit: Unit
  /** What holds it; null at the top, and for the top of a quotation what quotes it. */
  readonly parent: Node | null
  /** Its place among all units in the document's order, from 0. */
  readonly index: number
  /** Whether it belongs to a text that the document only quotes. */
  readonly isQuoted: boolean
}

/** A row and the table and unit that hold it. */
interface RowNode {
  readonly row: TableRow
  readonly table: Table
  readonly parent: Node | null
}

/** All units of a document, to be found by id. */
export interface Tree {
  /** In the document's order, each before what it holds. */
  readonly nodes: readonly Node[]
  readonly byId: ReadonlyMap<string, Node>
  /** Those of each kind that aren't quoted. */
  readonly ofKind: ReadonlyMap<UnitKind, readonly Node[]>
  readonly rows: ReadonlyMap<string, RowNode>
}

interface Rooted {
  readonly parts: readonly UnitPart[]
}

const known = createMemory<readonly UnitPart[], Tree>()

/** The tree of a document's units; made once for each. */
export function treeOf({ parts }: Rooted): Tree {
  return known.get(parts) ?? runTask(treeSteps({ parts }))
}

// Units looked at between two pauses.
const unitsAtATime = 250

/** The same in steps of some milliseconds, for a long document. */
export function* treeSteps({ parts }: Rooted): Generator<void, Tree> {
  const found = known.get(parts)
  if (found !== undefined) return found
  const nodes: Node[] = []
  const byId = new Map<string, Node>()
  const ofKind = new Map<UnitKind, Node[]>()
  const rows = new Map<string, RowNode>()
  yield* add(parts, null, false)
  const tree = { nodes, byId, ofKind, rows }
  known.set(parts, tree)
  return tree

  function* add(each: readonly UnitPart[], parent: Node | null, isQuoted: boolean): Generator<void, void> {
    for (const part of each) {
      if (isUnit(part)) {
        const node = { unit: part, parent, index: nodes.length, isQuoted }
        nodes.push(node)
        byId.set(part.id, node)
        if (!isQuoted) ofKind.getOrInsertComputed(part.kind, () => []).push(node)
        if (nodes.length % unitsAtATime === 0) yield
        if (part.parts.some(({ kind }) => kind !== 'text')) yield* add(part.parts, node, isQuoted)
      } else if (part.kind === 'quotation') yield* add(part.parts, parent, true)
      else if (part.kind === 'table')
        for (const row of part.rows) rows.set(row.id, { row, table: part, parent })
    }
  }
}

/** Kinds between a unit and what it numbers that a reference passes over: "article 6" is in the document, whatever its chapter. */
const passedOver: ReadonlySet<string> = new Set(['division', 'preamble', 'recitals', 'operative'])

/** The units that a unit (null: the document) counts, in order: containers and headings between them are passed over. */
export function childrenOf(unit: Unit | null, document: Rooted): readonly Unit[] {
  const children: Unit[] = []
  const add = (parts: readonly UnitPart[]): void => {
    for (const part of parts) {
      if (!isUnit(part)) continue
      if (passedOver.has(part.kind)) add(part.parts)
      else children.push(part)
    }
  }
  add(unit === null ? document.parts : unit.parts)
  return children
}

/** The units that hold a unit, the nearest first. */
export function ancestorsOf(node: Node): readonly Node[] {
  const ancestors: Node[] = []
  for (let above = node.parent; above !== null; above = above.parent) ancestors.push(above)
  return ancestors
}

/** What a bare number names. */
export type MainKind = 'paragraph' | 'article' | 'section' | 'recital'

const seriesKnown = createMemory<readonly UnitPart[], Map<MainKind | null, readonly Unit[]>>()

/**
 * The units that a bare number names: what the front matter says, else the document's own paragraphs, else its articles, else
 * its numbered headings, else its recitals. Every question asks for them, so they are found once.
 */
export function mainSeries(document: Rooted & { readonly main: MainKind | null }): readonly Unit[] {
  const { parts, main } = document
  return seriesKnown
    .getOrInsertComputed(parts, () => new Map())
    .getOrInsertComputed(main, () => findMainSeries(document))
}

function findMainSeries(document: Rooted & { readonly main: MainKind | null }): readonly Unit[] {
  const top = childrenOf(null, document)
  const divisions = treeOf(document).ofKind.get('division') ?? []
  const headings = divisions.flatMap(({ unit }) => (unit.word === 'sec' ? [unit] : []))
  const series: Record<MainKind, readonly Unit[]> = {
    paragraph: top.filter(({ kind }) => kind === 'paragraph'),
    article: top.filter(({ kind }) => kind === 'article'),
    section: headings,
    recital: top.filter(({ kind }) => kind === 'recital'),
  }
  if (document.main !== null) return series[document.main]
  return (
    [series.paragraph, series.article, series.section, series.recital].find(({ length }) => length > 0) ?? []
  )
}
