import type { ListItem, Nodes, PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { frontmatter } from 'micromark-extension-frontmatter'
import type { Block } from '../../src/document/markdown.ts'

// Inline markup and what official texts have not is switched off.
const literalText =
  `attention autolink characterReference codeFenced codeIndented codeText definition hardBreakEscape
  htmlFlow htmlText labelEnd labelStartImage labelStartLink setextUnderline`.split(/\s+/u)

/** The blocks of a Markdown file as the parser reads it in one piece. */
export function referenceBlocks(source: string): readonly Block[] {
  const tree = fromMarkdown(source, {
    extensions: [frontmatter('yaml'), { disable: { null: literalText } }],
    mdastExtensions: [frontmatterFromMarkdown('yaml')],
  })
  return tree.children.flatMap((node) => readNode(node, source, 0))
}

function readNode(node: Nodes, source: string, depth: number): readonly Block[] {
  const line = node.position?.start.line ?? 1
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
      return node.children.map((item) => readItem(item, node.ordered === true, source, depth))
    default:
      return [{ kind: 'other', line, name: node.type }]
  }
}

function readItem(item: ListItem, ordered: boolean, source: string, depth: number): Block {
  const { line, offset = 0 } = item.position?.start ?? { line: 1 }
  const blocks = item.children.flatMap((child) => readNode(child, source, depth + 1))
  if (depth > 0 || !ordered) return { kind: 'entry', line, ordered, blocks }
  return { kind: 'numbered', line, number: Number.parseInt(source.slice(offset, offset + 10), 10), blocks }
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
