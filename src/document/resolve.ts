import type { Document } from './document.ts'
import { findDocument, type Library } from './library.ts'
import {
  cutSentences,
  itemsOf,
  listSentences,
  type Passage,
  type Place,
  passageAt,
  passageId,
} from './passage.ts'
import type { Reference, Span } from './reference.ts'
import { mainSeries } from './tree.ts'
import type { Unit } from './unit.ts'

/** Something that a reference names and the document does not have. */
export type Absence =
  | { readonly kind: 'document'; readonly name: string }
  | { readonly kind: 'paragraph'; readonly document: Document; readonly number: number }
  | {
      readonly kind: 'item'
      readonly document: Document
      readonly paragraph: number
      readonly letter: string
    }
  | {
      readonly kind: 'sentence'
      readonly document: Document
      readonly place: Place
      readonly number: number
      /** How many sentences there are. */
      readonly count: number
    }
  | { readonly kind: 'sub-item'; readonly document: Document; readonly place: Place; readonly label: string }
  | { readonly kind: 'backwards'; readonly document: Document; readonly span: Span }

/** Passages, each once, and whatever does not exist. */
interface Resolved {
  readonly passages: readonly Passage[]
  readonly absences: readonly Absence[]
}

/** The passages that a reference names, in its order and each once, and whatever it names that does not exist. */
export function resolveReference({ document: name, spans }: Reference, library: Library): Resolved {
  const document = findDocument(library, name)
  return document === null
    ? { passages: [], absences: [{ kind: 'document', name: name ?? '' }] }
    : resolveSpans(spans, document)
}

/** The same for spans of one document. */
export function resolveSpans(spans: readonly Span[], document: Document): Resolved {
  const passages = new Map<string, Passage>()
  const absences: Absence[] = []
  // A hundred ranges of the same thousand paragraphs are no more than one.
  const whole = new Set<Unit>()
  for (const span of spans) {
    const found = resolveSpan(span, document, whole)
    if ('kind' in found) absences.push(found)
    else for (const passage of found) passages.set(passageId(passage.place), passage)
  }
  return { passages: [...passages.values()], absences }
}

/** `whole` takes down the paragraphs that have been found, and leaves them out of what is found next. */
function resolveSpan(span: Span, document: Document, whole: Set<Unit>): readonly Passage[] | Absence {
  if (span.kind === 'unit') return resolveUnit(span, document)
  if (span.kind === 'paragraphs') return resolveParagraphs(span, document, whole)
  const paragraph = passageAt(String(span.paragraph), document)
  if (paragraph === null) return { kind: 'paragraph', document, number: span.paragraph }
  switch (span.kind) {
    case 'items':
      return resolveItems(span, document)
    case 'sentences':
      return resolveSentences(span, document)
    case 'sub-item':
      return absentSubItem(span, document)
  }
}

function resolveUnit(
  { id, sentences }: Span & { kind: 'unit' },
  document: Document,
): readonly Passage[] | Absence {
  const passage = passageAt(id, document)
  if (passage === null) return { kind: 'document', name: id }
  return sentences === null ? [passage] : sentencesOf(passage, sentences, { kind: 'unit', id, sentences })
}

function resolveParagraphs(
  span: Span & { kind: 'paragraphs' },
  document: Document,
  whole: Set<Unit>,
): readonly Passage[] | Absence {
  if (span.from > span.to) return { kind: 'backwards', document, span }
  const series = mainSeries(document)
  const [from, to] = [span.from, span.to].map((number) =>
    series.findIndex((unit) => unit.number === String(number)),
  )
  if (from === undefined || from === -1) return { kind: 'paragraph', document, number: span.from }
  if (to === undefined || to === -1) return { kind: 'paragraph', document, number: span.to }
  const units = series.slice(from, to + 1).filter((unit) => !whole.has(unit))
  for (const unit of units) whole.add(unit)
  return units.flatMap(({ id }) => passageAt(id, document) ?? [])
}

function resolveItems(span: Span & { kind: 'items' }, document: Document): readonly Passage[] | Absence {
  const items = itemsOf(String(span.paragraph), document)
  const [from, to] = [span.from, span.to].map((letter) => items.findIndex(({ number }) => number === letter))
  const absent = (letter: string): Absence => ({ kind: 'item', document, paragraph: span.paragraph, letter })
  if (from === undefined || from === -1) return absent(span.from)
  if (to === undefined || to === -1) return absent(span.to)
  if (from > to) return { kind: 'backwards', document, span }
  return items.slice(from, to + 1).flatMap(({ id }) => passageAt(id, document) ?? [])
}

function resolveSentences(
  span: Span & { kind: 'sentences' },
  document: Document,
): readonly Passage[] | Absence {
  const id = span.item === null ? String(span.paragraph) : `${span.paragraph}.${span.item}`
  const whole = passageAt(id, document)
  if (whole === null) return { kind: 'item', document, paragraph: span.paragraph, letter: span.item ?? '' }
  return sentencesOf(whole, span, span)
}

function sentencesOf(
  whole: Passage,
  { from, to }: { readonly from: number; readonly to: number },
  span: Span,
): readonly Passage[] | Absence {
  const { document } = whole
  if (from > to) return { kind: 'backwards', document, span }
  const count = listSentences(whole).length
  const outside = [from, to].find((number) => number < 1 || number > count)
  if (outside !== undefined) return { kind: 'sentence', document, place: whole.place, number: outside, count }
  return [
    { ...whole, place: { ...whole.place, sentences: { from, to } }, parts: cutSentences(whole, from, to) },
  ]
}

/** No item has parts of its own; where there is not even the item, that is what is absent. */
function absentSubItem(
  { paragraph, item, label }: Span & { kind: 'sub-item' },
  document: Document,
): readonly Passage[] | Absence {
  const whole = passageAt(`${paragraph}.${item}`, document)
  if (whole === null) return { kind: 'item', document, paragraph, letter: item }
  const inner = passageAt(`${paragraph}.${item}.${label}`, document)
  return inner === null ? { kind: 'sub-item', document, place: whole.place, label } : [inner]
}
