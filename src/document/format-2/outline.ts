import { runTaskInSlices } from '../../text/cooperative-task.ts'
import { type Draft, type DraftPart, isDraft } from './draft.ts'
import type { OutlineEntry } from './outline-entry.ts'
import { readUnits } from './read-units.ts'
import type { DraftNote, ReadingOptions } from './reader.ts'

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
