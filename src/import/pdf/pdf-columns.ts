import type { PdfLine } from './pdf-lines.ts'

/** Where the text of a column of a page is, in points from the page's left. */
export interface Column {
  readonly left: number
  readonly right: number
}

/** The columns of each page. One with few lines has those that most pages have, where its lines fit into them. */
export function columnsOfPages(
  byPage: ReadonlyMap<number, readonly PdfLine[]>,
): Map<number, readonly Column[]> {
  const found = new Map([...byPage].map(([page, lines]) => [page, columnsOf(lines)]))
  const weights = new Map<number, { lines: number; best: readonly Column[]; most: number }>()
  for (const [page, columns] of found) {
    const { length } = byPage.get(page) ?? []
    const before = weights.get(columns.length) ?? { lines: 0, best: columns, most: 0 }
    const best = length > before.most ? columns : before.best
    weights.set(columns.length, { lines: before.lines + length, best, most: Math.max(length, before.most) })
  }
  const usual = [...weights.values()].toSorted((a, b) => b.lines - a.lines)[0]?.best ?? []
  return new Map(
    [...found].map(([page, columns]) => {
      const lines = byPage.get(page) ?? []
      const isPoorer = columns.length < usual.length && lines.length < 40
      const fits = (line: PdfLine) =>
        usual.some(({ left, right }) => line.left >= left - 8 && line.right <= right + 12)
      return [page, isPoorer && lines.filter(fits).length >= lines.length * 0.9 ? usual : columns]
    }),
  )
}

/** The columns of a page from left to right, as the gaps that no line crosses divide it; one where there are none. */
function columnsOf(lines: readonly PdfLine[]): Column[] {
  const upright = lines.filter(({ isTurned }) => !isTurned)
  if (upright.length < 12) return [boundsOf(upright)]
  // A table is read along its rows: a page where many lines have cells is no page of columns.
  if (upright.filter(({ cells }) => cells.length > 1).length > upright.length * 0.2)
    return [boundsOf(upright)]
  const divided = divide(upright, 0)
  return divided.map(boundsOf).toSorted((a, b) => a.left - b.left)
}

/** The column that a line is in; the whole page's width for one that reaches over several. */
export function columnOf(line: PdfLine, columns: readonly Column[]): Column {
  const inside = columns.find(({ left, right }) => line.left >= left - 25 && line.right <= right + 8)
  if (inside !== undefined) return inside
  const over = columns.filter(({ left, right }) => line.left < right && line.right > left)
  const [first = { left: line.left, right: line.right }] = over.length > 0 ? over : columns
  return { left: first.left, right: (over.at(-1) ?? first).right }
}

/** Divides lines at the widest gap that nearly none of them crosses, and each side again. */
function divide(lines: readonly PdfLine[], depth: number): PdfLine[][] {
  const gap = depth > 2 ? null : widestGap(lines)
  if (gap === null) return [[...lines]]
  const left = lines.filter((line) => line.right <= gap.at + 1)
  const right = lines.filter((line) => line.left >= gap.at - 1)
  return [...divide(left, depth + 1), ...divide(right, depth + 1)]
}

function widestGap(lines: readonly PdfLine[]): { readonly at: number; readonly width: number } | null {
  const { left, right } = boundsOf(lines)
  const covered = Array.from({ length: Math.max(1, Math.ceil(right - left)) }, () => 0)
  for (const line of lines)
    for (
      let x = Math.max(0, Math.floor(line.left - left));
      x < Math.min(covered.length, line.right - left);
      x += 1
    )
      covered[x] = (covered[x] ?? 0) + 1
  const few = lines.length * 0.08
  let best: { at: number; width: number } | null = null
  let from: number | null = null
  for (let x = 0; x <= covered.length; x += 1) {
    const isFree = x < covered.length && (covered[x] ?? 0) <= few
    if (isFree) from ??= x
    else if (from !== null) {
      const gap = { at: left + (from + x) / 2, width: x - from }
      const before = lines.filter((line) => line.right <= gap.at + 1).length
      const after = lines.filter((line) => line.left >= gap.at - 1).length
      // Both sides are columns of text, no margin with numbers.
      const isBetween = Math.min(before, after) >= Math.max(5, lines.length * 0.15)
      const isWide = Math.min(gap.at - left, right - gap.at) > (right - left) * 0.2
      if (gap.width >= 6 && isBetween && isWide && (best === null || gap.width > best.width)) best = gap
      from = null
    }
  }
  return best
}

/** Without the few lines that reach further. */
function boundsOf(lines: readonly PdfLine[]): Column {
  const lefts = lines.map(({ left }) => left).toSorted((a, b) => a - b)
  const rights = lines.map(({ right }) => right).toSorted((a, b) => a - b)
  return {
    left: lefts[Math.floor(lefts.length * 0.03)] ?? 0,
    right: rights[Math.min(rights.length - 1, Math.floor(rights.length * 0.97))] ?? 0,
  }
}

/** Whether the content's order jumps between columns along the rows, or upwards inside one. */
export function isOrderDoubtful(lines: readonly PdfLine[], columns: readonly Column[]): boolean {
  let alongRows = 0
  let upwards = 0
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (before === undefined) return
    const [column, other] = [columnOf(line, columns), columnOf(before, columns)]
    if (column.left > other.right - 5 && Math.abs(line.top - before.top) < line.size * 0.3) alongRows += 1
    if (column === other && before.top - line.top > line.size * 1.5) upwards += 1
  })
  return alongRows > 3 || upwards > 0
}
