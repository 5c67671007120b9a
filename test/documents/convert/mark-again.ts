import { annexRank, headingLabel } from './heading-words.ts'

/**
 * Marks as {again} the entries that a reader finds to stand again in their scope: sections of an annex that each count from 1,
 * numbers that a source prints twice. `findAgain` gives the lines (from 1) of a text on which a number is repeated.
 */
export function markAgain(text: string, findAgain: (text: string) => readonly number[]): string {
  let marked = text
  // A heading that is marked makes what stands under it a scope of its own.
  for (let round = 0; round < 3; round += 1) {
    const again = findAgain(marked)
    if (again.length === 0) return marked
    const lines = marked.split('\n')
    for (const line of again) lines[line - 1] = mark(lines[line - 1] ?? '')
    marked = lines.join('\n')
  }
  return marked
}

function mark(line: string): string {
  if (!line.startsWith('#')) return line.replace(/^(\s*(?:\d+[.)]|- \S+))(?=\s)(?! \{again\})/u, '$1 {again}')
  // Articles that stand again are another's: the heading of that other text is missing.
  if (headingLabel(line.replace(/^#+ /u, ''))?.rank !== annexRank) return line
  return line.endsWith('}') ? line.replace(/\}$/u, ' again}') : `${line} {again}`
}
