import { longestHeading } from '../read-body.ts'
import { type Attributes, readAttributes, splitHeading } from './attributes.ts'
import { createDraft, type Draft } from './draft.ts'
import type { UnitLabel } from './labels.ts'
import { joinLines, readLiteral } from './literal.ts'
import { isRomanNumber, readNumber } from './numbers.ts'
import type { SourceBlock } from './parse-blocks.ts'
import type { Reader } from './reader.ts'

/** The unit that a heading opens. */
export function readHeading(block: SourceBlock & { readonly kind: 'heading' }, reader: Reader): Draft {
  const { line, level } = block
  const { raw, said } = splitHeading(joinLines(block.raw))
  const { text, calls } = readLiteral(raw)
  reader.called.push(...calls.map(({ label }) => ({ label, line })))
  const attributes = readAttributes(said, line, reader.report)
  const unit = createDraft('division', line)
  unit.level = level
  checkHeading(block, text, said, reader)
  const label = attributes.kind === 'heading' ? null : labelOf(text, raw, attributes, reader)
  applyLabel(unit, text, label)
  applyKind(unit, text, label, attributes, reader)
  applyAttributes(unit, attributes)
  return unit
}

function checkHeading(
  { line, level }: SourceBlock & { readonly kind: 'heading' },
  text: string,
  said: string | null,
  { report }: Reader,
): void {
  if (text === '' && said === null) {
    report(line, 'a heading is empty', 'Write the heading after the #, or remove the line')
  }
  if (level === 1) {
    report(
      line,
      'a heading of the first level',
      'Put the title into the front matter and use ## for the first level of the text',
    )
  }
  if (text.length > longestHeading) {
    const message = `a heading has ${text.length} characters, more than ${longestHeading}`
    report(line, message, 'Put what is longer into a paragraph under it')
  }
}

/** A backslash inside what would be the label makes it text. */
function labelOf(text: string, raw: string, { kind }: Attributes, { labels }: Reader): UnitLabel | null {
  const found = labels.ofHeading(text)
  if (found !== null) return raw.includes(found.label) && raw.indexOf(found.label) <= 4 ? found : null
  if (kind !== 'article' && kind !== 'section' && kind !== 'division') return null
  // A number that is there without a point is a label where {…} says what it numbers.
  const [label] = /^\p{Nd}{1,4}(?:[.-]\p{Nd}{1,3})*[A-Za-z]{0,2}(?=\s|$)/u.exec(raw) ?? []
  if (label === undefined) return null
  const end = label.length + (/^\s*/u.exec(text.slice(label.length))?.[0].length ?? 0)
  const meaning = { kind: 'division', prefix: 'sec' } as const
  return { label, number: readNumber(label), form: '1.', end, meaning, isRange: false }
}

function applyLabel(unit: Draft, text: string, label: UnitLabel | null): void {
  unit.title = text === '' ? null : text
  if (label === null) return
  const rest = text.slice(label.end)
  unit.title = rest === '' ? null : rest
  unit.label = label.label
  unit.number = label.number
  unit.form = label.form
  unit.isRange = label.isRange
  unit.isRoman = label.number !== null && isRomanNumber(label.number)
  unit.kind = label.meaning?.kind ?? 'division'
  unit.word = label.meaning?.prefix ?? 'sec'
}

function applyKind(
  unit: Draft,
  text: string,
  label: UnitLabel | null,
  { kind, number }: Attributes,
  { report }: Reader,
): void {
  switch (kind) {
    case 'preamble':
    case 'recitals':
    case 'operative':
    case 'closing':
      Object.assign(unit, { kind, word: '', label: null, number: null, isRoman: false })
      unit.title = text === '' ? null : text
      return
    case 'annex':
      if (unit.kind !== 'annex') unit.word = 'annex'
      unit.kind = 'annex'
      return
    case 'article':
    case 'section':
      if (unit.kind !== 'article') unit.word = kind === 'article' ? 'art' : 's'
      unit.kind = 'article'
      if (label === null && number === null) {
        const remedy = `Write its number, or {${kind} no=…} with the number that it has`
        report(unit.line, `{${kind}} is on a heading without a number`, remedy)
      }
      return
    case 'division':
      unit.word = unit.word === 's' ? 'sec' : unit.word
      unit.kind = 'division'
  }
}

/** What `{…}` says of any unit. */
export function applyAttributes(unit: Draft, attributes: Attributes): void {
  unit.status = attributes.status
  unit.language = attributes.language
  unit.isAgain = attributes.isAgain
  unit.isDefinitions = attributes.isDefinitions
  if (attributes.number === null) return
  unit.number = attributes.number
  unit.isRoman = false
  // The source prints another number, or none: what the file says is our count.
  unit.isOurs = unit.label === null
  if (unit.kind === 'division' && unit.word === '') unit.word = 'sec'
}
