import { treeOf } from './tree.ts'
import { isUnit, type Table, type Unit, type UnitPart } from './unit.ts'

/** What stands before the first words of a unit. */
interface Label {
  /** The unit's id. */
  readonly of: string
  /** As printed, or our count in brackets: "(c)". */
  readonly text: string
  readonly isOurs: boolean
}

/**
 * A line of a text: a run of the own words of one unit, the heading of one, a row of a table; or ours, in brackets: a status,
 * the mark of a gap.
 */
export interface Line {
  readonly kind: 'text' | 'title' | 'row' | 'status' | 'gap'
  /** The id of the unit, table row or quotation whose words they are. */
  readonly of: string
  /** Of the unit and of those around it that begin with these words, outermost first. */
  readonly labels: readonly Label[]
  /** How many units it stands in. */
  readonly depth: number
  /** Verbatim, but for what is ours. */
  readonly text: string
  /** The notes that it calls: UTF-16 offsets, and their ids. */
  readonly calls: readonly { readonly at: number; readonly note: string }[]
}

/** A stretch of own words of a unit and what hangs on it (items, tables, quotations), up to the next: a subparagraph. */
interface Stretch {
  /** Counted from 1; 0 for what stands before the first words. */
  readonly number: number
  readonly lines: readonly Line[]
}

interface Read {
  /** Every line of a unit and of what it holds, without its own heading. */
  readonly lines: readonly Line[]
  readonly stretches: readonly Stretch[]
}

type Lines = ReadonlyMap<string, Read>

const known = new WeakMap<readonly UnitPart[], Lines>()

/** The lines of every unit, table row and quotation of a document by id. The same words are the same object everywhere. */
export function linesOf({ parts }: { readonly parts: readonly UnitPart[] }): Lines {
  return known.getOrInsertComputed(parts, readAll)
}

/** Kinds whose label stands in front of their words; the others have a heading of their own. */
export function isInline({ kind }: Unit): boolean {
  return kind === 'paragraph' || kind === 'item' || kind === 'recital' || kind === 'pp'
}

function readAll(parts: readonly UnitPart[]): Lines {
  const all = new Map<string, Read>()
  read(parts, 'document', 0, [])
  return all

  function read(
    own: readonly UnitPart[],
    of: string,
    depth: number,
    begun: readonly Label[],
  ): readonly Line[] {
    const stretches: { number: number; lines: Line[] }[] = []
    let labels = begun
    let count = 0
    const add = (lines: readonly Line[], isNew = false): void => {
      if (isNew || stretches.length === 0) stretches.push({ number: count, lines: [] })
      stretches.at(-1)?.lines.push(...lines)
      labels = lines.length > 0 ? [] : labels
    }
    for (const part of own) {
      if (isUnit(part)) add(readUnit(part, depth + 1, labels))
      else if (part.kind === 'text') {
        count += 1
        add([{ kind: 'text', of, labels, depth, text: part.text, calls: part.calls }], true)
      } else if (part.kind === 'table') add(readTable(part, depth, labels))
      else add(read(part.parts, part.id, depth + 1, labels))
    }
    const lines = stretches.flatMap((stretch) => stretch.lines)
    all.set(of, { lines, stretches })
    return lines
  }

  function readUnit(unit: Unit, depth: number, begun: readonly Label[]): readonly Line[] {
    const labels = [...begun, ...labelsOf(unit)]
    const before = isInline(unit) ? [] : titleOf(unit, depth, begun)
    const lines = read(unit.parts, unit.id, depth, before.length > 0 ? [] : labels)
    if (lines.length > 0 || unit.status === null) return [...before, ...lines]
    const status = {
      kind: 'status',
      of: unit.id,
      labels,
      depth,
      text: `[${unit.status}]`,
      calls: [],
    } as const
    all.set(unit.id, { lines: [status], stretches: [] })
    return [...before, status]
  }

  function readTable({ id, head, rows }: Table, depth: number, begun: readonly Label[]): readonly Line[] {
    const line = (of: string, cells: readonly string[], labels: readonly Label[]): Line => {
      const read = { kind: 'row', of, labels, depth, text: cells.join(' | '), calls: [] } as const
      all.set(of, { lines: [read], stretches: [] })
      return read
    }
    return [line(id, head, begun), ...rows.map((row) => line(row.id, row.cells, []))]
  }
}

function labelsOf(unit: Unit): readonly Label[] {
  if (!isInline(unit)) return []
  if (unit.isOurs)
    return unit.kind === 'item' ? [{ of: unit.id, text: `(${unit.number})`, isOurs: true }] : []
  return unit.label === null ? [] : [{ of: unit.id, text: unit.label, isOurs: false }]
}

function titleOf({ id: of, label, title }: Unit, depth: number, labels: readonly Label[]): readonly Line[] {
  const text = [label, title].filter((each) => each !== null).join(' ')
  return text === '' ? [] : [{ kind: 'title', of, labels, depth, text, calls: [] }]
}

/** The labels of a line inside a passage whose first unit is `top`: not those of the passage itself, nor of what holds it. */
export function labelsWithin(
  line: Line,
  top: string,
  document: { readonly parts: readonly UnitPart[] },
): Line['labels'] {
  const { byId } = treeOf(document)
  const from = byId.get(top)?.index ?? -1
  return line.labels.filter(({ of }) => (byId.get(of)?.index ?? 0) > from)
}
