import type { Block, Heading } from '../blocks/blocks.ts'
import { headingLabel } from '../blocks/heading-words.ts'
import { labelShape } from '../blocks/label-shapes.ts'

/** The body of a document file of format 2. */
export function writeBlocks(blocks: readonly Block[]): string {
  return `${writeAll(blocks).join('\n\n')}\n`
}

function writeAll(blocks: readonly Block[]): string[] {
  const open: OpenHeading[] = []
  return blocks.map((block) => writeBlock(block, open))
}

interface OpenHeading {
  readonly rank: number
  /** A preamble: divisions come after it, not in it. */
  readonly isApart: boolean
}

function writeBlock(block: Block, open: OpenHeading[]): string {
  switch (block.kind) {
    case 'heading':
      while (open.some((above) => above.isApart || above.rank >= block.rank)) open.pop()
      open.push({
        rank: block.rank,
        isApart: block.attributes === 'preamble' || block.attributes === 'recitals',
      })
      return writeHeading(block, Math.min(6, open.length + 1))
    case 'entry':
      return indent(block.level, writeEntry(block.label, block.text))
    case 'text':
      return indent(block.level, escapeHead(block.text))
    case 'table':
      return indentLines(block.level, writeTable(block.rows))
    case 'quotation':
      return indentLines(
        block.level,
        writeAll(block.blocks)
          .join('\n\n')
          .split('\n')
          .map((line) => `> ${line}`.trimEnd()),
      )
    case 'note':
      return `[^${block.label}]: ${escapeBackslash(block.text)}`
    case 'closing':
      return '***'
  }
}

function indentLines(level: number, lines: readonly string[]): string {
  return lines.map((line) => indent(level, line)).join('\n')
}

function indent(level: number, text: string): string {
  return `${'    '.repeat(level)}${text}`
}

function writeHeading({ text, attributes }: Heading, depth: number): string {
  const words = escapeBackslash(text).replace(/\}$/u, '\\}')
  return [`${'#'.repeat(depth)}`, words, attributes === undefined ? '' : `{${attributes}}`]
    .filter((part) => part !== '')
    .join(' ')
}

/** An entry; a label that Markdown knows is written as its own number at the margin of its list. */
function writeEntry(label: string | null, text: string): string {
  if (label === null) {
    const looksLabelled = labelShape(text) !== null || headingLabel(text) !== null
    return `- ${looksLabelled ? escapeLabel(text) : escapeHead(text)}`
  }
  const blank = text === '' || /[）、]$/u.test(label) ? '' : ' '
  const rest = `${blank}${escapeHead(text)}`
  return /^\d{1,9}[.)]$/u.test(label) ? `${label}${rest}` : `- ${label}${rest}`
}

/** A backslash before the first character of a label that may have one makes it text. */
function escapeLabel(text: string): string {
  const escaped = escapeBackslash(text)
  const at = escaped.search(/[!-/:-@[-`{-~]/u)
  return at === -1 || at > 12 ? escaped : `${escaped.slice(0, at)}\\${escaped.slice(at)}`
}

/** What Markdown would take for structure at the head of a text is kept as text. */
function escapeHead(text: string): string {
  const escaped = escapeBackslash(text)
  const numbered = /^(\d{1,9})([.)])(?=\s|$)/u.exec(escaped)
  if (numbered !== null) return `${numbered[1]}\\${escaped.slice(numbered[1]?.length ?? 0)}`
  if (/^(?:#{1,6}(?:\s|$)|[-+*](?:\s|$)|>|\[\^[^\]]+\]:|\||\{)/u.test(escaped)) return `\\${escaped}`
  return /^([-*_])(?:\s*\1){2,}\s*$/u.test(escaped) ? `\\${escaped}` : escaped
}

function escapeBackslash(text: string): string {
  return text.replace(/\\(?=[!-/:-@[-`{-~])/gu, '\\\\')
}

function writeTable(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map((row) => row.length))
  const lines = rows.map((row) => {
    const cells = Array.from({ length: width }, (_, at) =>
      escapeBackslash(row[at] ?? '').replaceAll('|', '\\|'),
    )
    return `| ${cells.join(' | ')} |`
  })
  return lines.toSpliced(1, 0, `|${'---|'.repeat(width)}`)
}
