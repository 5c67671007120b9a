import type { Block } from './block.ts'

/** What is open around a line: a block quote, or a list with its current item. */
interface Container {
  /** `>`; or what follows the number, or is the bullet, of every item of a list. */
  readonly marker: string
  /** Where its items go. */
  readonly around: Block[]
  /** Where what stands in it goes: in a list, that of the current item. */
  into: Block[]
  /** The columns by which a line of a list's current item is indented. */
  size: number
  /** Nothing stood beside the marker of the current item: a blank line under it ends the item. */
  isBare: boolean
  isOver: boolean
}

/** The marker of a list's item. */
interface Marker {
  readonly sign: string
  readonly number: number | null
  readonly size: number
  readonly isBare: boolean
  /** Where the text of the item begins. */
  readonly end: number
}

/** Where the text of a line begins after the markers and indentation of its containers, and what they mean for it. */
interface Entered {
  readonly at: number
  /** A container was opened: what was open before ends. */
  readonly isNew: boolean
  /** The line lacks markers of open containers; only an open paragraph goes on in it. */
  readonly isLazy: boolean
}

/** The block quotes and lists that are open from line to line, by CommonMark's rules. */
export interface Containers {
  /** Takes in a line whose tabs are expanded. */
  enter(text: string, line: number, inParagraph: boolean): Entered
  /** Closes what a lazy line did not go on with. */
  closeUnmatched(): void
  /** Where a block that begins now goes. */
  into(): Block[]
}

/** The containers of a file, none of them open yet; `top` takes what stands in none. */
export function createContainers(top: Block[]): Containers {
  const stack: Container[] = []
  let matched = 0
  const into = (): Block[] => stack.at(-1)?.into ?? top

  function enter(text: string, line: number, inParagraph: boolean): Entered {
    let at = 0
    let isNew = false
    for (matched = 0; matched < stack.length && !isNew; matched += 1) {
      const container = stack[matched]
      const end = container === undefined ? null : goOn(container, text, at)
      if (container !== undefined && end === null) {
        const indent = skipSpaces(text, at)
        const next = container.marker === '>' ? null : readMarker(text, at, indent, false)
        if (next?.sign !== container.marker) break
        Object.assign(container, itemOf(next, line, container.around))
        isNew = true
        at = next.end
      } else at = end ?? at
    }
    if (isNew) stack.length = matched
    const interrupts: boolean = !isNew && inParagraph && matched === stack.length
    for (;;) {
      const start = skipSpaces(text, at)
      const marker = text[start] === '>' ? null : readMarker(text, at, start, interrupts)
      if (text[start] !== '>' && marker === null) break
      if (!isNew) stack.length = matched
      isNew = true
      const around = into()
      if (marker === null) {
        around.push({ kind: 'other', line, name: 'blockquote' })
        stack.push({ marker: '>', around, into: [], size: 0, isBare: false, isOver: false })
        at = afterQuoteMarker(text, start)
      } else {
        stack.push({ marker: marker.sign, around, ...itemOf(marker, line, around) })
        at = marker.end
      }
    }
    return { at: skipSpaces(text, at), isNew, isLazy: !isNew && matched < stack.length }
  }

  /** Adds an item to the list. */
  function itemOf(
    { sign, number, size, isBare }: Marker,
    line: number,
    around: Block[],
  ): Pick<Container, 'into' | 'size' | 'isBare' | 'isOver'> {
    const blocks: Block[] = []
    const isNumbered = number !== null && around === top
    around.push(
      isNumbered
        ? { kind: 'numbered', line, number, blocks }
        : { kind: 'entry', line, ordered: sign === '.' || sign === ')', blocks },
    )
    return { into: blocks, size, isBare, isOver: false }
  }

  return {
    enter,
    closeUnmatched() {
      stack.length = Math.min(matched, stack.length)
    },
    into,
  }
}

/** Where the line goes on in this container; null where it does not. */
function goOn(container: Container, text: string, at: number): number | null {
  const start = skipSpaces(text, at)
  if (container.marker === '>') return text[start] === '>' ? afterQuoteMarker(text, start) : null
  if (start === text.length) {
    container.isOver ||= container.isBare
    return Math.min(start, at + container.size)
  }
  const isInside = !container.isOver && start - at >= container.size
  container.isBare = false
  container.isOver = false
  return isInside ? at + container.size : null
}

function afterQuoteMarker(text: string, at: number): number {
  return text[at + 1] === ' ' ? at + 2 : at + 1
}

/** A paragraph is interrupted by what cannot be its text alone: a bullet with text beside it, or a 1. */
function readMarker(text: string, from: number, start: number, interrupts: boolean): Marker | null {
  markerAt.lastIndex = start
  const [found] = markerAt.exec(text) ?? []
  if (found === undefined || isRule(text, start)) return null
  const number = found.length > 1 ? Number.parseInt(found, 10) : null
  const after = start + found.length
  const end = skipSpaces(text, after)
  const isBare = end === text.length
  if (interrupts && (isBare || (number !== null && found.slice(0, -1) !== '1'))) return null
  const size = isBare ? after + 1 - from : end - from
  return { sign: found.slice(-1), number, size, isBare, end: isBare ? after : end }
}

const markerAt = /(?:[-*+]|\d{1,9}[.)])(?= |$)/uy
const ruleAt = /([-*_])(?:[ \t]*\1){2,}[ \t]*$/uy

/** Whether a rule (`***`) stands here, and nothing else. */
export function isRule(text: string, at: number): boolean {
  ruleAt.lastIndex = at
  return ruleAt.test(text)
}

function skipSpaces(text: string, at: number): number {
  let end = at
  while (text[end] === ' ') end += 1
  return end
}

const prefix = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*[ \t]*/u

/** The line with spaces for the tabs before its text, to every fourth column. */
export function expandTabs(line: string): string {
  const [markers = ''] = prefix.exec(line) ?? []
  if (!markers.includes('\t')) return line
  let expanded = ''
  for (const character of markers) {
    expanded += character === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : character
  }
  return expanded + line.slice(markers.length)
}

/** Where a column of the line is, whose tabs are not expanded. */
export function indexOfColumn(line: string, column: number): number {
  let at = 0
  for (let reached = 0; reached < column; at += 1) reached += line[at] === '\t' ? 4 - (reached % 4) : 1
  return at
}
