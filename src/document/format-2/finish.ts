import type { Note, Table, TableRow, Unit, UnitPart } from '../unit.ts'
import type { Draft, DraftPart, DraftTable } from './draft.ts'
import type { DraftNote } from './reader.ts'

/** The parts of a tree that is read, as a document keeps them. */
export function* finishParts(parts: readonly DraftPart[]): Generator<void, readonly UnitPart[]> {
  const finished: UnitPart[] = []
  for (const part of parts) {
    yield
    finished.push(yield* finishPart(part))
  }
  return finished
}

function* finishPart(part: DraftPart): Generator<void, UnitPart> {
  switch (part.kind) {
    case 'text': {
      const calls = part.calls.map(({ at, label }) => ({ at, note: `n${label}` }))
      return { kind: 'text', text: part.text, calls }
    }
    case 'table':
      return finishTable(part)
    case 'quotation':
      return { kind: 'quotation', id: part.id, parts: yield* finishParts(part.root.parts) }
    default:
      return yield* finishUnit(part)
  }
}

function* finishUnit(unit: Draft): Generator<void, Unit> {
  const { kind, id, word, label, number, isOurs, title, status, term, language } = unit
  const parts = yield* finishParts(unit.parts)
  return { kind, id, word, label, number, isOurs, title, status, term, language, parts }
}

const rowNumber = /^[\p{L}\p{N}.-]{1,12}$/u

function finishTable({ id, rows: [head, ...rows] }: DraftTable): Table {
  const firsts = rows.map(({ cells }) => cells[0] ?? '')
  const areNames = new Set(firsts).size === firsts.length && firsts.every((first) => rowNumber.test(first))
  return {
    kind: 'table',
    id,
    head: head?.cells ?? [],
    rows: rows.map(({ cells }, at): TableRow => {
      const number = areNames ? (firsts[at] ?? '') : String(at + 1)
      return { id: `${id}.r${number}`, number, isOurs: !areNames, cells }
    }),
  }
}

/** The notes of a document, in the file's order. */
export function finishNotes(notes: readonly DraftNote[]): readonly Note[] {
  return notes.map(({ label, text }) => ({ id: `n${label}`, label, text }))
}
