import { sentenceRanges } from '../text/sentences.ts'
import { type Document, itemsOf, type Paragraph, type Part, paragraphAt, paragraphRange } from './document.ts'
import { findDocument, type Library, nameInReference } from './library.ts'
import type { Reference, Span } from './reference.ts'

/** Where a passage stands: a paragraph, one item of it, or a run of sentences of either (both ends included). */
export interface Place {
  readonly paragraph: number
  readonly item: string | null
  readonly sentences: { readonly from: number; readonly to: number } | null
  /** An item that comes with the words of its paragraph that lead to it. */
  readonly withLeadIn?: true
}

/** A part of a document that can be quoted; `parts` are its words, verbatim and in order. */
export interface Passage {
  readonly document: Document
  readonly place: Place
  readonly section: string | null
  readonly parts: readonly Part[]
}

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
  const whole = new Set<number>()
  for (const span of spans) {
    const found = resolveSpan(span, document, whole)
    if ('kind' in found) absences.push(found)
    else for (const passage of found) passages.set(passageId(passage.place), passage)
  }
  return { passages: [...passages.values()], absences }
}

/** The id of a place within its document: `5`, `11.c`, `5:2`, `11.c:1-2`. */
export function passageId({ paragraph, item, sentences }: Place): string {
  const within = item === null ? `${paragraph}` : `${paragraph}.${item}`
  if (sentences === null) return within
  const { from, to } = sentences
  return `${within}:${from === to ? from : `${from}-${to}`}`
}

/** The reference that names exactly this passage; it names the document unless that is the library's main one. */
export function referenceTo(passage: Pick<Passage, 'document' | 'place'>, library: Library): Reference {
  return { document: nameInReference(passage.document, library), spans: [spanOf(passage.place)] }
}

/** The span of a reference that names exactly this place. */
export function spanOf({ paragraph, item, sentences }: Place): Span {
  if (sentences !== null) return { kind: 'sentences', paragraph, item, ...sentences }
  if (item !== null) return { kind: 'items', paragraph, from: item, to: item }
  return { kind: 'paragraphs', from: paragraph, to: paragraph }
}

/** The place of a whole paragraph. */
export function wholeParagraph(paragraph: number): Place {
  return { paragraph, item: null, sentences: null }
}

/** A whole paragraph as a passage. */
export function paragraphPassage(document: Document, paragraph: Paragraph): Passage {
  return {
    document,
    place: wholeParagraph(paragraph.number),
    section: paragraph.section,
    parts: paragraph.parts,
  }
}

/** One item of a paragraph as a passage. */
export function itemPassage(document: Document, paragraph: Paragraph, letter: string): Passage | null {
  const item = itemsOf(paragraph).find((candidate) => candidate.letter === letter)
  if (item === undefined) return null
  return {
    document,
    place: { paragraph: paragraph.number, item: letter, sentences: null },
    section: paragraph.section,
    parts: [item],
  }
}

/** An item of a paragraph, or with null the whole paragraph, as a passage; null where there is no such item. */
export function passageIn(document: Document, paragraph: Paragraph, item: string | null): Passage | null {
  return item === null ? paragraphPassage(document, paragraph) : itemPassage(document, paragraph, item)
}

/** The words of a passage as the source has them: its parts one under the other, a letter only where the source prints it. */
export function passageText(passage: Passage): string {
  const alone = passage.place.item !== null && passage.place.withLeadIn !== true
  return passage.parts
    .map((part) =>
      part.kind === 'item' && part.marker === 'letter' && !alone
        ? `(${part.letter}) ${part.text}`
        : part.text,
    )
    .join('\n')
}

/** `whole` takes down the paragraphs that have been found, and leaves them out of what is found next. */
function resolveSpan(span: Span, document: Document, whole: Set<number>): readonly Passage[] | Absence {
  if (span.kind === 'paragraphs') return resolveParagraphs(span, document, whole)
  const paragraph = paragraphAt(document, span.paragraph)
  if (paragraph === null) return { kind: 'paragraph', document, number: span.paragraph }
  switch (span.kind) {
    case 'items':
      return resolveItems(span, document, paragraph)
    case 'sentences':
      return resolveSentences(span, document, paragraph)
    case 'sub-item':
      return absentSubItem(span, document, paragraph)
  }
}

function resolveParagraphs(
  span: Span & { kind: 'paragraphs' },
  document: Document,
  whole: Set<number>,
): readonly Passage[] | Absence {
  if (span.from > span.to) return { kind: 'backwards', document, span }
  const { first, last } = paragraphRange(document)
  const outside = [span.from, span.to].find((number) => number < first || number > last)
  if (outside !== undefined) return { kind: 'paragraph', document, number: outside }
  const passages: Passage[] = []
  for (let number = span.from; number <= span.to; number++) {
    const paragraph = whole.has(number) ? null : paragraphAt(document, number)
    if (paragraph !== null) passages.push(paragraphPassage(document, paragraph))
    whole.add(number)
  }
  return passages
}

function resolveItems(
  span: Span & { kind: 'items' },
  document: Document,
  paragraph: Paragraph,
): readonly Passage[] | Absence {
  const letters = itemsOf(paragraph).map((item) => item.letter)
  const absent = [span.from, span.to].find((letter) => !letters.includes(letter))
  if (absent !== undefined) return { kind: 'item', document, paragraph: span.paragraph, letter: absent }
  const [from, to] = [letters.indexOf(span.from), letters.indexOf(span.to)]
  if (from > to) return { kind: 'backwards', document, span }
  return letters.slice(from, to + 1).flatMap((letter) => itemPassage(document, paragraph, letter) ?? [])
}

function resolveSentences(
  span: Span & { kind: 'sentences' },
  document: Document,
  paragraph: Paragraph,
): readonly Passage[] | Absence {
  const whole = passageIn(document, paragraph, span.item)
  if (whole === null) return { kind: 'item', document, paragraph: span.paragraph, letter: span.item ?? '' }
  if (span.from > span.to) return { kind: 'backwards', document, span }
  const parts = cutSentences(whole.parts, span.from, span.to, document.language, span.item !== null)
  const count = listSentences(whole).length
  const outside = [span.from, span.to].find((number) => number < 1 || number > count)
  if (outside !== undefined) return { kind: 'sentence', document, place: whole.place, number: outside, count }
  const sentences = { from: span.from, to: span.to }
  return [{ ...whole, place: { ...whole.place, sentences }, parts }]
}

/** No item has parts of its own; where there is not even the item, that is what is absent. */
function absentSubItem(
  { paragraph: number, item, label }: Span & { kind: 'sub-item' },
  document: Document,
  paragraph: Paragraph,
): Absence {
  const whole = itemPassage(document, paragraph, item)
  return whole === null
    ? { kind: 'item', document, paragraph: number, letter: item }
    : { kind: 'sub-item', document, place: whole.place, label }
}

/** The sentences of a passage, in order, as they are counted; the items inside a paragraph have their own. */
export function listSentences(passage: Passage): readonly string[] {
  return passage.parts
    .filter((part) => passage.place.item !== null || part.kind === 'text')
    .flatMap(({ text }) =>
      sentenceRanges(text, passage.document.language).map(({ start, end }) => text.slice(start, end)),
    )
}

/** The sentences from..to of the parts' own text; items that stand between two of them come along whole. */
function cutSentences(
  parts: readonly Part[],
  from: number,
  to: number,
  language: string,
  countItems: boolean,
): readonly Part[] {
  let counted = 0
  return parts.flatMap((part): readonly Part[] => {
    if (part.kind === 'item' && !countItems) return counted >= from && counted < to ? [part] : []
    const ranges = sentenceRanges(part.text, language)
    const chosen = ranges.filter((_, index) => counted + index + 1 >= from && counted + index + 1 <= to)
    counted += ranges.length
    const [first, last] = [chosen[0], chosen.at(-1)]
    return first === undefined || last === undefined
      ? []
      : [{ ...part, text: part.text.slice(first.start, last.end) }]
  })
}
