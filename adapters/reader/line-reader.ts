import type { Document } from '../../src/document/document.ts'
import { type Line, linesOf } from '../../src/document/lines.ts'

/** The lines that a search marks, to be found while a unit is written. */
export interface LineReader {
  /** The line of a unit's own words, counted from 0; null where there is none. */
  readonly textOf: (unit: string, position: number) => Line | null
  /** The line of a table's row or head. */
  readonly lineOf: (id: string) => Line
  readonly labelOfNote: (id: string) => string
}

export function createLineReader(document: Document): LineReader {
  const labels = new Map(document.notes.map(({ id, label }) => [id, label]))
  return {
    textOf(unit, position) {
      const own = linesOf(document)
        .get(unit)
        ?.lines.filter(({ of, kind }) => of === unit && kind === 'text')
      return own?.[position] ?? null
    },
    lineOf: (id) => linesOf(document).get(id)?.lines[0] ?? nothing,
    labelOfNote: (id) => labels.get(id) ?? '',
  }
}

const nothing: Line = { kind: 'row', of: '', labels: [], depth: 0, text: '', calls: [] }
