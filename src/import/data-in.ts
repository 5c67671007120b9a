import { parse } from 'node:path'

const remedy = 'Put its text into a document, and save it as DOCX, ODT, HTML or plain text.'

/** The sentence for a text that is rich text or data, which has the words of a document among signs that are none of it; null for all others. */
export function dataIn(text: string, name: string): string | null {
  const ending = parse(name).ext.toLowerCase()
  if (/^\s*\{\\rtf/u.test(text))
    return 'The file is rich text (RTF), which is not read. Open it in a word processor and save it as DOCX or ODT.'
  if (/^\.(?:json|jsonl|ndjson|geojson)$/u.test(ending) || isJson(text))
    return `The file is data (JSON), not a document. ${remedy}`
  if (/^\.(?:csv|tsv)$/u.test(ending) || isTable(text))
    return `The file is a table (CSV), not a document. ${remedy}`
  return null
}

/** One value, or a value on each line; a text that only begins with a bracket is none. */
function isJson(text: string): boolean {
  const trimmed = text.trim()
  if (!/^(?:\{\s*["}]|\[\s*[[{"\d\]])/u.test(trimmed)) return false
  const lines = trimmed.split('\n', 3)
  return isValue(trimmed) || (trimmed.startsWith('{') && lines.every((line) => isValue(line)))
}

function isValue(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

const leastRows = 4
const mostRows = 200
const longestCell = 60

/** Lines that all have the same number of cells, at least three and most of them short. */
function isTable(text: string): boolean {
  const rows = text.trim().split(/\r?\n/u).slice(0, mostRows)
  if (rows.length < leastRows) return false
  return [',', ';', '\t'].some((separator) => {
    const cells = rows.map((row) => row.replace(/"(?:[^"]|"")*"/gu, 'x').split(separator))
    const columns = cells[0]?.length ?? 0
    const isSame = columns >= 3 && cells.every(({ length }) => length === columns)
    // Prose has a blank after its commas.
    const isTight =
      separator === '\t' || !cells.some((row) => row.slice(1).some((cell) => /^ \S/u.test(cell)))
    return isSame && isTight && cells.flat().every(({ length }) => length <= longestCell)
  })
}
