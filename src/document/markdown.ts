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

// Only the block structure of Markdown is read. Inline markup is switched off, so that an asterisk, a bracket or
// an angle bracket in an official text stays what it is: a character of that text. A backslash still escapes, for
// the paragraph that begins like a heading or a list.
const literalText =
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

/** The blocks of a Markdown file, in order; the text of each is literal, with wrapped lines joined by a space. */
export function parseBlocks(source: string): readonly Block[] {
  const tree = fromMarkdown(source, {
    extensions: [frontmatter('yaml'), { disable: { null: literalText } }],
    mdastExtensions: [frontmatterFromMarkdown('yaml')],
  })
  return tree.children.flatMap((node) => readNode(node, source, 0))
}

function readNode(node: Nodes, source: string, depth: number): readonly Block[] {
  const line = lineOf(node)
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
      return node.children.map((item) => readItem(item, node, source, depth))
    default:
      return [{ kind: 'other', line, name: node.type }]
  }
}

function readItem(item: ListItem, list: List, source: string, depth: number): Block {
  const line = lineOf(item)
  const blocks = item.children.flatMap((child) => readNode(child, source, depth + 1))
  if (depth > 0 || !list.ordered) return { kind: 'entry', line, ordered: list.ordered === true, blocks }
  return { kind: 'numbered', line, number: printedNumber(item, source), blocks }
}

/** The number as the file prints it: Markdown itself would count on from the first, hiding a gap. */
function printedNumber(item: ListItem, source: string): number {
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

function lineOf(node: Node): number {
  return node.position?.start.line ?? 1
}
