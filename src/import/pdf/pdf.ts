import { type Converted, type LeftOut, oneLine } from '../blocks/blocks.ts'
import { labelShape } from '../blocks/label-shapes.ts'
import { nest } from '../blocks/nest.ts'
import { flatFromParagraphs, type Paragraph } from '../blocks/paragraphs.ts'
import { settle } from '../blocks/settle.ts'
import { type PdfLine, readPdfLines } from './pdf-lines.ts'

/** Turns a PDF with text into blocks: running heads and contents are left out, lines joined to paragraphs by their looks. */
export async function convertPdf(file: Uint8Array): Promise<Converted> {
  const all = await readPdfLines(file)
  const leftOut: LeftOut[] = []
  const body = usual(all.map(({ height }) => height))
  const furniture = findFurniture(all)
  const lines = all.filter((line) => {
    const why = furniture.has(line)
      ? 'a running head or foot'
      : /\.{5,}|(?:\. ){5,}/u.test(line.text)
        ? 'a table of contents'
        : null
    if (why !== null) leftOut.push({ text: line.text, why })
    return why === null
  })
  const hyphenated = new Set(all.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+-\p{L}+/gu) ?? []))
  const paragraphs: Paragraph[] = []
  let open: { text: string; isLarge: boolean } | null = null
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (open !== null && before !== undefined && !begins(line, before, lines))
      open = { ...open, text: join(open.text, line.text, hyphenated) }
    else {
      flush()
      open = { text: line.text, isLarge: line.height > body + 0.5 }
    }
  })
  flush()
  return {
    blocks: settle(nest(flatFromParagraphs(paragraphs, leftOut, false))),
    leftOut,
    sourceText: all.map(({ text }) => text).join('\n'),
  }

  function flush(): void {
    if (open === null) return
    const { text, isLarge } = open as { text: string; isLarge: boolean }
    paragraphs.push({
      kind: 'paragraph',
      text: oneLine(text),
      isBold: isLarge,
      isContents: false,
      depth: null,
    })
    open = null
  }
}

/** Whether a line begins a paragraph: another size, a gap above it, an indent, or a label. */
function begins(line: PdfLine, before: PdfLine, lines: readonly PdfLine[]): boolean {
  if (Math.abs(line.height - before.height) > 1) return true
  const isLabelled = labelShape(line.text) !== null && /[.:;,]$|\b(?:and|or)$/u.test(before.text)
  const gap = line.top - before.top
  if (line.page !== before.page || gap < 0) return isLabelled || /[.:]$/u.test(before.text)
  if (gap > line.height * 1.75) return true
  const left = Math.min(
    ...lines
      .filter(({ page, left: other }) => page === line.page && Math.abs(other - line.left) < 15)
      .map((other) => other.left),
  )
  return isLabelled || line.left - left > 4
}

/** A word broken at a line's end is joined; the hyphen stays where the word stands hyphenated elsewhere. */
function join(text: string, next: string, hyphenated: ReadonlySet<string>): string {
  const [, head] = /(\p{L}+)-$/u.exec(text) ?? []
  const [tail] = /^\p{Ll}+/u.exec(next) ?? []
  if (head === undefined || tail === undefined) return `${text} ${next}`
  return hyphenated.has(`${head}-${tail}`.toLowerCase()) ? text + next : text.slice(0, -1) + next
}

/** Lines near the top or bottom of pages that stand there on several of them, numbers apart. */
function findFurniture(lines: readonly PdfLine[]): ReadonlySet<PdfLine> {
  const atEdge = lines.filter(({ top, pageHeight }) => top < pageHeight * 0.1 || top > pageHeight * 0.88)
  const key = ({ text }: PdfLine) => text.replace(/\d+/gu, '#')
  const counts = new Map<string, number>()
  for (const line of atEdge) counts.set(key(line), (counts.get(key(line)) ?? 0) + 1)
  return new Set(atEdge.filter((line) => (counts.get(key(line)) ?? 0) > 2 || line.text === String(line.page)))
}

function usual(heights: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const height of heights) counts.set(height, (counts.get(height) ?? 0) + 1)
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}
