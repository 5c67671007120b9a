import type { PdfTag } from './pdf-page.ts'

/* Deeper than any real structure; what is below is taken as its parent's. */
const deepest = 60

/** The tags of a page as the file has them; null where there are none. */
export function readStructure(tree: unknown): PdfTag | null {
  return isRecord(tree) ? readTag(tree, 0) : null
}

function readTag(node: Record<string, unknown>, depth: number): PdfTag {
  const children = Array.isArray(node.children) && depth < deepest ? node.children : []
  return {
    role: typeof node.role === 'string' ? node.role : 'Span',
    children: children.flatMap((child): (PdfTag | string)[] => {
      if (!isRecord(child)) return []
      if (child.type === 'content') return typeof child.id === 'string' ? [child.id] : []
      return child.type === undefined ? [readTag(child, depth + 1)] : []
    }),
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
