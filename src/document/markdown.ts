import type { List, ListItem, Node, Nodes, PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { frontmatter } from 'micromark-extension-frontmatter'

/** What a document file is made of, before its numbers are checked. Lines count from 1. */
export type Block = { readonly line: number } & (
  | { readonly kind: 'front matter'; readonly yaml: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'numbered'; readonly number: number; readonly blocks: readonly Block[] }
  | { readonly kind: 'entry'; readonly ordered: boolean; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }
  | { readonly kind: 'other'; readonly name: string }
)

/**
 * What is switched off in the parser. Only the block structure of Markdown is read: an asterisk, a bracket or an angle bracket
 * in an official text stays what it is, a character of that text. A backslash still escapes, for the paragraph that begins
 * like a heading or a list.
 */
export const literalText: readonly string[] =
  `attention autolink characterReference codeFenced codeIndented codeText definition hardBreakEscape
  htmlFlow htmlText labelEnd labelStartImage labelStartLink setextUnderline`.split(/\s+/u)

/** How deeply lists and block quotes may be nested. The parser's time grows too fast beyond that. */
export const deepestNesting = 50

const marker = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/uy
const rule = /^[ \t]*([-*_])(?:[ \t]*\1)+[ \t]*$/u

/** The number of the first line that is nested more deeply than `deepestNesting`; null where none is. */
export function findTooDeep(source: string): number | null {
  const at = source.split('\n').findIndex((line) => isTooDeep(line) && !rule.test(line))
  return at === -1 ? null : at + 1
}

function isTooDeep(line: string): boolean {
  // A level of a list takes two columns at least.
  const levels = (/^[ \t]*/u.exec(line)?.[0].length ?? 0) / 2
  marker.lastIndex = 0
  let markers = 0
  while (markers <= deepestNesting && marker.test(line)) markers += 1
  return markers > 0 && levels + markers > deepestNesting
}

/** A stretch of a file that can be read on its own; `line` is its first. */
export interface Piece {
  readonly line: number
  readonly text: string
  readonly isFrontMatter: boolean
}

/** Shorter pieces, in characters, are not worth a pause. */
export const shortestPiece = 2_000
// Longer ones take the parser too long; no official text has them.
const longestPiece = { lines: 1_000, characters: 25_000 }

/** What is too long to be read without a pause, and its first line; null where nothing is. It pauses itself. */
export function* findTooLong(
  source: string,
  betweenEntries = false,
): Generator<void, { readonly line: number; readonly message: string } | null> {
  const { lines, characters } = longestPiece
  for (const { line, text } of divide(source, shortestPiece, betweenEntries)) {
    if (text.length > characters) return { line, message: `a block of more than ${characters} characters` }
    if (text.split('\n').length > lines + 1) return { line, message: `a block of more than ${lines} lines` }
    yield
  }
  return null
}

/**
 * The blocks of a Markdown file, in order, with a pause after each piece of at least `shortest` characters; the text of
 * each is literal, with wrapped lines joined by a space.
 */
export function* parseBlocks(
  source: string,
  shortest: number = shortestPiece,
): Generator<void, readonly Block[]> {
  const blocks: Block[] = []
  for (const piece of divide(source, shortest)) {
    for (const block of parsePiece(piece)) blocks.push(block)
    yield
  }
  return blocks
}

/**
 * Divides a file where the blocks before cannot go on, whatever they are: before a heading, before a line that is not
 * indented and comes after a blank one, and between the items of a numbered list; with `betweenEntries`, before each entry at
 * the margin, too.
 */
export function* divide(source: string, shortest: number, betweenEntries = false): Generator<Piece, void> {
  const lines = source.split('\n')
  let from = 0
  const cut = (to: number, isFrontMatter = false): Piece => {
    const piece = { line: from + 1, text: lines.slice(from, to).join('\n'), isFrontMatter }
    from = to
    return piece
  }
  const frontMatter = fence.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && fence.test(line))
    : 0
  if (frontMatter > 0) yield cut(frontMatter + 1, true)
  let characters = 0
  // The columns by which the lines of a numbered list's item are indented; null where a line may stand in no list.
  let indent: number | null = null
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const isInMargin = /^[^ \t]/u.test(line)
    const isLong = characters >= shortest || at - from >= longestPiece.lines / 10
    const isItem = item.test(line)
    const canCut =
      heading.test(line) ||
      blank.test(lines[at - 1] ?? '') ||
      (isItem && indent !== null) ||
      (betweenEntries && entry.test(line))
    const isFirst = at === from || (isLong && canCut && isInMargin)
    if (isFirst && at > from) {
      yield cut(at)
      characters = 0
    }
    if (isItem && (isFirst || indent !== null)) indent = item.exec(line)?.[0].length ?? null
    else if (!blank.test(line) && !line.startsWith(' '.repeat(indent ?? 1))) indent = null
    characters += line.length + 1
  }
  if (lines.length > from) yield cut(lines.length)
}

const fence = /^---[ \t]*$/u
const heading = /^#{1,6}(?:[ \t]|$)/u
const blank = /^[ \t]*$/u
// With text beside the number: without it, a blank line ends the item.
const item = /^\d{1,9}[.)] +(?=[^ \t])/u
// With text, an entry ends whatever stands before it.
const entry = /^[-*+] +(?=[^ \t*_+-])/u

function parsePiece({ line, text, isFrontMatter }: Piece): readonly Block[] {
  const tree = fromMarkdown(text, {
    extensions: [...(isFrontMatter ? [frontmatter('yaml')] : []), { disable: { null: [...literalText] } }],
    mdastExtensions: [frontmatterFromMarkdown('yaml')],
  })
  return tree.children.flatMap((node) => readNode(node, { source: text, before: line - 1 }, 0))
}

/** A piece's text, and how many lines stand before it. */
interface Context {
  readonly source: string
  readonly before: number
}

function readNode(node: Nodes, context: Context, depth: number): readonly Block[] {
  const line = lineOf(node, context)
  switch (node.type) {
    case 'yaml':
      return [{ kind: 'front matter', line, yaml: node.value }]
    case 'heading':
      return [{ kind: 'heading', line, level: node.depth, text: literal(node.children) }]
    case 'paragraph':
      return [{ kind: 'paragraph', line, text: literal(node.children) }]
    case 'thematicBreak':
      return [{ kind: 'rule', line }]
    case 'list':
      return node.children.map((item) => readItem(item, node, context, depth))
    default:
      return [{ kind: 'other', line, name: node.type }]
  }
}

function readItem(item: ListItem, list: List, context: Context, depth: number): Block {
  const line = lineOf(item, context)
  const blocks = item.children.flatMap((child) => readNode(child, context, depth + 1))
  if (depth > 0 || !list.ordered) return { kind: 'entry', line, ordered: list.ordered === true, blocks }
  return { kind: 'numbered', line, number: printedNumber(item, context), blocks }
}

/** The number as the file prints it: Markdown itself would count on from the first, hiding a gap. */
function printedNumber(item: ListItem, { source }: Context): number {
  const offset = item.position?.start.offset ?? 0
  return Number.parseInt(source.slice(offset, offset + 10), 10)
}

function literal(children: readonly PhrasingContent[]): string {
  return children
    .map((child) => {
      if (child.type === 'text') return child.value.replace(/[ \t]*\n[ \t]*/gu, ' ')
      return child.type === 'break' ? '\n' : ''
    })
    .join('')
    .trim()
}

function lineOf(node: Node, { before }: Context): number {
  return before + (node.position?.start.line ?? 1)
}
