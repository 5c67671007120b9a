import type { ListItem, Nodes, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { divide, literalText, shortestPiece } from '../markdown.ts'

/**
 * What a file of format 2 is made of, before its labels are read. `line` counts from 1 in the file, `column` from 0: the
 * columns before it in its line. `raw` is the source of its words, with the backslashes.
 */
export type SourceBlock = { readonly line: number; readonly column: number } & (
  | { readonly kind: 'heading'; readonly level: number; readonly raw: string }
  | { readonly kind: 'text'; readonly raw: string }
  /** `marker` is the number as printed ("1.", "1)"); null for a bullet. */
  | { readonly kind: 'entry'; readonly marker: string | null; readonly blocks: readonly SourceBlock[] }
  | { readonly kind: 'quotation'; readonly blocks: readonly SourceBlock[] }
  | { readonly kind: 'table'; readonly rows: SourceRow[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'other'; readonly name: string }
)

/** A row of a table; the first is the head. */
interface SourceRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A piece's text, how many lines are before it, and where each of its lines begins. */
interface Context {
  readonly source: string
  readonly before: number
}

const extensions = [gfmTable(), { disable: { null: [...literalText] } }]
const mdastExtensions = [gfmTableFromMarkdown()]

/** The blocks of a text, in order, with a pause after each piece; `firstLine` is the line of the file that it begins on. */
export function* parseSource(source: string, firstLine: number): Generator<void, readonly SourceBlock[]> {
  const blocks: SourceBlock[] = []
  // The first line is empty, so that what looks like front matter is none here.
  for (const piece of divide(`\n${source}`, shortestPiece, true)) {
    const before = firstLine + piece.line - 3
    const [long, ...more] = divideTable(piece.text)
    const read = parse(long?.text ?? piece.text, before)
    yield
    const table = read.at(-1)
    for (const { text, line } of more) {
      const [part] = parse(text, before + line)
      if (table?.kind === 'table' && part?.kind === 'table') table.rows.push(...part.rows.slice(1))
      yield
    }
    for (const block of read) blocks.push(block)
  }
  return blocks
}

function parse(text: string, before: number): readonly SourceBlock[] {
  const tree = fromMarkdown(text, { extensions, mdastExtensions })
  return readAll(tree.children, { source: text, before })
}

// A table's rows take the parser ten times as long as other lines.
const mostRows = 50
const delimiter = /^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/u

/**
 * A piece that is one long table at the margin, in parts that each begin with its head; nothing for any other piece. `line` is
 * how many of the piece's lines a part's own first line comes after, less the lines of the head.
 */
function divideTable(text: string): readonly { readonly text: string; readonly line: number }[] {
  const lines = text.trimEnd().split('\n')
  const from = lines.findIndex((line) => line.trim() !== '')
  const rows = lines.slice(from + 2)
  const isTable = rows.length > mostRows && delimiter.test(lines[from + 1] ?? '')
  if (!isTable || !lines.slice(from).every((line) => line.startsWith('|'))) return []
  const head = lines.slice(0, from + 2)
  return Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, at) => ({
    text: [...head, ...rows.slice(at * mostRows, (at + 1) * mostRows)].join('\n'),
    line: at * mostRows,
  }))
}

function readNode(node: Nodes, context: Context): readonly SourceBlock[] {
  const at = placeOf(node, context)
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', ...at, level: node.depth, raw: rawOf(node.children, context) }]
    case 'paragraph':
      return [{ kind: 'text', ...at, raw: rawOf(node.children, context) }]
    case 'list':
      return node.children.map((item) => readItem(item, context))
    case 'blockquote':
      return [{ kind: 'quotation', ...at, blocks: readAll(node.children, context) }]
    case 'table':
      return [{ kind: 'table', ...at, rows: readRows(node, context) }]
    case 'thematicBreak':
      return [{ kind: 'rule', ...at }]
    default:
      return [{ kind: 'other', ...at, name: node.type }]
  }
}

function readAll(nodes: readonly Nodes[], context: Context): readonly SourceBlock[] {
  return nodes.flatMap((node) => readNode(node, context))
}

function readItem(item: ListItem, context: Context): SourceBlock {
  const offset = item.position?.start.offset ?? 0
  const [, marker = null] = /^(\d{1,9}[.)])/u.exec(context.source.slice(offset, offset + 11)) ?? []
  return { kind: 'entry', ...placeOf(item, context), marker, blocks: readAll(item.children, context) }
}

function readRows(table: Table, context: Context): SourceRow[] {
  return table.children.map((row) => ({
    line: placeOf(row, context).line,
    cells: row.children.map((cell) => rawOf(cell.children, context)),
  }))
}

function rawOf(children: readonly Nodes[], { source }: Context): string {
  const from = children[0]?.position?.start.offset ?? 0
  return source.slice(from, children.at(-1)?.position?.end.offset ?? from)
}

function placeOf(node: Nodes, { source, before }: Context): { line: number; column: number } {
  const { line = 1, column = 1, offset = 0 } = node.position?.start ?? {}
  return { line: before + line, column: widthOf(source.slice(offset - column + 1, offset)) }
}

/** A tab reaches to the next column that four divide. */
function widthOf(head: string): number {
  if (!head.includes('\t')) return head.length
  let width = 0
  for (const sign of head) width += sign === '\t' ? 4 - (width % 4) : 1
  return width
}
