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
  const drafts = sections.map((section, index) => {
    const inside: Pick<Draft, 'paragraphs' | 'sections'> = { paragraphs: [], sections: [] }
    return { ...section, index, ...inside }
  })
  for (const draft of drafts) {
    const above = drafts.findLast(({ index, level }) => index < draft.index && level < draft.level) ?? root
    above.sections.push(draft)
  }
  for (const paragraph of paragraphs) {
    const above = drafts.findLast(({ from }) => from <= paragraph.number) ?? root
    above.paragraphs.push(paragraph)
  }
  return root
}

/** The name of a heading's place in the page. */
export function sectionAnchor(index: number): string {
  return `section-${index + 1}`
}
