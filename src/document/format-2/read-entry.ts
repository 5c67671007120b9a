import { readAttributes, splitEntry } from './attributes.ts'
import { readBareLabel } from './bare-label.ts'
import { createDraft, type Draft } from './draft.ts'
import type { UnitLabel } from './labels.ts'
import { joinLines, readLiteral, readNotes } from './literal.ts'
import { isRomanNumber, plainDigits } from './numbers.ts'
import type { SourceBlock } from './parse-blocks.ts'
import { applyAttributes } from './read-heading.ts'
import type { Reader } from './reader.ts'

/** An entry of a list, with its label read; its place decides on its kind where no unit's word does. */
export interface ReadEntry {
  readonly unit: Draft
  /** Whether its label has a unit's word, which gives its kind. */
  readonly hasWord: boolean
  /** Whether it is a number that Markdown itself knows: `1.` or `1)`. */
  readonly isNumbered: boolean
  /** What follows its first text. */
  readonly rest: readonly SourceBlock[]
}

/** Reads an entry's label, attributes and first text. */
export function readEntry(block: SourceBlock & { readonly kind: 'entry' }, reader: Reader): ReadEntry {
  const [first, second] = block.blocks
  if (block.marker !== null) return readNumbered(block.marker, block, block.line, true, reader)
  // "- 1. text": the number inside is the bullet's label.
  const isLabel =
    first?.kind === 'entry' &&
    first.marker !== null &&
    first.line === block.line &&
    !(second?.kind === 'entry' && second.column === first.column)
  if (isLabel && first.marker !== null) {
    const inner = { blocks: [...first.blocks, ...block.blocks.slice(1)] }
    return readNumbered(first.marker, inner, block.line, false, reader)
  }
  const unit = createDraft('item', block.line)
  if (first?.kind !== 'text') return { unit, hasWord: false, isNumbered: false, rest: block.blocks }
  const raw = joinLines(first.raw)
  const label = labelOf(raw, reader)
  if (label === null)
    return { unit, hasWord: false, isNumbered: false, rest: withHead(unit, raw, block, reader) }
  applyLabel(unit, label.label)
  const rest = withHead(unit, raw.slice(label.end), block, reader)
  return { unit, hasWord: label.label.meaning !== null, isNumbered: false, rest }
}

function readNumbered(
  marker: string,
  { blocks }: { readonly blocks: readonly SourceBlock[] },
  line: number,
  isNumbered: boolean,
  reader: Reader,
): ReadEntry {
  const unit = createDraft('item', line)
  unit.label = marker
  unit.number = plainDigits(marker.slice(0, -1))
  unit.form = marker.endsWith(')') ? '1)' : '1.'
  const [first] = blocks
  const isText = first?.kind === 'text'
  const rest = isText ? withHead(unit, joinLines(first.raw), { blocks }, reader) : blocks
  return { unit, hasWord: false, isNumbered, rest }
}

/** Takes the attributes at the head of an entry's words; what is left is its first block. */
function withHead(
  unit: Draft,
  raw: string,
  { blocks }: { readonly blocks: readonly SourceBlock[] },
  { report }: Reader,
): readonly SourceBlock[] {
  const [first, ...rest] = blocks
  if (first?.kind !== 'text') return blocks
  const head = splitEntry(raw)
  // A brace at the head of an unlabelled text is official text, as often as not.
  const isSaid =
    head.said !== null && (unit.label !== null || /^[a-z]+(?:=\S+)?(?: [a-z]+(?:=\S+)?)*$/u.test(head.said))
  if (isSaid) {
    const attributes = readAttributes(head.said, unit.line, report)
    if (attributes.kind !== null) {
      const remedy = 'Put it on a heading; an entry takes its kind from its label and its place'
      report(unit.line, `{${attributes.kind}} is on an entry`, remedy)
    }
    applyAttributes(unit, attributes)
  }
  const words = isSaid ? head.raw : raw
  // An entry's own words never begin a note.
  return words === ''
    ? rest
    : [{ ...first, raw: first.raw.includes('\n') ? keepLines(first.raw, words) : words }, ...rest]
}

/** The words without the label, in the lines of the source, so that what continues without an indent can be seen. */
function keepLines(raw: string, words: string): string {
  const [head = '', ...lines] = raw.split('\n')
  const joined = joinLines(raw)
  const left = head.length - (joined.length - words.length)
  return left > 0 ? [head.slice(head.length - left), ...lines].join('\n') : words
}

function labelOf(
  raw: string,
  { labels }: Reader,
): { readonly label: UnitLabel; readonly end: number } | null {
  const { text } = readLiteral(raw)
  const label = labels.ofEntry(text)
  if (label === null) return null
  const at = /^\p{Cf}{0,4}/u.exec(raw)?.[0].length ?? 0
  // A backslash inside what would be the label makes it text.
  if (!raw.startsWith(label.label, at)) return null
  const close = at + label.label.length
  // A note may be called directly behind the label.
  const end = raw.slice(0, label.end) === text.slice(0, label.end) ? label.end : close
  return { label, end }
}

function applyLabel(unit: Draft, label: UnitLabel): void {
  unit.label = label.label
  unit.number = label.number
  unit.form = label.form
  unit.isRange = label.isRange
  if (label.meaning === null) return
  unit.kind = label.meaning.kind
  unit.word = label.meaning.prefix
  unit.isRoman = label.number !== null && isRomanNumber(label.number)
}

/** Reads a block of words into a unit: a text, or the notes that it holds. */
export function readText(unit: Draft, block: SourceBlock & { readonly kind: 'text' }, reader: Reader): void {
  const notes = readNotes(block.raw)
  for (const { label, raw, line } of notes) {
    const literal = readLiteral(joinLines(raw))
    reader.notes.push({ label, line: block.line + line, text: literal.text })
    reader.called.push(...literal.calls.map((call) => ({ label: call.label, line: block.line + line })))
  }
  if (notes.length > 0) return
  const joined = joinLines(block.raw)
  if (joined.startsWith('<!--')) {
    const remedy = 'Remove it: everything below the front matter is quoted as it stands'
    reader.report(block.line, 'a comment is in the text', remedy)
  }
  const lines = reader.options.alineas === 'lines' ? joined.split('\n') : [joined]
  for (const line of lines) {
    const { text, calls } = readLiteral(line)
    const label = readBareLabel(text)?.label ?? /^[-*+](?=[\p{L}(])/u.exec(text)?.[0] ?? null
    const looksLike = label !== null && line.startsWith(label) ? label : null
    unit.parts.push({ kind: 'text', text, calls, line: block.line, looksLike })
  }
}
