import type { LeftOut } from './blocks.ts'
import { articleRank, headingLabel } from './heading-words.ts'
import { labelShape } from './label-shapes.ts'
import type { Flat } from './nest.ts'

/** A paragraph of a file that has no more structure than its looks; `depth` where it is styled as a heading. */
export type Paragraph =
  | {
      readonly kind: 'paragraph'
      readonly text: string
      readonly isBold: boolean
      readonly isContents: boolean
      readonly depth: number | null
    }
  | { readonly kind: 'table'; readonly text: string; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'note'; readonly label: string; readonly text: string }

/** Headings, entries and texts by the looks of paragraphs and the shapes of their labels. */
export function flatFromParagraphs(
  paragraphs: readonly Paragraph[],
  leftOut: LeftOut[],
  hasCover: boolean,
): Flat[] {
  const cover = hasCover ? coverOf(paragraphs) : 0
  return paragraphs.flatMap((paragraph, index): Flat[] => {
    const { text } = paragraph
    if (paragraph.kind === 'note') return [paragraph]
    const why = whyLeftOut(paragraph, index < cover)
    if (why !== null) {
      leftOut.push({ text, why })
      return []
    }
    if (paragraph.kind === 'table') return [{ kind: 'table', indent: 0, rows: paragraph.rows }]
    const shape = labelShape(text)
    if (paragraph.depth !== null || looksHeaded(paragraph, paragraphs[index + 1])) {
      const depth = paragraph.depth ?? depthOf(text)
      const above = paragraph.depth === null ? labelAbove(paragraphs[index - 1]) : null
      const rank = headingLabel(text)?.rank ?? (above === null ? 20 + depth : above + 1)
      return [{ kind: 'heading', rank, text, ...numberOf(text) }]
    }
    const article = shape === null ? articleEntry(text) : null
    if (article !== null) return [article]
    if (shape === null || shape.rest === '') return [{ kind: 'text', indent: 0, text }]
    // "1." that Word counts, before "1.1 …" that was typed.
    const inner = labelShape(shape.rest)
    if (inner?.shape === '1.1' && inner.label.startsWith(shape.number)) {
      return [
        { kind: 'entry', indent: 0, shape, text: '' },
        { kind: 'entry', indent: 0, shape: inner, text: inner.rest },
      ]
    }
    return [{ kind: 'entry', indent: 0, shape, text: shape.rest }]
  })
}

/** "第十三条 …" and "제13조 …": an article that has its words beside its label. */
function articleEntry(text: string): Flat | null {
  const article = headingLabel(text)
  if (article === null || article.rank !== articleRank || !/^[第제]/u.test(text) || article.rest === '')
    return null
  const shape = { label: article.label, shape: 'article', number: '', rest: article.rest } as const
  return { kind: 'entry', indent: 0, shape, text: article.rest }
}

/** The rank of a label that is alone in the paragraph above, whose title this is; null without one. */
function labelAbove(above: Paragraph | undefined): number | null {
  const label = above?.kind === 'paragraph' ? headingLabel(above.text) : null
  return label?.rest === '' ? label.rank : null
}

function whyLeftOut(paragraph: Paragraph, isCover: boolean): string | null {
  if (isCover) return 'the cover'
  if (paragraph.kind === 'paragraph' && paragraph.isContents) return 'a table of contents'
  return /[\p{L}\p{N}]/u.test(paragraph.text) ? null : 'an ornament'
}

const deepest = 7

function depthOf(text: string): number {
  const number = /^(\d+(?:\.\d+)*)\.?\s/u.exec(text)?.[1]
  return number === undefined ? deepest : number.split('.').length
}

/** "1 General": a number that no full stop makes a label. */
function numberOf(text: string): { readonly attributes?: string } {
  const number = /^(\d{1,3})\s+\p{Lu}/u.exec(text)?.[1]
  return number === undefined ? {} : { attributes: `division no=${number}` }
}

/** A short line that is bold, or is alone before a numbered paragraph, and is no sentence. */
function looksHeaded(
  paragraph: Extract<Paragraph, { kind: 'paragraph' }>,
  next: Paragraph | undefined,
): boolean {
  const { text, isBold } = paragraph
  if (text.length > 150 || /[.,;:…]$/u.test(text.replace(/^\S+\s*/u, ''))) return false
  const isBeforeNumber =
    next?.kind === 'paragraph' && /^(?:\d|\[\d)/u.test(labelShape(next.text)?.label ?? '')
  // "6.2.1 Amendment documents" above a text without a number.
  const shape = labelShape(text)
  const isTitled = shape?.shape === '1.1' && /^\p{Lu}/u.test(shape.rest) && shape.rest.length < 80
  if (isTitled && next?.kind === 'paragraph' && labelShape(next.text) === null) return true
  return isBold || (isBeforeNumber && text.length < 80 && labelShape(text) === null && /^\p{Lu}/u.test(text))
}

/** How many paragraphs are a cover: short lines, hardly a sentence, before the first numbered paragraph and its heading. */
function coverOf(paragraphs: readonly Paragraph[]): number {
  const first = paragraphs.findIndex(
    ({ kind, text }) => kind === 'paragraph' && /^\[?1[.\])]?$/u.test(labelShape(text)?.label ?? text),
  )
  const before = paragraphs.slice(0, Math.max(0, first - 1))
  const lines = before.filter(({ kind, text }) => kind === 'table' || text.length < 80)
  return before.length >= 8 && lines.length >= before.length * 0.7 ? before.length : 0
}
