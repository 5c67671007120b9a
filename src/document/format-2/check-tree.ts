import type { Report } from '../read-body.ts'
import { type Draft, type DraftPart, isDraft, nameOf, walkWithin } from './draft.ts'
import type { Reader } from './reader.ts'
import { meaningOf } from './unit-words.ts'

/** Reports what no document may be: a unit in the wrong place, an empty one, a table whose rows differ in length. */
export function checkTree(root: Draft, { report }: Reader): void {
  walkWithin(root, (unit, parent) => {
    checkPlace(unit, parent, report)
    checkEmpty(unit, report)
  })
  checkTables(root.parts, report)
}

/** Articles and divisions are in no paragraph or item, an annex only in an annex, and no article in one of its own word. */
function checkPlace(unit: Draft, parent: Draft, report: Report): void {
  const isInText = /^(?:paragraph|item|recital|pp)$/u.test(parent.kind)
  const isOwn =
    parent.kind === 'article' && unit.word === parent.word && !unit.number?.startsWith(`${parent.number}.`)
  const isHigher =
    /^(?:article|annex|division|recital)$/u.test(unit.kind) &&
    (isInText || (parent.kind === 'article' && unit.kind !== 'article'))
  if (!isHigher && !(unit.kind === 'article' && isOwn)) return
  const remedy =
    unit.level > 0
      ? 'Give the heading fewer #, so that it is beside what it is in'
      : 'Make it a heading, or put a backslash before its full stop if it is text'
  report(unit.line, `${nameOf(unit)} is inside ${describe(parent)}`, remedy)
}

function describe(unit: Draft): string {
  return unit.kind === 'paragraph' || unit.kind === 'recital' ? `${unit.kind} ${unit.number}` : nameOf(unit)
}

function checkEmpty(unit: Draft, report: Report): void {
  if (unit.parts.length > 0 || unit.status !== null) return
  if (unit.level > 0) {
    const name = [unit.label, unit.title].filter((words) => words !== null).join(' ')
    const message = `nothing is under the heading “${name === '' ? `{${unit.kind}}` : name}”`
    report(unit.line, message, 'Write it, or remove it; {repealed} if the source has only the heading')
    return
  }
  const name = unit.label ?? 'a list entry'
  report(
    unit.line,
    `${name} is empty`,
    'Write its text, or {deleted} after the label; remove it if it is no part of the text',
  )
}

function checkTables(parts: readonly DraftPart[], report: Report): void {
  for (const part of parts) {
    if (isDraft(part)) checkTables(part.parts, report)
    if (part.kind !== 'table') continue
    const [head, ...rows] = part.rows
    for (const { line, cells } of rows) {
      if (cells.length === head?.cells.length) continue
      const message = 'a row of the table has more or fewer cells than its head'
      report(line, message, String.raw`Write \| for a bar inside a cell, and a blank line below the table`)
    }
  }
}

/** Reports notes that nobody calls or that appear twice, and calls without a note. */
export function checkNotes(
  root: Draft,
  quotations: readonly Draft[],
  { notes, called, report }: Reader,
): void {
  const lines = new Map<string, number>()
  for (const { label, line } of notes) {
    const first = lines.get(label)
    if (first === undefined) lines.set(label, line)
    else {
      const remedy = 'Give one of them another label, there and where it is called'
      report(line, `note [^${label}] is repeated (first in line ${first})`, remedy)
    }
  }
  const calls = [...called, ...[root, ...quotations].flatMap(callsIn)]
  const used = new Set(calls.map(({ label }) => label))
  for (const { label, line } of calls) {
    if (lines.has(label)) continue
    const remedy = String.raw`Write [^${label}]: and its text in a line of its own; or \[^${label}] if the text says so`
    report(line, `[^${label}] has no note`, remedy)
  }
  for (const [label, line] of lines) {
    if (used.has(label)) continue
    const remedy = `Write [^${label}] where the text calls it; or put a backslash before the bracket if it is text`
    report(line, `note [^${label}] is called nowhere`, remedy)
  }
}

function callsIn(unit: Draft): readonly { readonly label: string; readonly line: number }[] {
  const found: { readonly label: string; readonly line: number }[] = []
  const gather = (parts: readonly DraftPart[]): void => {
    for (const part of parts) {
      if (part.kind === 'text') for (const { label } of part.calls) found.push({ label, line: part.line })
      if (isDraft(part)) gather(part.parts)
    }
  }
  gather(unit.parts)
  return found
}

/** The prefixes of the divisions that `restart` names; a name that no heading has is reported. */
export function readRestart(root: Draft, { options, report }: Reader): ReadonlySet<string> {
  const words = new Set<string>()
  walkWithin(root, (unit) => {
    if (unit.kind === 'division') words.add(unit.number === null ? 'h' : unit.word)
  })
  const prefixes = new Set<string>()
  for (const name of options.restart ?? []) {
    const meaning = meaningOf(name, options.language)
    const prefix = meaning?.prefix === 's' ? 'sec' : (meaning?.prefix ?? name.toLowerCase())
    if (words.has(prefix) || (prefix === 'sec' && words.has('h'))) prefixes.add(prefix)
    else {
      const message = `restart: ${name}, but no heading has a ${name}'s label`
      report(
        null,
        message,
        'Correct it: name what the headings print, such as chapter, part, title or section',
      )
    }
  }
  return prefixes
}

/** Reports a `main` that the text does not have. */
export function checkMain(root: Draft, { options, report }: Reader): void {
  const { main } = options
  if (main === undefined) return
  let has = false
  walkWithin(root, ({ kind, word, isOurs }) => {
    has ||= kind === main || (main === 'section' && (word === 's' || (kind === 'division' && !isOurs)))
  })
  if (has) return
  const message = `the front matter's "main" (${main}) names what the text does not have`
  report(
    null,
    message,
    'Write main: paragraph, article, section or recital, as the text has them, or leave it out',
  )
}
