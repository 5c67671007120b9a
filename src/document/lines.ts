import { runTask } from '../text/cooperative-task.ts'
import { createMemory } from '../text/memory.ts'
import { treeOf } from './tree.ts'
import { isUnit, type Table, type Unit, type UnitPart, type UnitText } from './unit.ts'

/** What is before the first words of a unit. */
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
  /** How many units it is in. */
  readonly depth: number
  /** Verbatim, but for what is ours. */
  readonly text: string
  /** The notes that it calls: UTF-16 offsets, and their ids. */
  readonly calls: readonly { readonly at: number; readonly note: string }[]
}

/** A stretch of own words of a unit and what hangs on it (items, tables, quotations), up to the next: a subparagraph. */
interface Stretch {
  /** Counted from 1; 0 for what is before the first words. */
  readonly number: number
  readonly lines: readonly Line[]
}

interface Read {
  /** Its own heading. */
  readonly title: Line | null
  /** Every line of a unit and of what it holds, without its own heading. */
  readonly lines: readonly Line[]
  /** Null where all the lines are the only one, as in most units. */
  readonly stretches: readonly Stretch[] | null
}

type Lines = ReadonlyMap<string, Read>

interface Rooted {
  readonly parts: readonly UnitPart[]
}

const known = createMemory<readonly UnitPart[], Lines>()

// Most lines of a long document have none of something: they share it.
const none: readonly never[] = []
// Units read between two pauses.
const unitsAtATime = 250

/** The lines of every unit, table row and quotation of a document by id. The same words are the same object everywhere. */
export function linesOf({ parts }: Rooted): Lines {
  return known.get(parts) ?? runTask(lineSteps({ parts }))
}

/** The subparagraphs of the unit with this id, in order; none where it has none. */
export function stretchesOf(id: string, document: Rooted): readonly Stretch[] {
  const read = linesOf(document).get(id)
  return read === undefined ? none : (read.stretches ?? [{ number: 1, lines: read.lines }])
}

/** The same in steps of some milliseconds, for a long document. */
export function* lineSteps({ parts }: Rooted): Generator<void, Lines> {
  const found = known.get(parts)
  if (found !== undefined) return found
  const all = yield* readAll(parts)
  known.set(parts, all)
  return all
}

/** Kinds whose label is in front of their words; the others have a heading of their own. */
export function isInline({ kind }: Unit): boolean {
  return kind === 'paragraph' || kind === 'item' || kind === 'recital' || kind === 'pp'
}

function* readAll(parts: readonly UnitPart[]): Generator<void, Lines> {
  const all = new Map<string, Read>()
  yield* read(parts, 'document', null, 0, none)
  return all

  function* read(
    own: readonly UnitPart[],
    of: string,
    title: Line | null,
    depth: number,
    begun: readonly Label[],
  ): Generator<void, readonly Line[]> {
    const stretches: { number: number; lines: Line[] }[] = []
    let labels = begun
    let count = 0
    const add = (lines: readonly Line[], isNew = false): void => {
      if (isNew || stretches.length === 0) stretches.push({ number: count, lines: [] })
      const stretch = stretches.at(-1)
      for (const line of lines) stretch?.lines.push(line)
      labels = lines.length > 0 ? none : labels
    }
    for (const part of own) {
      if (isUnit(part)) {
        if (all.size % unitsAtATime === 0) yield
        add(readShort(part, depth + 1, labels) ?? (yield* readLong(part, depth + 1, labels)))
      } else if (part.kind === 'text') {
        count += 1
        add([textLine(part, of, labels, depth)], true)
      } else if (part.kind === 'table') add(readTable(part, depth, labels))
      else add(yield* read(part.parts, part.id, null, depth + 1, labels))
    }
    const kept = { title, ...trim(stretches) }
    all.set(of, kept)
    return kept.lines
  }

  /** What most units are, one text, is read without a pause, which would cost more than the reading; null for others. */
  function readShort(unit: Unit, depth: number, begun: readonly Label[]): readonly Line[] | null {
    const [only, second] = unit.parts
    if (only?.kind !== 'text' || second !== undefined) return null
    const labels = join(begun, labelsOf(unit))
    const title = isInline(unit) ? null : titleOf(unit, depth, begun)
    const lines = [textLine(only, unit.id, title === null ? labels : none, depth)]
    all.set(unit.id, { title, lines, stretches: null })
    return title === null ? lines : [title, ...lines]
  }

  function* readLong(unit: Unit, depth: number, begun: readonly Label[]): Generator<void, readonly Line[]> {
    const labels = join(begun, labelsOf(unit))
    const title = isInline(unit) ? null : titleOf(unit, depth, begun)
    const lines = yield* read(unit.parts, unit.id, title, depth, title === null ? labels : none)
    if (lines.length > 0 || unit.status === null) return join(title === null ? none : [title], lines)
    const status = {
      kind: 'status',
      of: unit.id,
      labels,
      depth,
      text: `[${unit.status}]`,
      calls: none,
    } as const
    all.set(unit.id, { title, lines: [status], stretches: none })
    return title === null ? [status] : [title, status]
  }

  function readTable({ id, head, rows }: Table, depth: number, begun: readonly Label[]): readonly Line[] {
    const line = (of: string, cells: readonly string[], labels: readonly Label[]): Line => {
      const read = { kind: 'row', of, labels, depth, text: cells.join(' | '), calls: none } as const
      all.set(of, { title: null, lines: [read], stretches: none })
      return read
    }
    return [line(id, head, begun), ...rows.map((row) => line(row.id, row.cells, none))]
  }
}

function textLine({ text, calls }: UnitText, of: string, labels: readonly Label[], depth: number): Line {
  return { kind: 'text', of, labels, depth, text, calls: calls.length > 0 ? calls : none }
}

/** Without the room that lists keep for growing: there are thousands. */
function trim(grown: readonly Stretch[]): Pick<Read, 'lines' | 'stretches'> {
  const [only, second] = grown
  if (only === undefined) return { lines: none, stretches: none }
  if (only.number === 1 && second === undefined) return { lines: only.lines.slice(), stretches: null }
  const stretches = grown.map(({ number, lines }) => ({ number, lines: lines.slice() }))
  return { lines: stretches.flatMap(({ lines }) => lines), stretches }
}

/** One list after another; the same list where the other has nothing. */
function join<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  if (first.length === 0) return second
  return second.length === 0 ? first : first.concat(second)
}

function labelsOf(unit: Unit): readonly Label[] {
  if (!isInline(unit)) return none
  if (unit.isOurs)
    return unit.kind === 'item' ? [{ of: unit.id, text: `(${unit.number})`, isOurs: true }] : none
  return unit.label === null ? none : [{ of: unit.id, text: unit.label, isOurs: false }]
}

function titleOf({ id: of, label, title }: Unit, depth: number, labels: readonly Label[]): Line | null {
  const text = [label, title].filter((each) => each !== null).join(' ')
  return text === '' ? null : { kind: 'title', of, labels, depth, text, calls: none }
}

/** The labels of a line inside a passage whose first unit is `top`: not those of the passage itself, nor of what holds it. */
export function labelsWithin(line: Line, top: string, document: Rooted): Line['labels'] {
  const { byId } = treeOf(document)
  const from = byId.get(top)?.index ?? -1
  return line.labels.filter(({ of }) => (byId.get(of)?.index ?? 0) > from)
}
