import { type Converted, type LeftOut, oneLine } from '../blocks/blocks.ts'
import { headingLabel } from '../blocks/heading-words.ts'
import { labelShape } from '../blocks/label-shapes.ts'
import { nest } from '../blocks/nest.ts'
import { flatFromParagraphs, type Paragraph } from '../blocks/paragraphs.ts'
import { settle } from '../blocks/settle.ts'

/** Turns plain text into blocks: blank lines divide it, or labels at the head of lines, or each line is a paragraph. */
export function convertText(source: string): Converted {
  const text = source.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')
  const leftOut: LeftOut[] = []
  const lines = text.split(/[\n\f]/u)
  const isRunning = runningLines(lines)
  const kept = lines.filter((line) => {
    const isFurniture = isRunning(line)
    if (isFurniture) leftOut.push({ text: oneLine(line), why: 'a running head or foot' })
    return !isFurniture
  })
  const paragraphs = divide(kept).map((block): Paragraph => {
    const words = oneLine(block.join('\n'))
    return {
      kind: 'paragraph',
      text: words,
      isBold: looksHeaded(words),
      isContents: /\.{5,}\s*\d+$/u.test(words),
      depth: null,
    }
  })
  const flat = flatFromParagraphs(paragraphs, leftOut, false)
  return { blocks: settle(nest(flat)), leftOut, sourceText: text }
}

/** Lines that are broken at a width are joined; a text of whole paragraphs has one a line. */
function divide(lines: readonly string[]): string[][] {
  const isBroken = lines.filter((line) => line.trim().length > 120).length * 4 < countFilled(lines)
  const blocks: string[][] = []
  let open: string[] = []
  const flush = () => {
    if (open.length > 0) blocks.push(open)
    open = []
  }
  for (const line of lines) {
    if (/^\s*$/u.test(line)) flush()
    else if (/^\s*[=_*~-]{3,}\s*$/u.test(line)) flush()
    else {
      if (!isBroken || begins(line, open.at(-1))) flush()
      open.push(line)
      if (open.length === 1 && isHeadingAlone(line)) flush()
    }
  }
  flush()
  return blocks
}

function countFilled(lines: readonly string[]): number {
  return lines.filter((line) => line.trim() !== '').length
}

/** Whether a line begins a paragraph though no blank line is above: with a label, after the end of a sentence. */
function begins(line: string, before: string | undefined): boolean {
  if (before === undefined) return true
  const isLabelled = labelShape(line.trim()) !== null || isHeadingAlone(line)
  return isLabelled && /[.;:!?]["”»)]?\s*$|\b(?:and|or|und|oder|et|ou|y|o)\s*$/u.test(before)
}

function isHeadingAlone(line: string): boolean {
  const label = headingLabel(line.trim())
  return label !== null && line.trim().length < 100 && !/[.,;:]$/u.test(label.rest)
}

/** "Article 5 Tolls", or a short line in capitals. */
function looksHeaded(text: string): boolean {
  return isHeadingAlone(text) || (text.length < 100 && /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text))
}

/** "- 3 -" and "Page 3 of 9", and what is repeated above or below such a line. */
function runningLines(lines: readonly string[]): (line: string) => boolean {
  const isNumber = (line: string): boolean =>
    /^\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|seite|pagina|página|стр\.)\s+\d{1,4}(?:\s*(?:of|von|de|di|sur|из|\/)\s*\d{1,4})?|\[page \d+\])\s*$/iu.test(
      line,
    )
  const numbers = lines.filter(isNumber).length
  return (line) => numbers > 1 && isNumber(line)
}
