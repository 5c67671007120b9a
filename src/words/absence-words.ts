import { pinpoint } from '../document/citation.ts'
import type { Document } from '../document/document.ts'
import { itemsOf, mainRange } from '../document/passage.ts'
import { formatSpan, type Span } from '../document/reference.ts'
import type { Absence } from '../document/resolve.ts'

/** What the document doesn't have, and what it has instead, as one or two sentences. */
export function describeAbsence(absence: Absence): string {
  const { title, instead } = absenceOf(absence)
  return instead === '' ? `${title}.` : `${title}. ${instead}`
}

/** The same as a title without its full stop, and the sentence after it, which may be empty. */
export function absenceOf(absence: Absence): { readonly title: string; readonly instead: string } {
  switch (absence.kind) {
    case 'document':
      return { title: `I don’t have a document called “${absence.name}”`, instead: '' }
    case 'paragraph':
      return { title: `There’s no ¶${absence.number}`, instead: whatExists(absence.document) }
    case 'item':
      return absentItem(absence)
    case 'sentence': {
      const count = describeSentences(absence.count)
      return { title: `${pinpoint(absence)} has no sentence ${absence.number}`, instead: `It has ${count}.` }
    }
    case 'sub-item':
      return { title: `${pinpoint(absence)} has no (${absence.label})`, instead: '' }
    case 'backwards':
      return {
        title: `${formatSpan(absence.span)} is in reverse order`,
        instead: `Did you mean ${formatSpan(turnRound(absence.span))}?`,
      }
  }
}

function describeSentences(count: number): string {
  if (count === 0) return 'no sentences of its own'
  return count === 1 ? 'one sentence' : `sentences 1–${count}`
}

function turnRound(span: Span): Span {
  if (span.kind === 'sub-item' || span.kind === 'unit') return span
  return span.kind === 'items'
    ? { ...span, from: span.to, to: span.from }
    : { ...span, from: span.to, to: span.from }
}

/** "This document has paragraphs 1–12." */
export function whatExists(document: Document): string {
  const { first, last } = mainRange(document)
  return `${document.short} has paragraphs ${first}–${last}.`
}

function absentItem({ document, paragraph, letter }: Absence & { kind: 'item' }) {
  const letters = itemsOf(`${paragraph}`, document).map(({ number }) => number)
  const [first, last] = [letters[0], letters.at(-1)]
  if (first === undefined) return { title: `¶${paragraph} has no items`, instead: '' }
  return {
    title: `¶${paragraph} has no item (${letter})`,
    instead: `Its items are (${first}) to (${last}).`,
  }
}
