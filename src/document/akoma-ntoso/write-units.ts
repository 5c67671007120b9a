import type { Element } from 'xast'
import { x } from 'xastscript'
import { isUnit, type Unit, type UnitPart } from '../unit.ts'
import { nameOf, printedNumber } from './names.ts'
import { type Block, type Writing, writeBlocks } from './write-blocks.ts'

/**
 * A unit with all that it holds. What it holds is either only words (`content`), or units with words before and after them;
 * items that follow one another are a `list` with the words that lead to it.
 */
export function writeUnit(unit: Unit, parent: string, writing: Writing): Element {
  const { element, name, reference } = nameOf(unit)
  const eId = writing.eIds.next(parent, reference, printedNumber(unit))
  return x(element, { eId, name, ...attributesOf(unit) }, [
    ...writeHead(unit),
    ...writeHierarchy(unit.parts, eId, writing),
  ])
}

/** The label and the words of a heading, as printed. */
export function writeHead({ label, title }: Unit): readonly Element[] {
  return [...(label === null ? [] : [x('num', label)]), ...(title === null ? [] : [x('heading', title)])]
}

/** The language, where it is another, and that the words are gone. */
export function attributesOf({ status, language }: Unit): Readonly<Record<string, string | null>> {
  return { status: status === null ? null : 'removed', 'xml:lang': language }
}

/** What a unit, a body or a quotation holds, in order. */
export function writeHierarchy(
  parts: readonly UnitPart[],
  parent: string,
  writing: Writing,
): readonly Element[] {
  const units = parts.filter(isUnit)
  const [first] = units
  if (first === undefined) {
    const blocks = writeBlocks(parts.filter(isBlock), parent, writing)
    return blocks.length === 0 ? [] : [x('content', [...blocks])]
  }
  const written: Element[] = []
  let waiting: Block[] = []
  let list: Unit[] = []
  let before: Block[] = []
  const endList = (isLast: boolean): void => {
    if (list.length === 0) return
    const after = isLast ? waiting : []
    if (isLast) waiting = []
    written.push(writeList(before, list, after, parent, writing))
    list = []
    before = []
  }
  for (const part of parts) {
    if (isBlock(part)) {
      waiting.push(part)
      continue
    }
    if (part.kind === 'item') {
      // Words between two lists lead to the second.
      if (waiting.length > 0) {
        endList(false)
        before = waiting
        waiting = []
      }
      list.push(part)
      continue
    }
    endList(true)
    written.push(...writeBetween(waiting, written.length === 0, parent, writing))
    waiting = []
    written.push(writeUnit(part, parent, writing))
  }
  endList(true)
  if (waiting.length > 0) written.push(x('wrapUp', [...writeBlocks(waiting, parent, writing)]))
  return written
}

function writeList(
  before: readonly Block[],
  items: readonly Unit[],
  after: readonly Block[],
  parent: string,
  writing: Writing,
): Element {
  const eId = writing.eIds.counted(parent, 'list')
  return x('list', { eId }, [
    ...(before.length === 0 ? [] : [x('intro', [...writeBlocks(before, eId, writing)])]),
    ...items.map((item) => writeUnit(item, eId, writing)),
    ...(after.length === 0 ? [] : [x('wrapUp', [...writeBlocks(after, eId, writing)])]),
  ])
}

/** Words before a unit: at the head they introduce, between two units they stand for themselves. */
function writeBetween(
  blocks: readonly Block[],
  isFirst: boolean,
  parent: string,
  writing: Writing,
): readonly Element[] {
  if (blocks.length === 0) return []
  if (isFirst) return [x('intro', [...writeBlocks(blocks, parent, writing)])]
  return [writeAlone(blocks, parent, writing)]
}

/** Words that stand among units, in a container of their own. */
export function writeAlone(blocks: readonly Block[], parent: string, writing: Writing): Element {
  const eId = writing.eIds.next(parent, 'text', null)
  return x('hcontainer', { eId, name: 'text' }, [x('content', [...writeBlocks(blocks, eId, writing)])])
}

/** Whether it is no unit. */
export function isBlock(part: UnitPart): part is Block {
  return !isUnit(part)
}
