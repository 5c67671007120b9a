import { createHash } from 'node:crypto'
import { runTask } from '../text/cooperative-task.ts'
import { basicUnitsOf } from './basic-units.ts'
import type { Document } from './document.ts'
import type { Line } from './lines.ts'
import { isUnit, type Unit, type UnitPart } from './unit.ts'

/** What the front matter records of a text, so that an accidental edit is noticed and its paragraph named. */
export interface Seal {
  /** SHA-256 of the normalised text, 64 hexadecimal digits. */
  readonly sha256: string
  /** The first 8 hexadecimal digits of the SHA-256 of each basic unit, in the document's order. */
  readonly units: readonly { readonly id: string; readonly hash: string }[]
}

/** The file of a long text's seals. */
export const sealName = 'seal.txt'

/** As many units are sealed in the front matter; those of a longer text in a file beside it, a line each: "1a2b3c4d art6.1". */
export const mostSealedInside = 200

/** The lines of that file. */
export function writeSealFile({ units }: Seal): string {
  return units.map(({ id, hash }) => `${hash} ${id}\n`).join('')
}

/** The hashes in it by unit. What is no such line is passed over. */
export function readSealFile(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(/^([0-9a-f]{8}) (\S+)\r?$/gmu)].map(([, hash = '', id = '']) => [id, hash]),
  )
}

/** The seal of a document as it stands. */
export function sealOf(document: Document): Seal {
  return runTask(sealSteps(document))
}

// Lines, or basic units, between two pauses.
const atATime = 200

/** The same in steps of some milliseconds, for a long document. */
export function* sealSteps(document: Document): Generator<void, Seal> {
  const { title, format, parts, notes } = document
  const content =
    format === 1
      ? contentOf(parts)
      : [...treeContentOf(parts), ...notes.map(({ label, text }) => `${label} ${text}`)]
  const hash = createHash('sha256').update(fold(title))
  for (const [at, line] of content.entries()) {
    hash.update('\n').update(fold(line))
    if (at % atATime === 0) yield
  }
  const units: { readonly id: string; readonly hash: string }[] = []
  for (const { id, unit, parts } of basicUnitsOf(document)) {
    units.push({ id, hash: sha256(linesOfBasic(unit, parts, format === 1).join('\n')).slice(0, 8) })
    if (units.length % atATime === 0) yield
  }
  return { sha256: hash.digest('hex'), units }
}

/**
 * The text that is hashed, one a line: headings, paragraphs (with the number, where the source prints one), items and closing
 * lines, in order. The whole is in Unicode NFC, with runs of white space folded to one space.
 */
function contentOf(parts: readonly UnitPart[]): readonly string[] {
  return parts.flatMap((part): readonly string[] => {
    if (!isUnit(part)) return part.kind === 'text' ? [part.text] : []
    const inner = contentOf(part.parts)
    if (part.kind === 'division') return [part.title ?? '', ...inner]
    return part.kind === 'paragraph' ? withNumber(part, inner) : inner
  })
}

/** The same of a text that is a whole tree: labels, titles and statuses as well, and the cells of tables. */
function treeContentOf(parts: readonly UnitPart[]): readonly string[] {
  return parts.flatMap((part): readonly string[] => {
    if (isUnit(part)) {
      const own = [part.label, part.title, part.status].filter((each) => each !== null)
      return [...own, ...treeContentOf(part.parts)]
    }
    if (part.kind === 'text') return [part.text]
    if (part.kind === 'quotation') return treeContentOf(part.parts)
    return [part.head, ...part.rows.map(({ cells }) => cells)].map((cells) => cells.join(' | '))
  })
}

function linesOfBasic(unit: Unit, parts: readonly Line[], isPlain: boolean): readonly string[] {
  if (isPlain) {
    return withNumber(
      unit,
      parts.map(({ text }) => fold(text)),
    )
  }
  return parts.map(({ labels, text }) => {
    const printed = labels.flatMap((label) => (label.isOurs ? [] : [label.text]))
    return fold([...printed, text].join(' '))
  })
}

function withNumber({ label }: Unit, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [label === null ? first : `${label} ${first}`, ...rest]
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
