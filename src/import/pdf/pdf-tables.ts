import type { Doubt } from '../blocks/blocks.ts'
import { labelShape } from '../blocks/label-shapes.ts'
import type { PdfLine } from './pdf-lines.ts'

/** The lines that are rows of tables: wide gaps divide them, and the rows near them at the same places. */
export function findRows(lines: readonly PdfLine[]): {
  readonly rows: ReadonlySet<PdfLine>
  readonly doubts: readonly Doubt[]
} {
  const divided = lines.filter((line) => line.block === null && isDivided(line))
  const rows = new Set(
    divided.filter((line) => {
      const near = divided.filter(
        (other) =>
          other !== line && other.page === line.page && Math.abs(other.top - line.top) < line.size * 6,
      )
      return near.filter((other) => isAligned(line, other)).length > 0
    }),
  )
  const byPage = Map.groupBy(rows, ({ page }) => page)
  const doubts = [...byPage].map(([page, own]): Doubt => {
    const count = own.length === 1 ? 'A line looks' : `${own.length} lines look`
    return { page, message: `${count} like rows of a table: each was kept as a line of text` }
  })
  return { rows, doubts }
}

const leaders = /\.{5,}\s.*\.{5,}|\.{8,}\s*\$/u

/** More than one cell, a label and its text apart. */
function isDivided({ cells, text }: PdfLine): boolean {
  const [first, second] = cells
  if (leaders.test(text)) return true
  if (first === undefined || second === undefined) return false
  const isLabelled =
    cells.length === 2 && (labelShape(first.text)?.rest === '' || /^[\d.]{1,8}$/u.test(first.text))
  return !isLabelled
}

function isAligned(line: PdfLine, other: PdfLine): boolean {
  if (leaders.test(line.text)) return true
  return line.cells
    .slice(1)
    .some(({ left, right }) =>
      other.cells.slice(1).some((cell) => Math.abs(cell.left - left) < 6 || Math.abs(cell.right - right) < 6),
    )
}
