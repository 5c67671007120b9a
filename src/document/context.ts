import { sentenceRanges } from '../text/sentences.ts'
import { type Document, paragraphAt, paragraphRange } from './document.ts'
import { findDocument, type Library } from './library.ts'
import { listSentences, type Passage, passageIn, referenceTo, resolveReference } from './passage.ts'
import type { Reference, Span } from './reference.ts'

/**
 * A passage with the words that belong to it: an item after the sentence of its paragraph that leads to the list,
 * sentences with the one before and the one after. A paragraph is its own context.
 */
export function withContext(passage: Passage, library: Library): Passage {
  const { item, sentences } = passage.place
  if (sentences !== null) return withNeighbours(passage, library)
  return item === null ? passage : withLeadIn(passage, item)
}

/** What stands around the passages of a reference: the whole paragraph, or the paragraphs beside it. */
export function surroundingsOf(reference: Reference, library: Library): Reference {
  const document = findDocument(library, reference.document)
  return document === null
    ? reference
    : { document: reference.document, spans: reference.spans.map((span) => widen(span, document)) }
}

function withLeadIn(passage: Passage, letter: string): Passage {
  const { document, place } = passage
  const parts = paragraphAt(document, place.paragraph)?.parts ?? []
  const at = parts.findIndex((part) => part.kind === 'item' && part.letter === letter)
  const before = parts.slice(0, Math.max(at, 0)).findLast((part) => part.kind === 'text')
  const sentence = before === undefined ? undefined : sentenceRanges(before.text, document.language).at(-1)
  if (before === undefined || sentence === undefined) return passage
  const leadIn = { kind: 'text', text: before.text.slice(sentence.start, sentence.end) } as const
  return { ...passage, place: { ...place, withLeadIn: true }, parts: [leadIn, ...passage.parts] }
}

function withNeighbours(passage: Passage, library: Library): Passage {
  const { document, place } = passage
  const paragraph = paragraphAt(document, place.paragraph)
  if (paragraph === null || place.sentences === null) return passage
  const whole = passageIn(document, paragraph, place.item)
  const count = whole === null ? 0 : listSentences(whole).length
  const { from, to } = place.sentences
  const sentences = { from: Math.max(from - 1, 1), to: Math.min(to + 1, count) }
  const wider = referenceTo({ ...passage, place: { ...place, sentences } }, library)
  return resolveReference(wider, library).passages[0] ?? passage
}

function widen(span: Span, document: Document): Span {
  if (span.kind !== 'paragraphs') return { kind: 'paragraphs', from: span.paragraph, to: span.paragraph }
  const { first, last } = paragraphRange(document)
  return { kind: 'paragraphs', from: Math.max(span.from - 1, first), to: Math.min(span.to + 1, last) }
}
