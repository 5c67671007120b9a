import type { Document } from '../document.ts'
import { linesOf, stretchesOf } from '../lines.ts'
import { ancestorsOf, mainSeries, type Node, treeOf } from '../tree.ts'
import { isUnit, type Unit, type UnitPart } from '../unit.ts'

/** One step from the top of a document to a place. */
export type Step =
  | { readonly kind: 'unit'; readonly unit: Unit }
  /** A text of a unit's own, counted from 1. */
  | { readonly kind: 'subparagraph'; readonly number: number; readonly of: Unit }
  /** `number` is null where its holder has no other. */
  | { readonly kind: 'table'; readonly number: number | null }
  | { readonly kind: 'row'; readonly number: string; readonly isOurs: boolean }
  | { readonly kind: 'note'; readonly label: string }

/** The way to a place, from the outermost unit that its citation names. */
export interface Steps {
  readonly steps: readonly Step[]
  /** The id of the unit that quotes the text in which the place stands; empty where that is the document; null for none. */
  readonly quotedIn: string | null
  /** Of a note, the id of what calls it. */
  readonly calledBy: string | null
  /** Whether it is in the operative part. */
  readonly isOperative: boolean
  /** Whether its paragraph opens a document that numbers others. */
  readonly isOpening: boolean
}

interface Given {
  /** Whether an item of an unlabelled text names that text. */
  readonly countsTexts: boolean
}

/** The steps to a unit, subparagraph, row or note; null where the document has no such place. */
export function stepsTo(id: string, document: Document, given: Given): Steps | null {
  const { byId, rows } = treeOf(document)
  const node = byId.get(id)
  if (node !== undefined) return stepsToNode(node, document, given)
  const found = rows.get(id)
  if (found !== undefined) {
    const { table, row, parent } = found
    const tables = tablesIn(parent?.unit.parts ?? document.parts)
    const number = tables.length > 1 ? tables.indexOf(table.id) + 1 : null
    const above = parent === null ? nowhere : stepsToNode(parent, document, given)
    const last = { kind: 'row', number: row.number, isOurs: row.isOurs } as const
    return { ...above, steps: [...above.steps, { kind: 'table', number }, last] }
  }
  const note = document.notes.find((each) => each.id === id)
  if (note !== undefined) {
    const { lines } = linesOf(document).get('document') ?? { lines: [] }
    const caller = lines.find(({ calls }) => calls.some((call) => call.note === id))?.of ?? null
    return { ...nowhere, calledBy: caller, steps: [{ kind: 'note', label: note.label }] }
  }
  const [, above = '', number = ''] = /^(.+)\.sub(\d+)$/u.exec(id) ?? []
  const holder = byId.get(above)
  if (holder === undefined) return null
  const whole = stepsToNode(holder, document, given)
  // What is before the first words has no number.
  if (number === '0') return whole
  return {
    ...whole,
    steps: [...whole.steps, { kind: 'subparagraph', number: Number(number), of: holder.unit }],
  }
}

const nowhere: Steps = { steps: [], quotedIn: null, calledBy: null, isOperative: false, isOpening: false }
const containers: ReadonlySet<string> = new Set(['preamble', 'recitals', 'operative'])

function stepsToNode(node: Node, document: Document, { countsTexts }: Given): Steps {
  const steps: Step[] = [{ kind: 'unit', unit: node.unit }]
  let last = node.unit
  let quotedIn: string | null = node.isQuoted ? '' : null
  let isOperative = false
  for (const { unit } of ancestorsOf(node)) {
    if (scopeOf(unit.id) !== scopeOf(node.unit.id)) {
      quotedIn = unit.id
      break
    }
    isOperative ||= unit.kind === 'operative'
    const rest = last.id.startsWith(`${unit.id}.`) ? last.id.slice(unit.id.length + 1) : null
    // "2.1" under "2." names it already.
    const isNamed = unit.number !== null && last.number?.startsWith(`${unit.number}.`) === true
    if (rest === null || isNamed || containers.has(unit.kind)) continue
    const [, text] = /^sub(\d+)\./u.exec(rest) ?? []
    const number = text !== undefined ? Number(text) : countsTexts ? textHolding(last, unit, document) : 0
    if (number > 0) steps.unshift({ kind: 'subparagraph', number, of: unit })
    steps.unshift({ kind: 'unit', unit })
    last = unit
  }
  return { steps, quotedIn, calledBy: null, isOperative, isOpening: opens(last, document) }
}

/** Which of an article's texts an item hangs on; 0 where it has only one. */
function textHolding(item: Unit, article: Unit, document: Document): number {
  if (item.kind !== 'item' || article.kind !== 'article') return 0
  const stretches = stretchesOf(article.id, document).filter(({ number }) => number > 0)
  if (stretches.length < 2) return 0
  return (
    stretches.find(({ lines }) => lines.some(({ of }) => of === item.id || of.startsWith(`${item.id}.`)))
      ?.number ?? 0
  )
}

function opens(unit: Unit, document: Document): boolean {
  if (unit.kind !== 'paragraph' || !unit.isOurs) return false
  const series = mainSeries(document)
  return series[0] === unit && series.some(({ isOurs }) => !isOurs)
}

function tablesIn(parts: readonly UnitPart[]): readonly string[] {
  return parts.flatMap((part) => (!isUnit(part) && part.kind === 'table' ? [part.id] : []))
}

/** The quotation that a unit is in, by its id: `12.q1`; empty where it is in none. */
function scopeOf(id: string): string {
  return /^(?:.*\.)?q\d+(?=\.)/u.exec(id)?.[0] ?? ''
}
