/**
 * Marks as {again} the entries that a reader finds to stand again in their scope: sections of an annex that each count from 1,
 * numbers that a source prints twice. `findAgain` gives the lines (from 1) of a text on which a number stands again.
 */
export function markAgain(text: string, findAgain: (text: string) => readonly number[]): string {
  const lines = text.split('\n')
  for (const line of findAgain(text)) {
    const at = line - 1
    lines[at] = (lines[at] ?? '').replace(/^(\s*(?:\d+[.)]|- \S+))(?=\s)/u, '$1 {again}')
  }
  return lines.join('\n')
}
