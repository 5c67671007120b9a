import { readUnits, type Units } from '../../../src/document/format-2/read-units.ts'
import type { ReadingOptions } from '../../../src/document/format-2/reader.ts'
import { isUnit, type Unit, type UnitPart } from '../../../src/document/unit.ts'
import { runTask } from '../../../src/text/cooperative-task.ts'

interface TreeReading extends Units {
  readonly problems: readonly string[]
  readonly warnings: readonly string[]
  readonly remedies: readonly string[]
}

/** Reads a text of format 2 that begins in line 1; problems and warnings as `line: message`. */
export function readTree(source: string, options: Partial<ReadingOptions> = {}): TreeReading {
  const problems: string[] = []
  const warnings: string[] = []
  const remedies: string[] = []
  const units = runTask(
    readUnits(
      source,
      1,
      { language: 'en', ...options },
      (line, message, remedy) => {
        problems.push(`${line ?? 'file'}: ${message}`)
        remedies.push(remedy)
      },
      (line, message) => warnings.push(`${line ?? 'file'}: ${message}`),
    ),
  )
  return { ...units, problems, warnings, remedies }
}

/** The ids of a text that must be readable: its units, subparagraphs, tables, rows, quotations and notes. */
export function idsOf(source: string, options: Partial<ReadingOptions> = {}): readonly string[] {
  const { parts, notes, problems } = readTree(source, options)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  return [...idsIn(parts, ''), ...notes.map(({ id }) => id)]
}

function idsIn(parts: readonly UnitPart[], own: string): readonly string[] {
  let texts = 0
  return parts.flatMap((part): readonly string[] => {
    if (part.kind === 'text') {
      texts += 1
      return texts > 1 ? [`${own}.sub${texts}`] : []
    }
    if (part.kind === 'table') return [part.id, ...part.rows.map(({ id }) => id)]
    return [part.id, ...idsIn(part.parts, part.id)]
  })
}

/** The unit with an id in a text that must be readable. */
export function unitOf(source: string, id: string, options: Partial<ReadingOptions> = {}): Unit {
  const { parts, problems } = readTree(source, options)
  const found = find(parts, id)
  if (problems.length > 0 || found === null)
    throw new Error(`${id}: ${problems.join('\n')} ${JSON.stringify(parts)}`)
  return found
}

function find(parts: readonly UnitPart[], id: string): Unit | null {
  for (const part of parts) {
    if (isUnit(part) && part.id === id) return part
    const inside = part.kind === 'text' || part.kind === 'table' ? null : find(part.parts, id)
    if (inside !== null) return inside
  }
  return null
}

/** The own words of a unit, its texts joined by a bar. */
export function wordsOf({ parts }: Unit): string {
  return parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])).join(' | ')
}

/** What a text says that nobody counts: its words and labels, in order, for comparing with a file. */
export function printedIn(parts: readonly UnitPart[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text
      if (part.kind === 'table') return [part.head, ...part.rows.map(({ cells }) => cells)].flat().join(' ')
      if (part.kind === 'quotation') return printedIn(part.parts)
      return [part.label, part.title, printedIn(part.parts)].filter((words) => words !== null).join(' ')
    })
    .join(' ')
}
