import type { OutlineEntry } from '../../../src/document/format-2/outline-entry.ts'
import type { DraftProblem } from '../../../src/publishing/publisher.ts'
import type { DraftView } from '../view.ts'

/** A warning, or a problem that keeps the draft from being published. */
export interface Remark extends Omit<DraftProblem, 'field'> {
  readonly isProblem: boolean
}

/** A stretch of lines, with what was made of it and what there is to say about it. */
export interface Row {
  /** Counted from 1. */
  readonly line: number
  /** How many lines, without the blank ones at its end. */
  readonly lines: number
  readonly text: string
  readonly entries: readonly OutlineEntry[]
  readonly remarks: readonly Remark[]
}

/** Everything there is to look at, problems first. */
export function remarksOf({
  problems,
  warnings,
}: Pick<DraftView, 'problems' | 'warnings'>): readonly Remark[] {
  return [
    ...problems.filter(({ field }) => field === null).map((each) => ({ ...each, isProblem: true })),
    ...warnings.map((each) => ({ ...each, isProblem: false })),
  ]
}

/** The lines of a body in rows, one for each that something was made of. */
export function rowsOf(
  { body, outline }: Pick<DraftView, 'body' | 'outline'>,
  remarks: readonly Remark[],
): readonly Row[] {
  const lines = body.replace(/\n$/u, '').split('\n')
  const entries = Map.groupBy(outline, ({ line }) => Math.max(1, line))
  const starts = [...new Set([1, ...entries.keys()])]
    .filter((line) => line <= lines.length)
    .sort((a, b) => a - b)
  const placed = remarks.filter(({ place }) => place.line !== null)
  return starts.map((line, at) => {
    const end = starts[at + 1] ?? lines.length + 1
    const own = lines.slice(line - 1, end - 1)
    while (own.length > 1 && own.at(-1)?.trim() === '') own.pop()
    return {
      line,
      lines: own.length,
      text: own.join('\n'),
      entries: entries.get(line) ?? [],
      remarks: placed.filter(({ place }) => (place.line ?? 0) >= line && (place.line ?? 0) < end),
    }
  })
}

/** A body with other lines in a row's place. */
export function withLines(body: string, { line, lines }: Row, text: string): string {
  const all = body.split('\n')
  all.splice(line - 1, lines, ...text.split('\n'))
  return all.join('\n')
}
