import { createHash } from 'node:crypto'
import type { Document, Paragraph } from './document.ts'

/** What the front matter records of a text, so that an accidental edit is noticed and its paragraph named. */
export interface Seal {
  /** SHA-256 of the normalised text, 64 hexadecimal digits. */
  readonly sha256: string
  /** The first 8 hexadecimal digits of each paragraph's own SHA-256, in order, with spaces between. */
  readonly paragraphs: string
}

/** The seal of a document as it stands. */
export function sealOf(document: Document): Seal {
  return {
    sha256: sha256(normalisedText(document)),
    paragraphs: document.paragraphs
      .map((paragraph) => sha256(linesOf(paragraph).join('\n')).slice(0, 8))
      .join(' '),
  }
}

/**
 * The text that is hashed: title, headings, paragraphs (with the number, where the source prints one), items and
 * closing lines, one a line, in order, in Unicode NFC, runs of white space folded to one space.
 */
function normalisedText(document: Document): string {
  const lines: string[] = [document.title]
  let next = 0
  for (const paragraph of document.paragraphs) {
    for (
      let heading = document.sections[next];
      heading !== undefined && heading.from <= paragraph.number;
      heading = document.sections[next]
    ) {
      lines.push(heading.title)
      next += 1
    }
    lines.push(...linesOf(paragraph))
  }
  const after = document.sections.slice(next).map((heading) => heading.title)
  return [...lines, ...after, ...document.closing].map(fold).join('\n')
}

function linesOf(paragraph: Paragraph): readonly string[] {
  const [first = '', ...rest] = paragraph.parts.map((part) => fold(part.text))
  return [paragraph.numbered ? `${paragraph.number}. ${first}` : first, ...rest]
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
