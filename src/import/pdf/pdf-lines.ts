import { oneLine } from '../blocks/blocks.ts'
import { isLabelAlone } from '../blocks/label-shapes.ts'
import { markEnd, markStart, raisedMark, withoutBrackets } from './pdf-marks.ts'
import type { PdfItem } from './pdf-page.ts'

/** A line of a page. Points; `top` is its baseline's distance from the page's top. */
export interface PdfLine {
  /** From 1. */
  readonly page: number
  /** With the raised marks of notes between the characters of `pdf-marks.ts`. */
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  /** Of most of its characters. */
  readonly size: number
  /** Of its first and last characters, marks apart. */
  readonly ends: readonly [number, number]
  /** All of its letters are. */
  readonly isBold: boolean
  readonly isItalic: boolean
  readonly isTurned: boolean
  readonly isRightToLeft: boolean
  /** What wide gaps divide it into, more than one in the rows of a table. */
  readonly cells: readonly PdfCell[]
  readonly isArtifact: boolean
  /** What the tags say that it is in; null without tags. */
  readonly block: TaggedBlock | null
}

/** A paragraph, heading, entry or cell as the tags of a PDF have it; its lines are those that name it. */
export interface TaggedBlock {
  readonly role: 'heading' | 'paragraph' | 'entry' | 'cell' | 'contents' | 'note'
  /** Of a heading, from 1; of an entry, how many lists it is in, from 1; otherwise 0. */
  readonly depth: number
  /** Of a cell. */
  readonly table?: { readonly at: number; readonly row: number }
}

interface PdfCell {
  readonly text: string
  readonly left: number
  readonly right: number
}

/* How many times the letters' size a gap between cells is; between words of a justified line it is less. */
const wide = 2.5

/** The lines of runs of text of a page, in the content's order. */
export function readLines(
  items: readonly PdfItem[],
  page: number,
  block: TaggedBlock | null = null,
): PdfLine[] {
  return divide(items).flatMap((line): PdfLine[] => readLine(line, page, block))
}

/** Runs of text that are on one line, in the content's order. */
function divide(items: readonly PdfItem[]): PdfItem[][] {
  const lines: PdfItem[][] = []
  for (const item of items) {
    const line = lines.at(-1)
    const before = line?.at(-1)
    if (line === undefined || before === undefined || !isBeside(item, before, line)) {
      if (item.text.trim() !== '') lines.push([item])
    } else line.push(item)
  }
  return lines
}

function isBeside(item: PdfItem, before: PdfItem, line: readonly PdfItem[]): boolean {
  if (item.isTurned !== before.isTurned || item.isArtifact !== before.isArtifact) return false
  const size = Math.max(item.size, before.size)
  if (item.isTurned) {
    const isNear = Math.abs(item.top - before.top) < before.right - before.left + size * 0.6
    return !before.endsLine && isNear && Math.abs(item.left - before.left) < size * 0.5
  }
  const shift = Math.min(...[before, ...line.slice(-2)].map(({ top }) => Math.abs(item.top - top)))
  if (item.isRightToLeft || line.some(({ isRightToLeft }) => isRightToLeft)) return shift < size * 0.3
  // A blank may be said to be wider than it is.
  if (item.left < (before.text.trim() === '' ? before.left : before.right - size * 0.6)) return false
  // Raised and lowered characters are smaller.
  const isSmaller = Math.min(item.size, before.size) <= size * 0.85
  if (shift > size * (isSmaller ? 0.6 : 0.2)) return false
  if (shift > size * 0.2 && item.left - before.right > size) return false
  if (!before.endsLine) return true
  // A label may be far from its words; so may words of a justified line.
  const isLabel = isLabelAlone(line.map(({ text }) => text).join(''))
  return item.left - before.right < size * (isLabel ? 8 : wide)
}

function readLine(found: readonly PdfItem[], page: number, block: TaggedBlock | null): PdfLine[] {
  const items = trimmed(found)
  const [first] = items
  if (first === undefined) return []
  const isRightToLeft = share(items, (item) => item.isRightToLeft) > 0.5
  const ordered = isRightToLeft ? fromTheRight(items) : items
  const size = usual(items, (item) => item.size)
  const top = usual(
    items.filter((item) => item.size === size),
    (item) => Math.round(item.top * 10) / 10,
  )
  // Right to left, marks above and below letters are runs of their own: where blanks are drawn, nothing else is one.
  const blanks = items.filter((item) => item.text.trim() === '').length
  const hasBlanks = isRightToLeft && blanks * 3 > items.length
  const cells: PdfCell[] = []
  let before: PdfItem | null = null
  for (const item of ordered) {
    const cell = cells.at(-1)
    const gap = before === null ? 0 : Math.max(item.left - before.right, before.left - item.right)
    const mark = raisedMark(item, size, top)
    const text = mark === null ? item.text : `${markStart}${mark}${markEnd}`
    if (item.text.trim() === '') {
      // A blank as wide as several is a gap between cells.
      const width = item.right - item.left
      if (cell !== undefined && width > size * 0.05 && width < size * wide)
        cells[cells.length - 1] = { ...cell, text: `${cell.text} ` }
      continue
    }
    const isApart = cell === undefined || gap > size * wide
    if (isApart) cells.push({ text, left: item.left, right: item.right })
    else {
      const blank = gap > size * 0.25 && mark === null && !hasBlanks ? ' ' : ''
      const [left, right] = [Math.min(cell.left, item.left), Math.max(cell.right, item.right)]
      cells[cells.length - 1] = { text: cell.text + blank + text, left, right }
    }
    before = item
  }
  const whole = cells.map((cell) => ({ ...cell, text: withoutBrackets(oneLine(cell.text)) }))
  const text = whole.map((cell) => cell.text).join(' ')
  if (text === '') return []
  return [
    {
      page,
      text,
      left: Math.min(...items.map((item) => item.left)),
      right: Math.max(...items.map((item) => item.right)),
      top,
      size,
      ends: endsOf(ordered, size, top),
      isBold: share(items, (item) => item.isBold) > 0.95,
      isItalic: share(items, (item) => item.isItalic) > 0.95,
      isTurned: first.isTurned,
      isRightToLeft,
      cells: whole,
      isArtifact: first.isArtifact,
      block,
    },
  ]
}

/** The sizes at both ends of a line. */
function endsOf(items: readonly PdfItem[], size: number, top: number): [number, number] {
  const words = items.filter((item) => item.text.trim() !== '' && raisedMark(item, size, top) === null)
  return [words[0]?.size ?? size, words.at(-1)?.size ?? size]
}

/** Without blanks at either end. */
function trimmed(items: readonly PdfItem[]): readonly PdfItem[] {
  const isText = ({ text }: PdfItem) => text.trim() !== ''
  const [from, to] = [items.findIndex(isText), items.findLastIndex(isText)]
  return from === -1 ? [] : items.slice(from, to + 1)
}

/** A line of Arabic or Hebrew from its right end; what is written from left to right inside it keeps its order. */
function fromTheRight(items: readonly PdfItem[]): PdfItem[] {
  const sorted = items.toSorted((a, b) => b.right - a.right)
  const ordered: PdfItem[] = []
  let run: PdfItem[] = []
  let blanks: PdfItem[] = []
  for (const item of sorted) {
    if (item.text.trim() === '') blanks.push(item)
    else if (!item.isRightToLeft && /[\p{Nd}\p{Script=Latin}]/u.test(item.text)) {
      if (run.length === 0) ordered.push(...blanks)
      else run.unshift(...blanks)
      run.unshift(item)
      blanks = []
    } else {
      ordered.push(...run, ...blanks, item)
      run = []
      blanks = []
    }
  }
  return [...ordered, ...run, ...blanks]
}

/** The share of letters and digits in runs that are of a kind. */
function share(items: readonly PdfItem[], isSo: (item: PdfItem) => boolean): number {
  const weigh = (some: readonly PdfItem[]) =>
    some.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
  const all = weigh(items)
  return all === 0 ? Number(items.every(isSo)) : weigh(items.filter(isSo)) / all
}

/** The value that most characters have. */
function usual(items: readonly PdfItem[], valueIn: (item: PdfItem) => number): number {
  const weights = new Map<number, number>()
  for (const item of items)
    weights.set(valueIn(item), (weights.get(valueIn(item)) ?? 0) + item.text.trim().length)
  return [...weights].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}
