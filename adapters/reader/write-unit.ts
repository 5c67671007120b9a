import { h, type Markup } from '../../src/app/http/markup.ts'
import { basicUnitAt } from '../../src/document/basic-units.ts'
import { anchorOf } from '../../src/document/citation.ts'
import type { Document } from '../../src/document/document.ts'
import { isInline } from '../../src/document/lines.ts'
import { passageAt, wholeUnit } from '../../src/document/passage.ts'
import { ancestorsOf, treeOf } from '../../src/document/tree.ts'
import { isUnit, type Unit, type UnitPart } from '../../src/document/unit.ts'
import { headingAnchor } from './heading-anchor.ts'
import { attributesOf, ourLanguage } from './languages.ts'
import { readerWords } from './reader-words.ts'
import { classOf, isLong, type Kept, type TextSetting } from './text-setting.ts'
import { writeTable } from './write-table.ts'
import { writeTools } from './write-tools.ts'
import { createWordsWriter, type WordsWriter } from './write-words.ts'

/** A heading that is in front of the first words, with what can be done with the whole. */
interface Beginning {
  readonly heading: Markup
  readonly tools: Markup
}

/** What a document ('document'), a quotation or a unit with a heading of its own holds, each below the other. */
export function writeParts(
  parts: readonly UnitPart[],
  id: string,
  setting: TextSetting,
  begin: Beginning | null = null,
): readonly Markup[] {
  const words = createWordsWriter(id, setting)
  const written: Markup[] = []
  const begun = new Set<string>()
  let own: UnitPart[] = []
  let texts = 0
  // A run of its own words and what hangs on them is a block like a paragraph.
  const endOwn = (): void => {
    if (own.length === 0) return
    const name = `${id}.sub${texts}`
    const isNew = !begun.has(name) && basicUnitAt(name, setting.document)?.id === name
    begun.add(name)
    written.push(writeOwn(own, isNew ? name : null, words, setting, written.length === 0 ? begin : null))
    own = []
  }
  for (const part of parts) {
    const isApart = isUnit(part) && part.kind !== 'item'
    if (isApart || part.kind === 'text') endOwn()
    if (part.kind === 'text') texts += 1
    if (!isApart) own.push(part)
    else if (isInline(part)) written.push(setting.kept(part.id, (each) => writeInline(part, each)))
    else written.push(writeApart(part, setting))
  }
  endOwn()
  return written
}

/** A unit under a heading of its own; of a long text each article is kept. */
function writeApart(unit: Unit, setting: TextSetting): Markup {
  if (unit.kind === 'closing') return writeClosing(unit, setting)
  return unit.kind === 'article'
    ? setting.kept(unit.id, (each) => writeHeaded(unit, each))
    : writeHeaded(unit, setting)
}

function writeHeaded(unit: Unit, setting: TextSetting): Kept {
  const { document } = setting
  const id = headingAnchor(unit)
  const language = attributesOf(unit.language, document.language)
  if (!isHeaded(unit)) {
    return h(`div.${unit.kind}`, { id, ...language }, writeParts(unit.parts, unit.id, setting))
  }
  const passage = unit.kind === 'article' && unit.status === null ? passageAt(unit.id, document) : null
  const tools = passage === null ? null : writeTools(passage, setting)
  const heading = h(
    `h${levelOf(unit, document)}.words`,
    { id, className: classOf(id, setting) },
    writeHeading(unit, id, setting),
  )
  const begin = isRunIn(unit) ? { heading, tools } : null
  return h('section', { className: [unit.kind], ariaLabelledBy: [id], ...language }, [
    begin === null ? h('div.heading', {}, [heading, writeStatus(unit, setting), tools]) : null,
    writeParts(unit.parts, unit.id, setting, begin),
  ])
}

function writeHeading({ label, title }: Unit, id: string, setting: TextSetting): Markup {
  if (label === null) return title
  const here = writeHere(label, id, setting)
  return [
    h('span.label', { className: isWord(label) ? ['over'] : null }, here),
    title === null ? null : [' ', title],
  ]
}

/** A heading that is only "第三条", over words, runs into them. */
function isRunIn({ label, title, parts }: Unit): boolean {
  return title === null && label !== null && !isWord(label) && parts[0]?.kind === 'text'
}

/** 2 for the outermost heading; below the sixth, all are the sixth. */
function levelOf({ id }: Unit, document: Document): number {
  const node = treeOf(document).byId.get(id)
  const above = (node === undefined ? [] : ancestorsOf(node)).filter(({ unit }) => isHeaded(unit))
  return Math.min(2 + above.length, 6)
}

/** Whether it has a heading of its own. */
function isHeaded(unit: Unit): boolean {
  return !isInline(unit) && (unit.label ?? unit.title) !== null
}

/** "Article 6" stands over its title; "§ 6", "2.1" and "第六条" in front of it. */
function isWord(label: string): boolean {
  return /[\p{L}--[\p{scx=Han}\p{scx=Hangul}]]{2}/v.test(label)
}

function writeClosing(unit: Unit, { document }: TextSetting): Markup {
  const lines = unit.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []))
  return h(
    'div.closing',
    { id: unit.id, ...attributesOf(unit.language, document.language) },
    lines.map((line) => h('p.words', {}, line)),
  )
}

/** Own words of a headed unit, or of the document, with what hangs on them, and the heading that runs into them. */
function writeOwn(
  parts: readonly UnitPart[],
  name: string | null,
  words: WordsWriter,
  setting: TextSetting,
  begin: Beginning | null,
): Markup {
  const passage = name === null ? null : passageAt(name, setting.document)
  const className = name === null ? [] : (classOf(name, setting) ?? [])
  const tools = passage === null ? null : writeTools(passage, setting)
  const [first = null, ...others] = writeInside(parts, null, words, setting)
  return h('div.paragraph', { id: name, className: ['own', ...className] }, [
    begin === null ? first : h('div.lead', {}, [begin.heading, first]),
    begin === null ? tools : begin.tools,
    others,
  ])
}

/** A paragraph, recital or preambular paragraph. */
function writeInline(unit: Unit, setting: TextSetting): Kept {
  const { document } = setting
  const passage = passageAt(unit.id, document)
  const id = anchorOf(wholeUnit(unit.id))
  const written = writeInside(unit.parts, unit, createWordsWriter(unit.id, setting), setting)
  // What can be done with a paragraph is after its first words, before the items have theirs.
  const items = unit.parts.findIndex((part) => part.kind !== 'text')
  const first = items === -1 ? written.length : items
  return h(
    'div.paragraph',
    { id, className: classOf(id, setting), ...attributesOf(unit.language, document.language) },
    [
      writeNumber(unit, setting),
      ' ',
      written.slice(0, first),
      writeStatus(unit, setting),
      passage === null || unit.status !== null ? null : writeTools(passage, setting),
      written.slice(first),
    ],
  )
}

/** Words, lists, tables and quotations, as they are in a unit; the items that follow one another are one list. */
function writeInside(
  parts: readonly UnitPart[],
  of: Unit | null,
  words: WordsWriter,
  setting: TextSetting,
): readonly Markup[] {
  const written: Markup[] = []
  let list: Unit[] = []
  let texts = 0
  const isDivided = parts.filter(({ kind }) => kind === 'text').length > 1
  const endList = (): void => {
    if (list.length > 0) written.push(writeItems(list, setting))
    list = []
  }
  for (const part of parts) {
    if (isUnit(part) && part.kind === 'item') {
      list.push(part)
      continue
    }
    endList()
    if (isUnit(part)) {
      written.push(isInline(part) ? writeInline(part, setting) : writeApart(part, setting))
    } else if (part.kind === 'text') {
      texts += 1
      const id = of !== null && isDivided ? `${of.id}.sub${texts}` : null
      written.push(h('p.words', { id }, words.next(part.text)))
    } else if (part.kind === 'table') written.push(writeTable(part, setting))
    else written.push(h('blockquote.quoted', { id: part.id }, writeParts(part.parts, part.id, setting)))
  }
  endList()
  return written
}

function writeItems(items: readonly Unit[], setting: TextSetting): Markup {
  // Without its role, some browsers no longer tell that a list without markers is one.
  return h(
    'ul.items',
    { role: 'list' },
    items.map((item) => writeItem(item, setting)),
  )
}

function writeItem(item: Unit, setting: TextSetting): Markup {
  const { document } = setting
  const passage = passageAt(item.id, document)
  const id = anchorOf(wholeUnit(item.id))
  const written = writeInside(item.parts, item, createWordsWriter(item.id, setting), setting)
  const first = item.parts[0]?.kind === 'text' ? 1 : 0
  return h(
    'li.item',
    { id, className: classOf(id, setting), ...attributesOf(item.language, document.language) },
    [
      writeMarker(item, setting),
      ' ',
      written.slice(0, first),
      writeStatus(item, setting),
      hasTools(item, id, setting) && passage !== null ? writeTools(passage, setting) : null,
      written.slice(first),
    ],
  )
}

/** On a long page the script adds an item's tools when it's pointed at or focused. */
function hasTools({ status }: Unit, anchor: string, { document, actions }: TextSetting): boolean {
  return status === null && (!isLong(document) || actions.has(anchor))
}

function writeNumber({ id, kind, label, number, isOurs }: Unit, setting: TextSetting): Markup {
  const anchor = anchorOf(wholeUnit(id))
  if (label !== null && !isOurs) return h('span.number', {}, writeHere(label, anchor, setting))
  // Preambular and operative paragraphs are both counted.
  const counted = kind === 'pp' ? `[PP${number}]` : `[${number}]`
  return h('span.number.ours', { title: readerWords.numberIsOurs }, writeHere(counted, anchor, setting))
}

/** What the source prints before an item, after our letter where that is another. */
function writeMarker({ id, label, number, isOurs }: Unit, setting: TextSetting): Markup {
  const anchor = anchorOf(wholeUnit(id))
  if (!isOurs) return h('span.marker', {}, writeHere(label ?? '', anchor, setting))
  const letter = writeHere(`(${number})`, anchor, setting)
  return [
    h('span.letter.ours', { title: readerWords.letterIsOurs }, letter),
    ' ',
    h('span.marker', {}, label ?? '•'),
  ]
}

/** A label that leads to its own unit, so that its address can be had where there is no room for more. */
function writeHere(label: string, anchor: string, { document }: TextSetting): Markup {
  return document.format === 1 ? label : h('a.here', { href: `#${anchor}` }, label)
}

/** What became of a unit, in our words. */
function writeStatus({ status }: Unit, { document }: TextSetting): Markup {
  return status === null ? null : h('p.gone', { ...ourLanguage(document) }, readerWords.status(status))
}
