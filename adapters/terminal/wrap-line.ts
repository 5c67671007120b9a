import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

/** A line before wrapping: its lead (indent, bullet or label), and the text that hangs after it. */
export interface Line {
  readonly lead: string
  readonly text: string
  /** True for text to copy, which must not be broken. */
  readonly isKept?: boolean
}

// So many columns are left to the words however narrow the window is.
const leastColumns = 8

/** The rows of a line, none wider than `columns`: broken at words, and inside a word only where it is wider than a row. */
export function wrapLine({ lead, text, isKept = false }: Line, columns: number): readonly string[] {
  if (isKept) return [lead + text]
  const indent = stringWidth(lead)
  const rows = wrapAnsi(text, Math.max(columns - indent, leastColumns), { hard: true }).split('\n')
  return rows.map((row, at) => (at === 0 ? lead + row : row === '' ? '' : ' '.repeat(indent) + row))
}

/** Words side by side, three spaces apart, in as many rows as it takes. */
export function flowWords(words: readonly string[], columns: number): readonly string[] {
  const rows: string[] = []
  for (const word of words) {
    const joined = `${rows.at(-1)}   ${word}`
    if (rows.length > 0 && stringWidth(joined) <= columns) rows[rows.length - 1] = joined
    else rows.push(word)
  }
  return rows.flatMap((row) => wrapLine({ lead: '', text: row }, columns))
}
