import type { Doubt } from '../blocks/blocks.ts'
import { headingLabel } from '../blocks/heading-words.ts'
import { labelShape } from '../blocks/label-shapes.ts'
import { type Column, columnOf } from './pdf-columns.ts'
import type { Joiner } from './pdf-hyphens.ts'
import type { PdfLine, TaggedBlock } from './pdf-lines.ts'
import { pitchesOf } from './pdf-pitch.ts'

/** Lines that are one paragraph, heading or row. */
export interface PdfParagraph {
  /** With the marks of notes. */
  readonly text: string
  readonly lines: readonly PdfLine[]
  /** From the column's edge, in points; 0 where it is centred. */
  readonly indent: number
  readonly isCentred: boolean
  /** A row of a table. */
  readonly isRow: boolean
  readonly block: TaggedBlock | null
}

export interface Paragraphs {
  readonly paragraphs: readonly PdfParagraph[]
  readonly doubts: readonly Doubt[]
}

/** Paragraphs by gaps, indents, labels, short lines and the looks of the letters; by the tags where there are some. */
export function readParagraphs(
  lines: readonly PdfLine[],
  columns: ReadonlyMap<number, readonly Column[]>,
  rows: ReadonlySet<PdfLine>,
  joiner: Joiner,
): Paragraphs {
  const pitches = pitchesOf(lines)
  const doubts: Doubt[] = []
  const groups: PdfLine[][] = []
  lines.forEach((line, at) => {
    const open = groups.at(-1)
    if (open === undefined || begins(line, lines[at + 1], open)) groups.push([line])
    else open.push(line)
  })
  return { paragraphs: groups.map(paragraphOf), doubts }

  function paragraphOf(own: readonly PdfLine[]): PdfParagraph {
    const [first, ...rest] = own as [PdfLine, ...PdfLine[]]
    const isCentred = own.every(isInMiddle)
    return {
      text: rest.reduce((text, line) => joiner.join(text, line), first.text),
      lines: own,
      indent: isCentred ? 0 : Math.max(0, leadOf(first)),
      isCentred,
      isRow: rows.has(first),
      block: first.block,
    }
  }

  function begins(line: PdfLine, next: PdfLine | undefined, open: readonly PdfLine[]): boolean {
    const before = open.at(-1)
    if (before === undefined || rows.has(line) || rows.has(before)) return true
    if (line.isTurned !== before.isTurned) return true
    const isApart = line.page !== before.page || line.top < before.top - line.size * 0.5
    if (line.block !== null || before.block !== null) {
      if (line.block === before.block) return false
      const isSame = line.block?.role === before.block?.role && line.block?.role === 'paragraph'
      return !(isSame && line.page === before.page + 1 && goesOn(before, line))
    }
    if (looksOther(line, before)) return true
    if (isApart) return beginsApart(line, before, open)
    const gap = line.top - before.top
    const pitch = pitches(line)
    const isRunning = goesOn(before, line) && !isShort(before, line, open)
    if (gap > pitch * (isRunning ? 1.8 : 1.3)) return true
    if (isInMiddle(line) && isInMiddle(before)) return startsLabelled(line, before, open)
    if (startsLabelled(line, before, open)) return true
    return isIndented(line, next, before, open) || (isShort(before, line, open) && !goesOn(before, line))
  }

  /** On another page or in another column. */
  function beginsApart(line: PdfLine, before: PdfLine, open: readonly PdfLine[]): boolean {
    if (goesOn(before, line)) return false
    if (startsLabelled(line, before, open) || isInMiddle(line)) return true
    if (isShort(before, line, open)) return true
    if (!/[.!?:;。：；！？”"’')\]]$/u.test(before.text))
      return /[\p{L}\p{N},–-]$/u.test(before.text) ? false : leadOf(line) > 4
    const [first, second] = open
    const hasIndent = first !== undefined && second !== undefined && leadOf(first) > leadOf(second) + 4
    if (leadOf(line) > 4) return hasIndent || leadOf(line) < 40
    if (!hasIndent) {
      const start = line.text.split(' ').slice(0, 5).join(' ')
      doubts.push({
        page: line.page,
        message: `Does a paragraph begin with “${start} …”? It was read as going on`,
      })
    }
    return false
  }

  function isIndented(
    line: PdfLine,
    next: PdfLine | undefined,
    before: PdfLine,
    open: readonly PdfLine[],
  ): boolean {
    const [lead, last] = [leadOf(line), leadOf(before)]
    if (open.length > 1) {
      const shift = lead - last
      if (Math.abs(shift) <= 3) return false
      // A line further in that no other follows is one that a formula or picture moved.
      return (
        !(goesOn(before, line) && !isShort(before, line, open)) ||
        (shift > 0 && shift < 40 && endsSentence(before))
      )
    }
    if (lead <= last + 3) {
      // The second line of an indented paragraph is further out; an entry on one line is followed by its parent's text.
      return lead < last - 3 && isShort(before, line, open) && !goesOn(before, line)
    }
    const isHanging = labelShape(before.text) !== null || !isShort(before, line, open)
    const isFirstLine =
      next !== undefined && next.page === line.page && leadOf(next) < lead - 3 && endsSentence(before)
    return !isHanging || isFirstLine
  }

  /** A label at the head of a line, where a paragraph may begin. */
  function startsLabelled(line: PdfLine, before: PdfLine, open: readonly PdfLine[]): boolean {
    const unit = headingLabel(line.text)
    // Chinese and Korean print the words of an article behind its label.
    const isUnit = unit !== null && (unit.rest === '' || /^[第제]/u.test(unit.label))
    if (labelShape(line.text) === null && !isUnit) return false
    if (isShort(before, line, open)) return true
    if (isUnit) return endsSentence(before)
    const isEnd = /(?:[.:;,!?—–”"’)\]]|\b(?:and|or|und|oder|et|ou|или))$/u.test(before.text)
    // In running text a line may begin with "(a) of this section"; a paragraph's first line is further in, or out.
    const isMoved = Math.abs(leadOf(line) - leadOf(before)) > 3
    const isFirst = open.length === 1 && labelShape(before.text) !== null
    return (
      isEnd && (isMoved || isFirst || labelShape(open[0]?.text ?? '') !== null || /[.:;]$/u.test(before.text))
    )
  }

  /** Whether the next line's first word would have had room on a line: its writer ended it. */
  function isShort(before: PdfLine, line: PdfLine, open: readonly PdfLine[]): boolean {
    const column = columnFor(before)
    const earlier = open.slice(0, -1).filter(({ page }) => page === before.page)
    const usual = Math.max(...earlier.map((one) => (one.isRightToLeft ? -one.left : one.right)))
    const edge = before.isRightToLeft ? -column.left : column.right
    const room =
      (earlier.length > 1 && usual > edge - 60 ? Math.min(edge, usual) : edge) -
      (before.isRightToLeft ? -before.left : before.right)
    const word = isUnspaced(line.text) ? 2 : (line.text.split(' ')[0]?.length ?? 0)
    const width = (line.right - line.left) / Math.max(1, line.text.length)
    return room > word * width * 1.1 + line.size * 0.8
  }

  function leadOf(line: PdfLine): number {
    const { left, right } = columnFor(line)
    return line.isRightToLeft ? right - line.right : line.left - left
  }

  function isInMiddle(line: PdfLine): boolean {
    const { left, right } = columnFor(line)
    const [before, after] = [line.left - left, right - line.right]
    return (
      Math.min(before, after) > Math.max(12, (right - left) * 0.05) &&
      Math.abs(before - after) < (right - left) * 0.04
    )
  }

  function columnFor(line: PdfLine): Column {
    return columnOf(line, columns.get(line.page) ?? [])
  }
}

/** Another size or weight of letters. */
function looksOther(line: PdfLine, before: PdfLine): boolean {
  // Small capitals in running text are no other paragraph.
  const isOther = (a: number, b: number) => Math.abs(a - b) > Math.max(0.6, a * 0.06)
  if (isOther(line.size, before.size) && isOther(line.ends[0], before.ends[1])) return true
  return line.isBold !== before.isBold && !goesOn(before, line)
}

/** Amid a sentence: a line goes on in lower case after one that ends none. */
function goesOn(before: PdfLine, line: PdfLine): boolean {
  if (/[\p{L}\p{N}][-‐–]$/u.test(before.text) && /^[\p{L}\p{N}]/u.test(line.text)) return true
  return /^[\p{Ll}]/u.test(line.text) && labelShape(line.text) === null && !/[.:;!?]$/u.test(before.text)
}

function endsSentence({ text }: PdfLine): boolean {
  return /[.:;!?。：；！？][”"’')\]」』）]*$/u.test(text)
}

/** Chinese and Japanese lines may break between any two characters. */
function isUnspaced(text: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}（「『]/u.test(text)
}
