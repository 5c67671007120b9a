import { actionItemsOf } from '../../src/actions/action-items.ts'
import { h, keep, type Markup } from '../../src/app/http/markup.ts'
import { basicUnitAt, closingOf } from '../../src/document/basic-units.ts'
import { anchorOf } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { isInline, type Line } from '../../src/document/lines.ts'
import { type Passage, type Place, passageAt, wholeUnit } from '../../src/document/passage.ts'
import { treeOf } from '../../src/document/tree.ts'
import { isUnit, type Unit, type UnitPart } from '../../src/document/unit.ts'
import type { Hit } from '../../src/search/engine.ts'
import { runTaskInSlices } from '../../src/text/cooperative-task.ts'
import { type Range, sentenceRanges } from '../../src/text/sentences.ts'
import { headingAnchor } from './heading-anchor.ts'
import { createLineReader, type LineReader } from './line-reader.ts'
import { markWords, mergeRanges } from './mark-words.ts'
import { readerWords } from './reader-words.ts'
import { writeNotes } from './write-notes.ts'
import { writeTable } from './write-table.ts'
import { writeTools } from './write-tools.ts'

/** What the pieces of a text have in common. */
interface Setting {
  readonly document: Document
  /** The address of the page, null where it is not public. */
  readonly page: string | null
  readonly marks: ReadonlyMap<Line, readonly Range[]>
  /** The anchors of what was found. */
  readonly found: ReadonlySet<string>
  /** Action items by the anchor of the unit in which they stand. */
  readonly actions: ReadonlyMap<string, readonly Passage[]>
  readonly lines: LineReader
  readonly write: (unit: Unit) => Markup
}

/** Writes one document's text again and again. */
export interface TextWriter {
  /** Writes every paragraph down once, without keeping the process busy; what is searched for later is quick then. */
  readonly prepare: () => Promise<void>
  /** The text: its headings, paragraphs, items, notes and closing, with what was found in it marked. */
  readonly write: (hits: readonly Hit[]) => Markup
}

/** `page` is the address of the document's page, null where it is not public. */
export function createTextWriter(document: Document, page: string | null): TextWriter {
  const actions = Map.groupBy(actionItemsOf(document), ({ place }) => anchorOf({ ...place, sentences: null }))
  const kept = new Map<Unit, Markup>()
  const lines = createLineReader(document)
  const plain: Setting = {
    document,
    page,
    marks: new Map(),
    found: new Set(),
    actions,
    lines,
    write: writePlain,
  }
  return {
    prepare: () => runTaskInSlices(writeAll()),
    write(hits) {
      const touched = new Set(
        hits.map(({ passage }) => basicUnitAt(passage.place.unit, document)?.unit.id ?? passage.place.unit),
      )
      const setting: Setting = {
        ...plain,
        marks: collectMarks(hits),
        found: new Set(hits.flatMap(({ passage }) => anchorsOf(passage.place))),
        write: (unit) => (touched.has(unit.id) ? writeInline(unit, setting) : writePlain(unit)),
      }
      return [writeParts(document.parts, null, setting), writeNotes(document), writeClosing(document)]
    },
  }

  function* writeAll(): Generator<void, void> {
    for (const { unit, parent } of treeOf(document).nodes) {
      if (!isInline(unit) || (parent !== null && isInline(parent.unit))) continue
      writePlain(unit)
      yield
    }
  }

  function writePlain(unit: Unit): Markup {
    const known = kept.get(unit)
    if (known !== undefined) return known
    const written = keep(writeInline(unit, plain))
    kept.set(unit, written)
    return written
  }
}

function writeClosing(document: Document): Markup {
  const closing = closingOf(document)
  if (closing.length === 0) return null
  return h(
    'div.closing',
    {},
    closing.map((line) => h('p.words', {}, line)),
  )
}

/** What a unit holds (null: the document), with the items that follow one another in one list. */
function writeParts(
  parts: readonly UnitPart[],
  of: Unit | null,
  setting: Setting,
  level = 2,
): readonly Markup[] {
  const written: Markup[] = []
  let list: Unit[] = []
  const endList = (): void => {
    if (list.length > 0) written.push(writeItems(list, setting))
    list = []
  }
  let texts = 0
  let sentences = 0
  for (const part of parts) {
    if (isUnit(part) && part.kind === 'item') {
      list.push(part)
      continue
    }
    endList()
    if (isUnit(part)) {
      if (part.kind !== 'closing' || of !== null)
        written.push(isInline(part) ? setting.write(part) : writeHeaded(part, setting, level))
    } else if (part.kind === 'text') {
      const line = setting.lines.textOf(of?.id ?? '', texts)
      written.push(h('p.words', {}, writeWords(line, part.text, of?.id ?? '', sentences, setting)))
      texts += 1
      sentences += sentenceRanges(part.text, setting.document.language).length
    } else if (part.kind === 'table')
      written.push(writeTable(part, (id) => setting.marks.get(setting.lines.lineOf(id)) ?? []))
    else written.push(h('blockquote.quoted', { id: part.id }, writeParts(part.parts, null, setting, level)))
  }
  endList()
  return written
}

/** A unit under a heading of its own. */
function writeHeaded(unit: Unit, setting: Setting, level: number): Markup {
  const id = headingAnchor(unit)
  const heading = [unit.label, unit.title].filter((each) => each !== null).join(' ')
  const inside = writeParts(unit.parts, unit, setting, heading === '' ? level : level + 1)
  if (heading === '') return h(`div.${unit.kind}`, { id }, inside)
  const passage = unit.kind === 'article' ? passageAt(unit.id, setting.document) : null
  return h('section', { ariaLabelledBy: [id], lang: unit.language }, [
    h(`h${Math.min(level, 6)}.words`, { id, className: classOf(id, setting) }, [
      unit.label === null ? null : h('span.label', {}, unit.label),
      unit.label === null || unit.title === null ? null : ' ',
      unit.title,
    ]),
    passage === null ? null : beside(passage, setting),
    unit.status === null ? null : h('p.status', { lang: 'en' }, readerWords.status(unit.status)),
    inside,
  ])
}

/** A paragraph, recital or preambular paragraph. */
function writeInline(unit: Unit, setting: Setting) {
  const passage = passageAt(unit.id, setting.document)
  const id = anchorOf(wholeUnit(unit.id))
  const written = writeParts(unit.parts, unit, setting)
  // What can be done with a paragraph stands after its first words, before the items have theirs.
  const items = unit.parts.findIndex((part) => part.kind !== 'text')
  const first = items === -1 ? written.length : items
  return h('div.paragraph', { id, className: classOf(id, setting), lang: unit.language }, [
    writeNumber(unit),
    ' ',
    written.slice(0, first),
    unit.status === null ? null : h('span.status', { lang: 'en' }, readerWords.status(unit.status)),
    passage === null ? null : beside(passage, setting),
    written.slice(first),
  ])
}

function writeNumber({ label, number, isOurs }: Unit): Markup {
  if (label !== null && !isOurs) return h('span.number', {}, label)
  return h('span.number.ours', { title: readerWords.numberIsOurs }, `[${number}]`)
}

function writeItems(items: readonly Unit[], setting: Setting): Markup {
  // Without its role, some browsers no longer tell that a list without markers is one.
  return h(
    'ul.items',
    { role: 'list' },
    items.map((item) => {
      const passage = passageAt(item.id, setting.document)
      if (passage === null) return null
      const id = anchorOf(passage.place)
      const [first, ...others] = item.parts
      const isText = first?.kind === 'text'
      const line = setting.lines.textOf(item.id, 0)
      const rest = writeParts(item.parts, item, setting)
      return h('li.item', { id, className: classOf(id, setting), lang: item.language }, [
        writeMarker(item),
        ' ',
        isText ? h('div.words', {}, writeWords(line, first.text, item.id, 0, setting)) : null,
        item.status === null ? null : h('span.status', { lang: 'en' }, readerWords.status(item.status)),
        beside(passage, setting),
        isText ? (others.length > 0 ? rest.slice(1) : null) : rest,
      ])
    }),
  )
}

/** What the source prints before an item, after our letter where that is another. */
function writeMarker({ label, number, isOurs }: Unit): Markup {
  if (!isOurs) return h('span.marker', {}, label ?? '')
  return [
    h('span.letter.ours', { title: readerWords.letterIsOurs }, `(${number})`),
    ' ',
    h('span.marker', {}, label ?? '•'),
  ]
}

function writeWords(line: Line | null, text: string, unit: string, before: number, setting: Setting): Markup {
  const nameSentence = (position: number) => {
    const number = before + position + 1
    const id = anchorOf({ unit, sentences: { from: number, to: number } })
    return { id, isFound: setting.found.has(id) }
  }
  const marks = line === null ? [] : (setting.marks.get(line) ?? [])
  return [
    markWords(text, setting.document.language, nameSentence, marks),
    (line?.calls ?? []).map(({ note }) =>
      h('sup.call', {}, h('a', { href: `#${note}` }, setting.lines.labelOfNote(note))),
    ),
  ]
}

function beside(passage: Passage, { page, actions }: Setting): Markup {
  return writeTools(passage, page, actions.get(anchorOf(passage.place)) ?? [])
}

function classOf(id: string, { found }: Setting): string[] | null {
  return found.has(id) ? ['found'] : null
}

/** The anchor of a place; of a run of sentences those of all. */
function anchorsOf(place: Place): readonly string[] {
  if (place.sentences === null) return [anchorOf(place)]
  const { from, to } = place.sentences
  return Array.from({ length: to - from + 1 }, (_, index) =>
    anchorOf({ ...place, sentences: { from: from + index, to: from + index } }),
  )
}

/** A paragraph and one of its items may both have been found, and mark the same words. */
function collectMarks(hits: readonly Hit[]): ReadonlyMap<Line, readonly Range[]> {
  const marks = new Map<Line, readonly Range[]>()
  for (const hit of hits) {
    for (const [index, line] of hit.passage.parts.entries()) {
      marks.set(line, mergeRanges([...(marks.get(line) ?? []), ...(hit.marks[index] ?? [])]))
    }
  }
  return marks
}
