import type { Converted, Doubt, LeftOut } from '../blocks/blocks.ts'
import { ImportError } from '../import-error.ts'
import { blocksOf } from './pdf-blocks.ts'
import { columnsOfPages, isOrderDoubtful } from './pdf-columns.ts'
import { findContents } from './pdf-contents.ts'
import { type PdfLimits, readPdf } from './pdf-file.ts'
import { findFurniture, writePages } from './pdf-furniture.ts'
import { bodyOf } from './pdf-headings.ts'
import { createJoiner, type Joiner } from './pdf-hyphens.ts'
import type { PdfLine } from './pdf-lines.ts'
import { plainMarks } from './pdf-marks.ts'
import { findNotes } from './pdf-notes.ts'
import type { PdfPage } from './pdf-page.ts'
import { readParagraphs } from './pdf-paragraphs.ts'
import { findRows } from './pdf-tables.ts'
import { linesOf } from './pdf-tags.ts'

/**
 * Turns a PDF with text into blocks, in the order of its content; headers, footers and tables of contents are left out and
 * listed. Throws a `ImportError` for what is no PDF, is protected, too large, or has no text.
 */
export async function convertPdf(file: Uint8Array, limits?: PdfLimits): Promise<Converted> {
  const pages = await readPdf(file, limits)
  const { lines: all, isTagged } = linesOf(pages)
  if (all.length === 0)
    throw new ImportError(
      `None of the PDF’s ${pages.length} pages has text: they are pictures (a scan). Have the text recognised (OCR), compare it with the pictures, and add that file`,
    )
  const furniture = findFurniture(all, pages)
  const contents = findContents(all.filter((line) => !furniture.lines.has(line)))
  const isContents = (line: PdfLine) => contents.lines.has(line) || line.block?.role === 'contents'
  const text = all.filter((line) => !furniture.lines.has(line) && !isContents(line))
  const joiner = createJoiner(text)
  const notes = findNotes(text, bodyOf([{ lines: text }]).size, joiner)
  const body = text.filter((line) => !notes.lines.has(line))
  const byPage = Map.groupBy(body, ({ page }) => page)
  const columns = columnsOfPages(byPage)
  const { rows, doubts: ofTables } = findRows(body)
  const { paragraphs, doubts: ofParagraphs } = readParagraphs(body, columns, rows, joiner)
  const leftOut: LeftOut[] = [...furniture.leftOut, ...contents.leftOut]
  for (const line of all)
    if (line.block?.role === 'contents' && !contents.lines.has(line) && !furniture.lines.has(line))
      leftOut.push({ text: line.text, page: line.page, why: 'a table of contents' })
  const blocks = blocksOf(paragraphs, notes, leftOut)
  const ofOrder: Doubt[] = isTagged
    ? []
    : [...byPage].flatMap(([page, lines]) =>
        isOrderDoubtful(lines, columns.get(page) ?? [])
          ? [{ page, message: 'The file’s order isn’t the one in which the page is read' }]
          : [],
      )
  const isLettered = blocks.some(
    (block) => block.kind === 'heading' && block.attributes === 'article' && /^\(\p{Ll}\)/u.test(block.text),
  )
  return {
    blocks,
    leftOut: leftOut.map((one) => ({ ...one, text: plainMarks(one.text) })),
    sourceText: sourceOf(all, joiner),
    doubts: [
      ...pagesWithoutText(pages),
      ...furniture.doubts,
      ...contents.doubts,
      ...notesDoubt(notes.notes.length),
      ...[...ofOrder, ...ofTables, ...ofParagraphs, ...notes.doubts, ...joiner.doubts].toSorted(
        (a, b) => (a.page ?? 0) - (b.page ?? 0),
      ),
    ],
    ...(isLettered ? { main: 'article' } : {}),
  }
}

function pagesWithoutText(pages: readonly PdfPage[]): Doubt[] {
  const numbersOf = (isBlank: boolean) =>
    pages
      .filter((page) => page.isBlank === isBlank && page.items.every(({ text }) => text.trim() === ''))
      .map(({ number }) => number)
  const scans = numbersOf(false)
  const say = (numbers: readonly number[], rest: string): Doubt[] => {
    const [first] = numbers
    if (first === undefined) return []
    const words = writePages(numbers)
    return [{ page: first, message: `${words[0]?.toUpperCase()}${words.slice(1)} ${rest}` }]
  }
  const has = scans.length === 1 ? 'has' : 'have'
  return say(scans, `${has} no text, only a picture (a scan): what it says is missing here`)
}

function notesDoubt(count: number): Doubt[] {
  if (count === 0) return []
  return [
    {
      page: null,
      message:
        count === 1
          ? 'A footnote was moved out of the text'
          : `${count} footnotes were moved out of the text`,
    },
  ]
}

/** The words of all lines; one that a line's end broke is whole where it ends. */
function sourceOf(lines: readonly PdfLine[], { moved }: Joiner): string {
  const heads = new Map<string, number>()
  for (const head of moved.values()) heads.set(head, (heads.get(head) ?? 0) + 1)
  return lines
    .map((line) => {
      const text = plainMarks(line.text)
      const [end = '', head = ''] = /([\p{L}\p{M}\p{N}]+)[-‐\u00ad]?$/u.exec(text) ?? []
      const left = heads.get(head) ?? 0
      const isMoved = left > 0 && line.text.endsWith(end)
      if (isMoved) heads.set(head, left - 1)
      return (moved.get(line) ?? '') + (isMoved ? text.slice(0, -end.length) : text)
    })
    .join('\n')
}
