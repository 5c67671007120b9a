import { isUnit, type UnitPart } from '../../document/unit.ts'
import type { ReadBody } from './read-written.ts'

/** All that a read body says, a piece an entry; `marks` are the labels of notes, once where each is called and once with its text. */
export function piecesOf({ parts, notes }: Pick<ReadBody, 'parts' | 'notes'>): {
  readonly pieces: readonly string[]
  readonly marks: readonly string[]
} {
  const pieces: string[] = []
  const marks: string[] = []
  const labels = new Map(notes.map(({ id, label }) => [id, label]))
  const add = (each: readonly UnitPart[]): void => {
    for (const part of each) {
      if (part.kind === 'text') {
        pieces.push(part.text)
        marks.push(...part.calls.map(({ note }) => labels.get(note) ?? ''))
      } else if (part.kind === 'table') pieces.push(...part.head, ...part.rows.flatMap(({ cells }) => cells))
      else {
        if (isUnit(part)) pieces.push(part.label ?? '', part.title ?? '')
        add(part.parts)
      }
    }
  }
  add(parts)
  for (const { label, text } of notes) {
    pieces.push(text)
    marks.push(label)
  }
  return { pieces, marks }
}
