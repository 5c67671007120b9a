import { type Converted, type LeftOut, oneLine } from '../blocks/blocks.ts'
import { headingLabel, isPreamble } from '../blocks/heading-words.ts'
import { isLabelAlone, labelShape } from '../blocks/label-shapes.ts'
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
  const texts = joinLabels(divide(kept).map((block) => oneLine(block.join('\n'))))
  if (isTitle(texts)) leftOut.push({ text: texts.shift() ?? '', why: 'the title' })
  const paragraphs = texts.map((words, at): Paragraph => {
    return {
      kind: 'paragraph',
      text: words,
      isBold: looksHeaded(words) || isTitleOf(texts[at - 1], words),
      isContents: /\.{5,}\s*\d+$/u.test(words),
      depth: null,
    }
  })
  const flat = flatFromParagraphs(paragraphs, leftOut, false)
  return { blocks: settle(nest(flat)), leftOut, sourceText: text }
}

/** A label that is alone in its lines, as in what was copied from a page, belongs to the words below. */
function joinLabels(texts: readonly string[]): string[] {
  return texts.flatMap((text, at) => {
    const above = texts[at - 1]
    if (isLabelAlone(text) && texts[at + 1] !== undefined) return []
    return [above !== undefined && isLabelAlone(above) ? `${above} ${text}` : text]
  })
}

/** A short first line that is no sentence and has no label. */
function isTitle([first, second]: readonly string[]): boolean {
  return (
    first !== undefined &&
    second !== undefined &&
    first.length < 200 &&
    !/[.,;:。，；：]$/u.test(first) &&
    labelShape(first) === null &&
    headingLabel(first) === null &&
    !isPreamble(first)
  )
}

/** Lines that are broken at a width are joined; a text of whole paragraphs has one a line. */
function divide(lines: readonly string[]): string[][] {
  const isBroken = areBroken(lines)
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

/** Whether the longer lines, where another comes directly below, mostly end within a sentence. */
function areBroken(lines: readonly string[]): boolean {
  const lengths = lines.map(({ length }) => length).filter((length) => length > 0)
  const usual = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length * 0.8)] ?? 0
  const longer = lines.filter((line, at) => line.length > usual * 0.6 && /\S/u.test(lines[at + 1] ?? ''))
  const within = longer.filter((line) => !/[.;:!?。；：！？]["”»)]?\s*$/u.test(line))
  return within.length > longer.length * 0.4
}

/** Whether a line begins a paragraph though no blank line is above: with a label, after the end of a sentence. */
function begins(line: string, before: string | undefined): boolean {
  if (before === undefined) return true
  const isLabelled = labelShape(line.trim()) !== null || isHeadingAlone(line)
  return isLabelled && /[.;:!?]["”»)]?\s*$|\b(?:and|or|und|oder|et|ou|y|o)\s*$/u.test(before)
}

function isHeadingAlone(line: string): boolean {
  if (isPreamble(line.trim())) return true
  const label = headingLabel(line.trim())
  // "Article 26 of the accord" goes on with a sentence.
  return label !== null && line.trim().length < 100 && !/^\p{Ll}|[.,;:。，；：]$/u.test(label.rest)
}

/** "Article 5 Tolls", or a short line in capitals. */
function looksHeaded(text: string): boolean {
  return isHeadingAlone(text) || (text.length < 100 && /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text))
}

/** Whether a short line is the title of a label that is alone above it. */
function isTitleOf(above: string | undefined, text: string): boolean {
  const isBelowLabel = above !== undefined && headingLabel(above)?.rest === ''
  return isBelowLabel && text.length < 100 && labelShape(text) === null && !/[.,;:。，；：]$/u.test(text)
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
