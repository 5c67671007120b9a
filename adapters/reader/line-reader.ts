import type { Document } from '../../src/document/document.ts'
import { type Line, linesOf } from '../../src/document/lines.ts'

/** The lines that a search marks, and the notes that they call, to be found while a unit is written. */
export interface LineReader {
  /** The line of a unit's or quotation's own words, counted from 0; null where there is none. */
  readonly textOf: (unit: string, position: number) => Line | null
  /** The line of a table's row or head. */
  readonly lineOf: (id: string) => Line
  readonly labelOfNote: (id: string) => string
  /** The anchor of a call: the `position`-th of its line. */
  readonly anchorOfCall: (line: Line, position: number) => string
  /** The anchors of all calls of a note, in order. */
  readonly callsOf: (note: string) => readonly string[]
}

export function createLineReader(document: Document): LineReader {
  const labels = new Map(document.notes.map(({ id, label }) => [id, label]))
  const texts = new Map<string, Line[]>()
  const anchors = new Map<Line, string[]>()
  const calls = new Map<string, string[]>()
  for (const line of linesOf(document).get('document')?.lines ?? []) {
    if (line.kind === 'text') texts.getOrInsertComputed(line.of, () => []).push(line)
    for (const { note } of line.calls) {
      const before = calls.getOrInsertComputed(note, () => [])
      // A dot, which no id of a note has.
      const anchor = `call.${note}${before.length === 0 ? '' : `.${before.length + 1}`}`
      before.push(anchor)
      anchors.getOrInsertComputed(line, () => []).push(anchor)
    }
  }
  return {
    textOf: (unit, position) => texts.get(unit)?.[position] ?? null,
    lineOf: (id) => linesOf(document).get(id)?.lines[0] ?? nothing,
    labelOfNote: (id) => labels.get(id) ?? '',
    anchorOfCall: (line, position) => anchors.get(line)?.[position] ?? '',
    callsOf: (note) => calls.get(note) ?? [],
  }
}

const nothing: Line = { kind: 'row', of: '', labels: [], depth: 0, text: '', calls: [] }
