import type { Doubt, LeftOut } from '../blocks/blocks.ts'
import type { PdfLine } from './pdf-lines.ts'
import type { PdfPage } from './pdf-page.ts'

export interface Furniture {
  readonly lines: ReadonlySet<PdfLine>
  readonly leftOut: readonly LeftOut[]
  readonly doubts: readonly Doubt[]
}

/**
 * Running heads and feet, page numbers, printer's lines: what is at the same place on a quarter of the pages or more, its
 * numbers apart, and what is beside it on its line; and what the file itself marks as no part of the text.
 */
export function findFurniture(lines: readonly PdfLine[], pages: readonly PdfPage[]): Furniture {
  const byPage = Map.groupBy(lines, ({ page }) => page)
  const atEdge = new Set(pages.flatMap(({ number, height }) => edgeLines(byPage.get(number) ?? [], height)))
  const places = new Map<string, PdfLine[]>()
  for (const line of lines) {
    const height = pages[line.page - 1]?.height ?? 0
    for (const key of keysOf(line, atEdge.has(line), height))
      places.getOrInsertComputed(key, () => []).push(line)
  }
  const enough = Math.max(2, pages.length / 4)
  const found = new Set<PdfLine>()
  for (const same of places.values()) {
    const isFound = (some: readonly PdfLine[]) => new Set(some.map(({ page }) => page)).size >= enough
    // Where only numbers differ, they count the pages: "Article 3" and "Article 26" at the head of two pages are none.
    const kept =
      isFound(same) && doNumbersCountPages(same)
        ? [same]
        : [...Map.groupBy(same, ({ text }) => text).values()]
    for (const some of kept) if (isFound(some)) for (const line of some) found.add(line)
  }
  // The name of a chapter beside the number of a page.
  for (const line of atEdge)
    if (byPage.get(line.page)?.some((other) => found.has(other) && isBeside(line, other)) === true)
      found.add(line)
  for (const line of lines) if (line.isArtifact) found.add(line)
  const inOrder = lines.filter((line) => found.has(line))
  return {
    lines: found,
    leftOut: inOrder.map(({ text, page, isArtifact }) => ({
      text,
      page,
      why: isArtifact ? 'marked in the file as no part of the text' : 'a running head or foot',
    })),
    doubts: doubtsOf(inOrder),
  }
}

/** Lines of the outermost three rows, and turned ones. */
function edgeLines(lines: readonly PdfLine[], height: number): PdfLine[] {
  const rows = [...new Set(lines.filter(({ isTurned }) => !isTurned).map(({ top }) => Math.round(top / 2)))]
  rows.sort((a, b) => a - b)
  const [highest, lowest] = [rows[2] ?? rows.at(-1) ?? 0, rows.at(-3) ?? rows[0] ?? 0]
  return lines.filter(({ top, isTurned }) => {
    const row = Math.round(top / 2)
    if (isTurned) return true
    return (row <= highest && top < height * 0.25) || (row >= lowest && top > height * 0.75)
  })
}

/** Where a line is and what it says, numbers apart; printer's codes in the margin are at any height. */
function keysOf(line: PdfLine, isAtEdge: boolean, height: number): string[] {
  const words = line.text
    .toLowerCase()
    .replace(/\p{Nd}+/gu, '#')
    .replace(/^[ivxlc]{1,7}$/u, '#')
    .replace(/\s+/gu, ' ')
  if (line.isTurned) return [`turned ${words}`]
  const place = Math.round(line.top / 3)
  const fromFoot = Math.round((height - line.top) / 3)
  const codes = line.size <= 5.5 && /#/u.test(words) ? [`small ${words}`] : []
  if (!isAtEdge) return codes
  // Rounding must not part what is a point apart.
  return [...codes, ...[place, place + 1].map((at) => `${at} ${words}`), `foot ${fromFoot} ${words}`]
}

/** Whether some number in lines that differ by their numbers goes up as the pages do; printer's codes in tiny letters needn't. */
function doNumbersCountPages(lines: readonly PdfLine[]): boolean {
  if (lines.every(({ size, isTurned }) => size <= 5.5 || isTurned)) return true
  const numbers = lines.map(({ text }) => text.match(/\p{Nd}+|^[ivxlc]+$/gu) ?? [])
  const most = Math.max(...numbers.map(({ length }) => length))
  return Array.from({ length: most }, (_, at) => at).some((at) => {
    const values = numbers.map((all) => readNumber(all[at] ?? ''))
    const isStep = lines.slice(1).map((line, index) => {
      const before = lines[index]
      return (values[index + 1] ?? 0) - (values[index] ?? 0) === line.page - (before?.page ?? 0)
    })
    return isStep.filter(Boolean).length >= isStep.length * 0.7
  })
}

function readNumber(number: string): number {
  const roman: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const letters = [...number].map((letter) => roman[letter] ?? 0)
  if (/^\p{Nd}+$/u.test(number)) return Number(number.normalize('NFKC'))
  return letters.reduce((sum, value, at) => sum + (value < (letters[at + 1] ?? 0) ? -value : value), 0)
}

function isBeside(line: PdfLine, other: PdfLine): boolean {
  if (line === other || line.isTurned || other.isTurned || line.size > 16 || line.text.length > 90)
    return false
  return Math.abs(line.top - other.top) < 4 && (line.left > other.right || other.left > line.right)
}

/** A sentence for each text, its numbers apart, with the pages. */
function doubtsOf(lines: readonly PdfLine[]): Doubt[] {
  const groups = Map.groupBy(lines, ({ text }) => text.replace(/\p{Nd}+/gu, '#').toLowerCase())
  return [...groups.values()].map((same): Doubt => {
    const [first] = same
    const pages = [...new Set(same.map(({ page }) => page))]
    return {
      page: first?.page ?? null,
      message: `Left out as a header or footer: “${first?.text ?? ''}” (${writePages(pages)})`,
    }
  })
}

/** "pages 1–4, 7". */
export function writePages(pages: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const page of pages) {
    const last = ranges.at(-1)
    if (last !== undefined && page === last[1] + 1) last[1] = page
    else ranges.push([page, page])
  }
  const words = ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
  return `${pages.length === 1 ? 'page' : 'pages'} ${words}`
}
