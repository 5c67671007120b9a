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
  | { readonly kind: 'table'; readonly rows: readonly SourceRow[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'other'; readonly name: string }
)

/** A row of a table; the first is the head. */
export interface SourceRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** A piece's text, how many lines stand before it, and where each of its lines begins. */
interface Context {
  readonly source: string
  readonly before: number
}

const extensions = [gfmTable(), { disable: { null: [...literalText] } }]
const mdastExtensions = [gfmTableFromMarkdown()]

/** The blocks of a text, in order, with a pause after each piece; `firstLine` is the line of the file that it begins on. */
export function* parseSource(source: string, firstLine: number): Generator<void, readonly SourceBlock[]> {
  const blocks: SourceBlock[] = []
  // What looks like front matter is none here.
  for (const piece of divide(`\n${source}`, shortestPiece, true)) {
    const tree = fromMarkdown(piece.text, { extensions, mdastExtensions })
    const context = { source: piece.text, before: firstLine + piece.line - 3 }
    for (const node of tree.children) for (const block of readNode(node, context)) blocks.push(block)
    yield
  }
  return blocks
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

function readRows(table: Table, context: Context): readonly SourceRow[] {
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
