import { bareUnit, type UnitKind, type UnitStatus } from '../unit.ts'

/** A unit while it is read: what is known of it grows until its id is given. */
export interface Draft {
  kind: UnitKind
  id: string
  word: string
  label: string | null
  number: string | null
  isOurs: boolean
  title: string | null
  status: UnitStatus | null
  term: string | null
  language: string | null
  parts: DraftPart[]
  /** In the file, counted from 1; 0 for what the file has no line for. */
  readonly line: number
  /** Labels of one series have the same; empty without a label. */
  form: string
  /** Of its heading: 2 to 6; 0 for an entry or a document. */
  level: number
  /** Whether its number may be a Roman numeral that is to become digits. */
  isRoman: boolean
  isRange: boolean
  isAgain: boolean
  isDefinitions: boolean
}

export interface DraftText {
  readonly kind: 'text'
  readonly text: string
  readonly calls: readonly { readonly at: number; readonly label: string }[]
  readonly line: number
  /** What it begins with that looks like a label; null where nothing does, or a backslash says that it is text. */
  readonly looksLike: string | null
}

export interface DraftTable {
  readonly kind: 'table'
  id: string
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  readonly line: number
}

interface DraftQuotation {
  readonly kind: 'quotation'
  id: string
  /** The text quoted, as a document of its own. */
  readonly root: Draft
  readonly line: number
}

export type DraftPart = Draft | DraftText | DraftTable | DraftQuotation

/** A unit of a kind that is on a line, with nothing else known of it. */
export function createDraft(kind: UnitKind, line: number): Draft {
  return {
    ...bareUnit,
    kind,
    parts: [],
    line,
    form: '',
    level: 0,
    isRoman: false,
    isRange: false,
    isAgain: false,
    isDefinitions: false,
  }
}

/** Whether a part is a unit. */
export function isDraft(part: DraftPart): part is Draft {
  return part.kind !== 'text' && part.kind !== 'table' && part.kind !== 'quotation'
}

/** The units directly in one. */
export function unitsIn(unit: Draft): readonly Draft[] {
  return unit.parts.filter(isDraft)
}

/** Visits a unit and all that it holds, parents first; quoted texts are not entered. */
export function walk(unit: Draft, visit: (unit: Draft) => void): void {
  visit(unit)
  for (const part of unit.parts) if (isDraft(part)) walk(part, visit)
}

/** The same with what each unit is in. */
export function walkWithin(unit: Draft, visit: (unit: Draft, parent: Draft) => void): void {
  for (const part of unit.parts) {
    if (!isDraft(part)) continue
    visit(part, unit)
    walkWithin(part, visit)
  }
}

/** The texts that a document quotes, at any depth, those quoted in quotations too. */
export function quotedIn(root: Draft): readonly Draft[] {
  const found: Draft[] = []
  walk(root, (unit) => {
    for (const part of unit.parts)
      if (part.kind === 'quotation') found.push(part.root, ...quotedIn(part.root))
  })
  return found
}

/** What a message calls a unit: its label, its title, or its number. */
export function nameOf(unit: Draft): string {
  return (
    unit.label ?? (unit.title === null ? `${unit.word}${unit.number ?? ''}` || 'an entry' : `“${unit.title}”`)
  )
}
