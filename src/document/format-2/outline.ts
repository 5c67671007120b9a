import { runTaskInSlices } from '../../text/cooperative-task.ts'
import type { UnitKind } from '../unit.ts'
import { type Draft, type DraftPart, isDraft } from './draft.ts'
import { readUnits } from './read-units.ts'
import type { DraftNote, ReadingOptions } from './reader.ts'

/** What was made of the lines of a file from one on, up to the next entry's. */
export interface OutlineEntry {
  /** Counted from 1. */
  readonly line: number
  readonly kind: UnitKind | 'text' | 'table' | 'quotation' | 'note'
  /** The unit's, or that of the unit which a further text belongs to; empty for text that is in none. */
  readonly id: string
  /** As printed; null where the source prints none. */
  readonly label: string | null
  /** Our count, where the source has no number. */
  readonly count: string | null
  readonly title: string | null
  /** From 0, as it is nested. */
  readonly depth: number
  /** The first of its own words; empty where it has none. */
  readonly words: string
}

// A line or two on a page.
const mostCharacters = 240

/** What a file of format 2 has below its front matter, line by line, without keeping the process busy. */
export async function readOutline(body: string, options: ReadingOptions): Promise<readonly OutlineEntry[]> {
  const entries: OutlineEntry[] = []
  const ignore = (): void => undefined
  await runTaskInSlices(
    readUnits(body, 1, options, ignore, ignore, (root, notes) => {
      addParts(root, 0, entries)
      addNotes(notes, entries)
    }),
  )
  return entries.toSorted((a, b) => a.line - b.line)
}

function addParts(unit: Draft, depth: number, entries: OutlineEntry[]): void {
  for (const part of unit.parts) {
    if (isDraft(part)) {
      entries.push(entryOf(part, depth))
      addParts(part, depth + 1, entries)
    } else if (part.kind === 'text') {
      // What begins on the unit's own line was told with it.
      if (part.line !== unit.line || unit.line === 0)
        entries.push({ ...without, line: part.line, kind: 'text', id: unit.id, depth, words: cut(part.text) })
    } else if (part.kind === 'table') {
      const words = cut(part.rows[0]?.cells.join(' | ') ?? '')
      entries.push({ ...without, line: part.line, kind: 'table', id: part.id, depth, words })
    } else {
      entries.push({ ...without, line: part.line, kind: 'quotation', id: part.id, depth, words: '' })
      addParts(part.root, depth + 1, entries)
    }
  }
}

const without = { label: null, count: null, title: null } as const

function entryOf(unit: Draft, depth: number): OutlineEntry {
  const { line, kind, id, label, title, number, isOurs } = unit
  const own = unit.parts.find((part: DraftPart) => part.kind === 'text' && part.line === line)
  const words = own?.kind === 'text' ? cut(own.text) : ''
  return { line, kind, id, label, count: isOurs ? number : null, title, depth, words }
}

function addNotes(notes: readonly DraftNote[], entries: OutlineEntry[]): void {
  for (const { label, line, text } of notes)
    entries.push({ ...without, line, kind: 'note', id: `n${label}`, label, depth: 0, words: cut(text) })
}

function cut(text: string): string {
  return text.length <= mostCharacters ? text : `${text.slice(0, mostCharacters).replace(/\s\S*$/u, '')} …`
}
