import { type Block, type LeftOut, oneLine } from '../blocks/blocks.ts'
import { articleRank, headingLabel } from '../blocks/heading-words.ts'
import { isLabelAlone, labelShape } from '../blocks/label-shapes.ts'
import { type Flat, nest } from '../blocks/nest.ts'
import { settle } from '../blocks/settle.ts'
import { markClosings } from './pdf-closing.ts'
import { findHeadings } from './pdf-headings.ts'
import { createLevels } from './pdf-levels.ts'
import { writeMarks } from './pdf-marks.ts'
import type { PdfNotes } from './pdf-notes.ts'
import type { PdfParagraph } from './pdf-paragraphs.ts'

/** The blocks of a PDF: headings, entries by the shapes of their labels and their indents, texts, notes at the end. */
export function blocksOf(
  paragraphs: readonly PdfParagraph[],
  { labelOf, notes }: Pick<PdfNotes, 'labelOf' | 'notes'>,
  leftOut: LeftOut[],
): Block[] {
  const headings = findHeadings(paragraphs)
  const flat: Flat[] = []
  const levels = createLevels()
  paragraphs.forEach((paragraph, at) => {
    const text = written(paragraph)
    const heading = headings.get(paragraph)
    if (paragraph.block?.role === 'cell') {
      const rows = rowsFrom(paragraphs, at, written)
      if (rows !== null) flat.push(...tableOf(rows))
      return
    }
    if (!/[\p{L}\p{N}]/u.test(text)) {
      leftOut.push({ text, page: pageOf(paragraph), why: 'an ornament' })
      return
    }
    if (heading !== undefined) {
      levels.clear()
      if (!joinTitle(flat, text, heading.attributes)) flat.push({ kind: 'heading', text, ...heading })
      return
    }
    const alone = flat.at(-1)
    const shape = labelShape(text)
    if (alone?.kind === 'text' && labelShape(alone.text)?.rest === '' && shape === null) {
      // A label that is drawn apart from its words.
      const whole = labelShape(`${alone.text} ${text}`)
      if (whole !== null) {
        flat[flat.length - 1] = { kind: 'entry', indent: alone.indent, shape: whole, text: whole.rest }
        return
      }
    }
    const article = headingLabel(text)
    if (article?.rank === articleRank && article.rest !== '' && /^[第제]/u.test(text)) {
      levels.clear()
      const label = { label: article.label, shape: 'article' as const, number: '', rest: article.rest }
      flat.push({ kind: 'entry', indent: 0, shape: label, text: article.rest })
      return
    }
    if (shape === null || shape.rest === '' || paragraph.isRow) {
      if (shape?.rest === '') {
        const indent = levels.ofEntry(shape, paragraph.indent, endOf(flat))
        flat.push({ kind: 'text', indent, text })
        return
      }
      flat.push({ kind: 'text', indent: levels.ofText(paragraph.indent), text })
      return
    }
    const inner = labelShape(shape.rest)
    if (shape.label === '■' && inner !== null && inner.rest !== '') {
      // The mark that the Federal Register sets before what it orders to be amended.
      leftOut.push({ text: shape.label, page: pageOf(paragraph), why: 'an ornament' })
      flat.push({
        kind: 'entry',
        indent: levels.ofEntry(inner, paragraph.indent, endOf(flat)),
        shape: inner,
        text: inner.rest,
      })
      return
    }
    flat.push({
      kind: 'entry',
      indent: levels.ofEntry(shape, paragraph.indent, endOf(flat)),
      shape,
      text: shape.rest,
    })
  })
  for (const note of notes)
    flat.push({ kind: 'note', label: note.label, text: writeMarks(note.text, (mark) => ` ${mark} `) })
  return settle(nest(markClosings(flat)))

  function written({ text, lines }: PdfParagraph): string {
    const pages = new Set(lines.map(({ page }) => page))
    const find = (mark: string) =>
      [...pages].map((page) => labelOf(mark, page)).find((label) => label !== null)
    const marked = writeMarks(text, (mark) => {
      const label = find(mark)
      return label === undefined ? ` ${mark} ` : `[^${label}]`
    })
    // Before a raised mark there is often a thin gap.
    return oneLine(marked).replace(/(?<=\S) (?=\[\^[^\]]{1,20}\])/gu, '')
  }
}

/** The last words before a block. */
function endOf(flat: readonly Flat[]): string {
  const last = flat.at(-1)
  return last !== undefined && 'text' in last ? last.text.slice(-3) : ''
}

function pageOf({ lines: [first] }: PdfParagraph): number {
  return first?.page ?? 0
}

/** "Article 5" alone takes the heading under it as its title. */
function joinTitle(flat: Flat[], text: string, attributes: string | undefined): boolean {
  const before = flat.at(-1)
  if (before?.kind !== 'heading' || headingLabel(before.text)?.rest !== '') return false
  if (headingLabel(text) !== null || labelShape(text) !== null || attributes !== undefined) return false
  flat[flat.length - 1] = { ...before, text: `${before.text} ${text}` }
  return true
}

/** The rows of a table from its first cell on; null where the cell is a later one. */
function rowsFrom(
  paragraphs: readonly PdfParagraph[],
  at: number,
  written: (paragraph: PdfParagraph) => string,
): string[][] | null {
  const table = paragraphs[at]?.block?.table
  const page = paragraphs[at]?.lines[0]?.page
  const isIts = (paragraph: PdfParagraph | undefined) =>
    paragraph?.block?.role === 'cell' &&
    paragraph.block.table?.at === table?.at &&
    paragraph.lines[0]?.page === page
  if (table === undefined || isIts(paragraphs[at - 1])) return null
  const end = paragraphs.findIndex((paragraph, index) => index > at && !isIts(paragraph))
  const cells = paragraphs.slice(at, end === -1 ? undefined : end)
  return [...Map.groupBy(cells, ({ block }) => block?.table?.row).values()].map((row) => row.map(written))
}

/** A table whose rows are labels and their words is a list that was laid out so. */
function tableOf(rows: readonly (readonly string[])[]): Flat[] {
  const labelled = rows.filter(
    (row) => row.filter((cell) => cell !== '').length === 2 && isLabelAlone(row[0] ?? ''),
  )
  if (labelled.length < rows.length * 0.7) return [{ kind: 'table', indent: 0, rows }]
  return rows.map((row): Flat => {
    const text = row.filter((cell) => cell !== '').join(' ')
    const shape = labelShape(text)
    return shape === null || shape.rest === ''
      ? { kind: 'text', indent: 0, text }
      : { kind: 'entry', indent: 0, shape, text: shape.rest }
  })
}
