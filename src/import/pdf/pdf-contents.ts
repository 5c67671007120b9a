import type { Doubt, LeftOut } from '../blocks/blocks.ts'
import type { PdfLine } from './pdf-lines.ts'

const heading =
  /^(?:table of contents|contents|table des matières|sommaire|inhalt|inhaltsverzeichnis|inhaltsübersicht|índice|sumario|sumário|indice|sommario|inhoud|inhoudsopgave|содержание|оглавление|المحتويات|目\s?录|目\s?次|차\s?례|목\s?차)\s*:?$/iu
const leaders = /(?:\.\s?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})$|…{2,}\s*\d{1,4}$/u
const pageNumber = /\s(\d{1,4}|[ivxlc]{1,7})$/u

export interface Contents {
  readonly lines: ReadonlySet<PdfLine>
  readonly leftOut: readonly LeftOut[]
  readonly doubts: readonly Doubt[]
}

/** Tables of contents: lines that end with the numbers of pages, and whose titles come again in the text. */
export function findContents(lines: readonly PdfLine[]): Contents {
  const found = new Set<PdfLine>()
  const doubts: Doubt[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const end = endOf(lines, at)
    if (end === null) continue
    const [first] = lines.slice(at, end)
    const rest = new Set(lines.slice(end).map(({ text }) => titleOf(text)))
    const entries = lines.slice(at, end).filter(({ text }) => leaders.test(text) || pageNumber.test(text))
    const again = entries.filter(({ text }) => isAgain(titleOf(text), rest))
    const page = first?.page ?? null
    if (again.length >= entries.length * 0.5) {
      for (const line of lines.slice(at, end)) found.add(line)
      doubts.push({ page, message: 'A table of contents was left out: its titles are in the text, too' })
    } else
      doubts.push({
        page,
        message: 'This looks like a table of contents, but the text doesn’t have its titles: it was kept',
      })
    at = end - 1
  }
  return {
    lines: found,
    leftOut: lines.flatMap((line) =>
      found.has(line) ? [{ text: line.text, page: line.page, why: 'a table of contents' }] : [],
    ),
    doubts,
  }
}

/** Where the table of contents ends that begins at a line; null where none does. */
function endOf(lines: readonly PdfLine[], at: number): number | null {
  const first = lines[at]
  if (first === undefined) return null
  const isHeaded = heading.test(first.text)
  if (!isHeaded && !(leaders.test(first.text) && nextEntry(lines, at + 1, 3) !== null)) return null
  let end = isHeaded ? at + 1 : at
  let before = 0
  let entries = 0
  for (;;) {
    const next = nextEntry(lines, end, 4)
    const line = next === null ? undefined : lines[next]
    if (next === null || line === undefined) break
    const number = Number(pageNumber.exec(line.text)?.[1] ?? Number.NaN)
    // Pages go on; the number at the end of a sentence needn't.
    if (!leaders.test(line.text) && (number < before || number > before + 60)) break
    if (!Number.isNaN(number)) before = number
    entries += 1
    end = next + 1
  }
  return entries >= (isHeaded ? 2 : 3) ? end : null
}

/** The next line that ends with a page's number, after at most a few that an entry wraps over. */
function nextEntry(lines: readonly PdfLine[], from: number, most: number): number | null {
  for (let at = from; at < Math.min(lines.length, from + most); at += 1) {
    const line = lines[at]
    if (line === undefined || line.text.length > 200) return null
    if (leaders.test(line.text)) return at
    const isApart = line.cells.length > 1 || /^\S+ \d{1,4}$/u.test(line.text)
    if (pageNumber.test(line.text) && isApart) return at
    if (/[.;]$/u.test(line.text)) return null
  }
  return null
}

/** An entry's words without its leaders and page. */
function titleOf(text: string): string {
  return text
    .replace(/(?:[.…]\s?){2,}\s*(?:\d{1,4}|[ivxlc]{1,7})?$/u, '')
    .replace(pageNumber, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Whether a title is a line of the text, or its first words are: long ones wrap. */
function isAgain(title: string, rest: ReadonlySet<string>): boolean {
  if (title === '') return true
  if (rest.has(title)) return true
  for (const line of rest)
    if (line.length > 8 && (title.startsWith(line) || (title.length > 8 && line.startsWith(title))))
      return true
  return false
}
