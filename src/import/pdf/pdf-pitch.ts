import type { PdfLine } from './pdf-lines.ts'

/** How far apart lines of a paragraph are, in points: the middle of the gaps between lines of one size, of the page or of all. */
export function pitchesOf(lines: readonly PdfLine[]): (line: PdfLine) => number {
  const gaps = new Map<string, number[]>()
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    const gap = line.top - (before?.top ?? 0)
    if (
      before?.page !== line.page ||
      before.size !== line.size ||
      gap < line.size * 0.8 ||
      gap > line.size * 2.6
    )
      return
    gaps.getOrInsertComputed(String(line.size), () => []).push(gap)
    gaps.getOrInsertComputed(`${line.page} ${line.size}`, () => []).push(gap)
  })
  const middles = new Map(
    [...gaps].map(([key, all]) => [key, all.toSorted((a, b) => a - b)[Math.floor(all.length * 0.4)] ?? 0]),
  )
  return ({ page, size }) => {
    const found = [middles.get(String(size)), middles.get(`${page} ${size}`)].filter(
      (one) => one !== undefined,
    )
    return found.length === 0 ? size * 1.25 : Math.min(...found)
  }
}
