import { actionItemsOf } from '../../src/actions/action-items.ts'
import { keep, type Markup } from '../../src/app/http/markup.ts'
import { basicUnitAt } from '../../src/document/basic-units.ts'
import { anchorOf } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { isInline, type Line } from '../../src/document/lines.ts'
import type { Place } from '../../src/document/passage.ts'
import { ancestorsOf, type Node, treeOf } from '../../src/document/tree.ts'
import type { Hit } from '../../src/search/hit.ts'
import { runTaskInSlices } from '../../src/text/cooperative-task.ts'
import type { Range } from '../../src/text/sentences.ts'
import { createLineReader } from './line-reader.ts'
import { mergeRanges } from './mark-words.ts'
import type { TextSetting } from './text-setting.ts'
import { writeNotes } from './write-notes.ts'
import { writeParts } from './write-unit.ts'

/** Writes one document's text again and again. */
export interface TextWriter {
  /** Writes every paragraph down once, without keeping the process busy; what is searched for later is quick then. */
  readonly prepare: () => Promise<void>
  /** The text: its headings, paragraphs, items, notes and closing, with what was found in it marked. */
  readonly write: (hits: readonly Hit[]) => Markup
}

/** `page` is the address of the document's page, null where it is not public. */
export function createTextWriter(document: Document, page: string | null): TextWriter {
  const written = new Map<string, Markup>()
  const tree = treeOf(document)
  const plain: TextSetting = {
    document,
    page,
    marks: new Map(),
    found: new Set(),
    actions: Map.groupBy(actionItemsOf(document), ({ place }) => anchorOf({ ...place, sentences: null })),
    lines: createLineReader(document),
    kept: (_name, write) => write(plain),
  }
  const keeping: TextSetting = {
    ...plain,
    kept(name, write) {
      const known = written.get(name)
      if (known !== undefined) return known
      const now = keep(write(plain))
      written.set(name, now)
      return now
    },
  }
  return {
    prepare: () => runTaskInSlices(writeAll()),
    write(hits) {
      const touched = new Set(hits.flatMap(({ passage }) => around(passage.place)))
      const setting: TextSetting = {
        ...plain,
        marks: collectMarks(hits),
        found: new Set(hits.flatMap(({ passage }) => anchorsOf(passage.place))),
        kept: (name, write) => (touched.has(name) ? write(setting) : keeping.kept(name, write)),
      }
      return [writeParts(document.parts, 'document', setting), writeNotes(document, plain.lines)]
    },
  }

  function* writeAll(): Generator<void, void> {
    for (const node of tree.nodes) {
      if (!isKept(node)) continue
      writeParts([node.unit], '', keeping)
      yield
    }
  }

  /** The unit in which a place is, and those around that. */
  function around({ unit }: Place): readonly string[] {
    const node = tree.byId.get(basicUnitAt(unit, document)?.unit.id ?? unit)
    return node === undefined ? [] : [node, ...ancestorsOf(node)].map((each) => each.unit.id)
  }
}

/** An article, with all that it holds, or a paragraph of none. */
function isKept({ unit, parent }: Node): boolean {
  const around = parent === null ? [] : [parent, ...ancestorsOf(parent)]
  const isInside = around.some(({ unit }) => unit.kind === 'article' || isInline(unit))
  return !isInside && (unit.kind === 'article' || isInline(unit))
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
