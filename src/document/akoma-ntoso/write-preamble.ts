import type { Element } from 'xast'
import { x } from 'xastscript'
import { isUnit, type Unit, type UnitPart } from '../unit.ts'
import { printedNumber } from './names.ts'
import { type Writing, writeBlocks } from './write-blocks.ts'
import { attributesOf, isBlock, writeHead } from './write-units.ts'

/** Whether a part belongs before the text proper: its containers, and what they hold without one. */
export function isPreamble(part: UnitPart): boolean {
  return isUnit(part) && ['preamble', 'recitals', 'recital', 'pp'].includes(part.kind)
}

/** What is before the text proper: words as blocks, recitals and preambular paragraphs in `recitals`. */
export function writePreamble(parts: readonly UnitPart[], language: string, writing: Writing): Element {
  return x('preamble', { eId: 'preamble', 'xml:lang': language }, [...writeParts(parts, null, writing)])
}

/** `around` is the container whose heading the first recitals carry. */
function writeParts(parts: readonly UnitPart[], around: Unit | null, writing: Writing): readonly Element[] {
  const written: Element[] = []
  let recitals: Unit[] = []
  let head = around === null ? [] : writeHead(around)
  const endRecitals = (): void => {
    if (recitals.length === 0) return
    written.push(writeRecitals(recitals, head, writing))
    recitals = []
    head = []
  }
  for (const part of parts) {
    if (isUnit(part) && (part.kind === 'recital' || part.kind === 'pp')) {
      recitals.push(part)
      continue
    }
    endRecitals()
    // A heading over no recitals, or over other words first, is a block of its own.
    if (head.length > 0) written.push(x('p', [labelled(around)]))
    head = []
    if (isUnit(part)) written.push(...writeParts(part.parts, part, writing))
    else written.push(...writeBlocks([part], 'preamble', writing))
  }
  endRecitals()
  return written
}

function writeRecitals(units: readonly Unit[], head: readonly Element[], writing: Writing): Element {
  const eId = writing.eIds.counted('', 'recs')
  return x('recitals', { eId }, [...head, ...units.map((unit) => writeRecital(unit, eId, 'rec', writing))])
}

/** A recital, or an item of one: the standard has blocks there, and no hierarchy. */
function writeRecital(unit: Unit, parent: string, reference: 'rec' | 'item', writing: Writing): Element {
  const eId = writing.eIds.next(parent, reference, printedNumber(unit))
  const blocks: Element[] = []
  let items: Unit[] = []
  const endItems = (): void => {
    if (items.length === 0) return
    const list = writing.eIds.counted(eId, 'list')
    const written = items.map((item) => writeRecital(item, list, 'item', writing))
    blocks.push(x('blockList', { eId: list }, written))
    items = []
  }
  for (const part of unit.parts) {
    if (isUnit(part)) items.push(part)
    if (!isBlock(part)) continue
    endItems()
    blocks.push(...writeBlocks([part], eId, writing))
  }
  endItems()
  return x(reference === 'rec' ? 'recital' : 'item', { eId, ...attributesOf(unit) }, [
    ...writeHead(unit),
    ...(blocks.length === 0 ? [x('p')] : blocks),
  ])
}

function labelled(unit: Unit | null): string {
  return [unit?.label, unit?.title].filter((each) => each != null).join(' ')
}
