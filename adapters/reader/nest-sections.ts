import type { Document, Paragraph } from '../../src/document/document.ts'

/** A heading with the paragraphs right under it and, after them, the sections inside it. */
export interface SectionNode {
  readonly title: string
  readonly level: number
  /** Its position among all headings of the document, from 0; -1 for the document itself. */
  readonly index: number
  readonly paragraphs: readonly Paragraph[]
  readonly sections: readonly SectionNode[]
}

interface Draft extends SectionNode {
  readonly paragraphs: Paragraph[]
  readonly sections: Draft[]
}

/** The document as a tree: what stands before its first heading, and its sections, one inside the other. */
export function nestSections({ title, sections, paragraphs }: Document): SectionNode {
  const root: Draft = { title, level: 1, index: -1, paragraphs: [], sections: [] }
  const open: [Draft, ...Draft[]] = [root]
  let next = 0
  for (const paragraph of paragraphs) {
    for (; next < sections.length; next += 1) {
      const section = sections[next]
      if (section === undefined || section.from > paragraph.number) break
      const draft: Draft = { ...section, index: next, paragraphs: [], sections: [] }
      while (open.length > 1 && (open.at(-1)?.level ?? 0) >= draft.level) open.pop()
      open.at(-1)?.sections.push(draft)
      open.push(draft)
    }
    open.at(-1)?.paragraphs.push(paragraph)
  }
  return root
}

/** The name of a heading's place in the page. */
export function sectionAnchor(index: number): string {
  return `section-${index + 1}`
}
