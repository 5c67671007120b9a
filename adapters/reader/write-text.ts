import { actionItemsOf } from '../../src/actions/action-items.ts'
import { h, keep, type Markup } from '../../src/app/http/markup.ts'
import { anchorOf } from '../../src/document/citation.ts'
import { type Document, type Item, itemsOf, type Paragraph, type Part } from '../../src/document/document.ts'
import { itemPassage, type Passage, type Place, paragraphPassage } from '../../src/document/passage.ts'
import type { Hit } from '../../src/search/engine.ts'
import { runTaskInSlices } from '../../src/text/cooperative-task.ts'
import { type Range, sentenceRanges } from '../../src/text/sentences.ts'
import { markWords, mergeRanges } from './mark-words.ts'
import { nestSections, type SectionNode, sectionAnchor } from './nest-sections.ts'
import { readerWords } from './reader-words.ts'
import { writeTools } from './write-tools.ts'

/** What the pieces of a text have in common. */
interface Setting {
  readonly document: Document
  /** The address of the page, null where it is not public. */
  readonly page: string | null
  readonly marks: ReadonlyMap<Part, readonly Range[]>
  /** The anchors of what was found. */
  readonly found: ReadonlySet<string>
  /** Action items by the anchor of the paragraph or item in which they stand. */
  readonly actions: ReadonlyMap<string, readonly Passage[]>
  readonly write: (paragraph: Paragraph) => Markup
}

/** Writes one document's text again and again. */
export interface TextWriter {
  /** Writes every paragraph down once, without keeping the process busy; what is searched for later is quick then. */
  readonly prepare: () => Promise<void>
  /** The text: its sections, paragraphs, items and closing, with what was found in it marked. */
  readonly write: (hits: readonly Hit[]) => Markup
}

/** `page` is the address of the document's page, null where it is not public. */
export function createTextWriter(document: Document, page: string | null): TextWriter {
  const actions = Map.groupBy(actionItemsOf(document), ({ place }) => anchorOf({ ...place, sentences: null }))
  const sections = nestSections(document)
  const kept = new Map<Paragraph, Markup>()
  const plain: Setting = { document, page, marks: new Map(), found: new Set(), actions, write: writePlain }
  return {
    prepare: () => runTaskInSlices(writeAll()),
    write(hits) {
      const touched = new Set(hits.map(({ passage }) => passage.place.paragraph))
      const setting: Setting = {
        ...plain,
        marks: collectMarks(hits),
        found: new Set(hits.flatMap(({ passage }) => anchorsOf(passage.place))),
        write: (paragraph) =>
          touched.has(paragraph.number) ? writeParagraph(paragraph, setting) : writePlain(paragraph),
      }
      return [writeUnder(sections, setting), writeClosing(document)]
    },
  }

  function* writeAll(): Generator<void, void> {
    for (const paragraph of document.paragraphs) {
      writePlain(paragraph)
      yield
    }
  }

  function writePlain(paragraph: Paragraph): Markup {
    const known = kept.get(paragraph)
    if (known !== undefined) return known
    const written = keep(writeParagraph(paragraph, plain))
    kept.set(paragraph, written)
    return written
  }
}

function writeClosing({ closing }: Document): Markup {
  if (closing.length === 0) return null
  return h(
    'div.closing',
    {},
    closing.map((line) => h('p.words', {}, line)),
  )
}

/** The paragraphs right under a heading, and the sections inside it where they begin. */
function writeUnder({ paragraphs, sections }: SectionNode, setting: Setting): Markup {
  return [paragraphs.map(setting.write), sections.map((section) => writeSection(section, setting))]
}

function writeSection(node: SectionNode, setting: Setting): Markup {
  const id = sectionAnchor(node.index)
  return h('section', { ariaLabelledBy: [id] }, [
    h(`h${node.level}.words`, { id }, node.title),
    writeUnder(node, setting),
  ])
}

function writeParagraph(paragraph: Paragraph, setting: Setting) {
  const passage = paragraphPassage(setting.document, paragraph)
  const id = anchorOf(passage.place)
  let sentences = 0
  const groups = groupParts(paragraph.parts).map((group) => {
    if (group.kind === 'items') return writeItems(group.items, paragraph, setting)
    const before = sentences
    sentences += sentenceRanges(group.text, setting.document.language).length
    return h('p.words', {}, writeWords(group, passage.place, before, setting))
  })
  // What can be done with a paragraph stands after its first words, before the items have theirs.
  const items = paragraph.parts.findIndex(({ kind }) => kind === 'item')
  const first = items === -1 ? groups.length : items
  return h('div.paragraph', { id, className: classOf(id, setting) }, [
    writeNumber(paragraph),
    ' ',
    groups.slice(0, first),
    beside(passage, setting),
    groups.slice(first),
  ])
}

function writeNumber({ number, numbered }: Paragraph): Markup {
  return numbered
    ? h('span.number', {}, `${number}.`)
    : h('span.number.ours', { title: readerWords.numberIsOurs }, `[${number}]`)
}

function writeItems(items: readonly Item[], paragraph: Paragraph, setting: Setting): Markup {
  // Without its role, some browsers no longer tell that a list without markers is one.
  return h(
    'ul.items',
    { role: 'list' },
    items.map((item) => {
      const passage = itemPassage(setting.document, paragraph, item.letter)
      if (passage === null) return null
      const id = anchorOf(passage.place)
      return h('li.item', { id, className: classOf(id, setting) }, [
        writeMarker(item, paragraph),
        ' ',
        h('div.words', {}, writeWords(item, passage.place, 0, setting)),
        beside(passage, setting),
      ])
    }),
  )
}

/** What the source prints before an item, after our letter where that is another. */
function writeMarker(item: Item, paragraph: Paragraph): Markup {
  if (item.marker === 'letter') return h('span.marker', {}, `(${item.letter})`)
  const alike = itemsOf(paragraph).filter(({ marker }) => marker === item.marker)
  return [
    h('span.letter.ours', { title: readerWords.letterIsOurs }, `(${item.letter})`),
    ' ',
    h('span.marker', {}, item.marker === 'number' ? `${alike.indexOf(item) + 1}.` : '•'),
  ]
}

function writeWords(part: Part, place: Place, sentencesBefore: number, setting: Setting): Markup {
  const nameSentence = (position: number) => {
    const number = sentencesBefore + position + 1
    const id = anchorOf({ ...place, sentences: { from: number, to: number } })
    return { id, isFound: setting.found.has(id) }
  }
  return markWords(part.text, setting.document.language, nameSentence, setting.marks.get(part) ?? [])
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
function collectMarks(hits: readonly Hit[]): ReadonlyMap<Part, readonly Range[]> {
  const marks = new Map<Part, readonly Range[]>()
  for (const hit of hits) {
    for (const [index, part] of hit.passage.parts.entries()) {
      marks.set(part, mergeRanges([...(marks.get(part) ?? []), ...(hit.marks[index] ?? [])]))
    }
  }
  return marks
}

type Group = Exclude<Part, Item> | { readonly kind: 'items'; readonly items: Item[] }

/** The parts in order, with the items that follow one another in one list. */
function groupParts(parts: readonly Part[]): readonly Group[] {
  const groups: Group[] = []
  for (const part of parts) {
    const last = groups.at(-1)
    if (part.kind === 'text') groups.push(part)
    else if (last?.kind === 'items') last.items.push(part)
    else groups.push({ kind: 'items', items: [part] })
  }
  return groups
}
