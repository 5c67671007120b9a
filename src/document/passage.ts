import { sentenceRanges } from '../text/sentences.ts'
import { basicUnitAt, titleAbove } from './basic-units.ts'
import type { Document } from './document.ts'
import { type Library, nameInReference } from './library.ts'
import { type Line, labelsWithin, linesOf, stretchesOf } from './lines.ts'
import { spanOfPlace } from './reference/place-span.ts'
import type { Reference, Span } from './reference/step.ts'
import { type MainKind, mainSeries, treeOf } from './tree.ts'
import { isUnit, type Unit } from './unit.ts'

/** Where a passage stands: a unit, a subparagraph, a table's row or a note, or a run of its sentences (both ends included). */
export interface Place {
  /** The id: `5`, `11.c`, `art6.1.f`, `art6.sub2`, `annex1.t1.r2`, `n4`. */
  readonly unit: string
  readonly sentences: { readonly from: number; readonly to: number } | null
  /** An item that comes with the words that lead to it. */
  readonly withLeadIn?: true
}

/** A part of a document that can be quoted; `parts` are its words, verbatim and in order. */
export interface Passage {
  readonly document: Document
  readonly place: Place
  /** The title of the heading that it stands under, or its own. */
  readonly section: string | null
  readonly parts: readonly Line[]
}

/** The id of a place within its document: `5`, `11.c`, `5:2`, `art6.1.f:1-2`. */
export function passageId({ unit, sentences }: Place): string {
  if (sentences === null) return unit
  const { from, to } = sentences
  return `${unit}:${from === to ? from : `${from}-${to}`}`
}

/** The reference that names exactly this passage; it names the document unless that is the library's main one. */
export function referenceTo(passage: Pick<Passage, 'document' | 'place'>, library: Library): Reference {
  return { document: nameInReference(passage.document, library), spans: [spanOf(passage)] }
}

/** The span of a reference that names exactly this place. */
export function spanOf({ document, place }: Pick<Passage, 'document' | 'place'>): Span {
  return spanOfPlace(place.unit, place.sentences, document)
}

/** The place of a whole unit. */
export function wholeUnit(unit: string): Place {
  return { unit, sentences: null }
}

/** The place of the basic unit that a passage is or stands in; its own where it holds several. */
export function basicPlace({ document, place }: Pick<Passage, 'document' | 'place'>): Place {
  return wholeUnit(basicUnitAt(place.unit, document)?.id ?? place.unit)
}

/** The passage with this id; null where the document has none. */
export function passageAt(id: string, document: Document): Passage | null {
  const tree = treeOf(document)
  const place = wholeUnit(id)
  const node = tree.byId.get(id)
  const read = linesOf(document).get(id)
  if (node !== undefined && read !== undefined) {
    return { document, place, section: titleAbove(node), parts: read.lines }
  }
  const row = tree.rows.get(id)
  if (row !== undefined && read !== undefined) {
    const section = row.parent === null ? null : titleAbove(row.parent)
    return { document, place, section, parts: read.lines }
  }
  const note = document.notes.find((each) => each.id === id)
  if (note !== undefined) {
    const { text } = note
    return { document, place, section: null, parts: [noteLine(id, text)] }
  }
  const [, above = '', number] = /^(.+)\.sub(\d+)$/u.exec(id) ?? []
  const holder = tree.byId.get(above)
  const stretch = stretchesOf(above, document).find((each) => String(each.number) === number)
  if (holder === undefined || stretch === undefined) return null
  // Of an article with paragraphs, those that follow its own words are no part of them.
  const own = basicUnitAt(id, document)
  return { document, place, section: titleAbove(holder), parts: own?.parts ?? stretch.lines }
}

function noteLine(of: string, text: string): Line {
  return { kind: 'text', of, labels: [], depth: 0, text, calls: [] }
}

/** The number of the first and of the last unit that a bare number names, as printed: 1 and 12. */
export function mainRange(document: Document): {
  readonly first: string
  readonly last: string
  readonly kind: MainKind
} {
  const series = mainSeries(document)
  const kind = series[0]?.kind
  return {
    first: series[0]?.number ?? '1',
    last: series.at(-1)?.number ?? '0',
    kind: kind === 'article' || kind === 'recital' ? kind : kind === 'division' ? 'section' : 'paragraph',
  }
}

/** The labels that stand before a line of a passage. */
export function labelsIn(line: Line, { document, place }: Passage): Line['labels'] {
  const top = place.withLeadIn === true ? basicUnitAt(place.unit, document)?.unit.id : place.unit
  return labelsWithin(line, (top ?? place.unit).replace(/\.sub\d+$/u, ''), document)
}

/** The words of a passage as the source has them: its lines one under the other, with the labels that the source prints. */
export function passageText(passage: Passage): string {
  return passage.parts
    .map((line) => {
      const printed = labelsIn(line, passage).filter(({ isOurs }) => !isOurs)
      return [...printed.map((label) => label.text), line.text].join(' ')
    })
    .join('\n')
}

/** The items right under a unit, in order. */
export function itemsOf(id: string, document: Document): readonly Unit[] {
  const unit = treeOf(document).byId.get(id)?.unit
  return (unit?.parts ?? []).filter((part) => isUnit(part)).filter(({ kind }) => kind === 'item')
}

/** The sentences of a passage, in order, as they are counted; the units inside it have their own. */
export function listSentences(passage: Passage): readonly string[] {
  const own = ownId(passage)
  return passage.parts
    .filter(({ of, kind }) => of === own && kind === 'text')
    .flatMap(({ text }) =>
      sentenceRanges(text, passage.document.language).map(({ start, end }) => text.slice(start, end)),
    )
}

function ownId({ place }: Passage): string {
  return place.unit.replace(/\.sub\d+$/u, '')
}

/** The lines of a passage's sentences from..to, counted from 1; what stands between two of them comes along whole. */
export function cutSentences(passage: Passage, from: number, to: number): readonly Line[] {
  const own = ownId(passage)
  let counted = 0
  return passage.parts.flatMap((line): readonly Line[] => {
    if (line.of !== own || line.kind !== 'text') return counted >= from && counted < to ? [line] : []
    const ranges = sentenceRanges(line.text, passage.document.language)
    const chosen = ranges.filter((_, index) => counted + index + 1 >= from && counted + index + 1 <= to)
    counted += ranges.length
    const [first, last] = [chosen[0], chosen.at(-1)]
    if (first === undefined || last === undefined) return []
    const calls = line.calls.filter(({ at }) => at >= first.start && at <= last.end)
    return [
      {
        ...line,
        text: line.text.slice(first.start, last.end),
        calls: calls.map(({ at, note }) => ({ at: at - first.start, note })),
      },
    ]
  })
}
