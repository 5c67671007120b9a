import { type Converted, type LeftOut, oneLine } from '../blocks/blocks.ts'
import { articleRank, headingLabel } from '../blocks/heading-words.ts'
import { labelShape } from '../blocks/label-shapes.ts'
import { type Flat, nest } from '../blocks/nest.ts'
import { settle } from '../blocks/settle.ts'
import { ImportError } from '../import-error.ts'
import { writeCount } from '../packed/write-count.ts'
import { allBelow, elementsOf, isElement, type XmlElement, type XmlNode } from '../packed/xml-tree.ts'
import { unpackXml } from '../packed/zip.ts'
import { findInOdt, shownWords, statedIn } from './odt-surroundings.ts'

/** Turns an OpenDocument text into blocks: outline numbers and lists are counted, indexes and tracked deletions are left out. */
export function convertOdt(file: Uint8Array): Converted {
  const open = unpackXml(file)
  const content = open('content.xml')
  const body = content === null ? undefined : allBelow(content).find(({ name }) => name === 'text')
  if (content === null || body === undefined)
    throw new ImportError('The OpenDocument file has no text. Save it again in the program that made it.')
  const styles = [content, open('styles.xml') ?? content].flatMap(allBelow)
  const outline = styles.filter(({ name }) => name === 'outline-level-style')
  const listStyles = new Map(
    styles.filter(({ name }) => name === 'list-style').map((style) => [style.attributes.name ?? '', style]),
  )
  const leftOut: LeftOut[] = []
  const flat: Flat[] = []
  const counts: number[] = []
  const counted: string[] = []
  const notes = new Map<string, string>()
  const inLists = new Map<string, number[]>()
  const lastCounts = new Map<string, number>()
  const hasHeadings = allBelow(body).some(({ name }) => name === 'h')
  let sawHeading = false

  for (const element of elementsOf(body)) read(element, 0)
  for (const [label, text] of notes) flat.push({ kind: 'note', label, text })
  return {
    blocks: settle(nest(flat)),
    leftOut,
    sourceText: shownWords(body),
    counted,
    doubts: findInOdt(body),
    stated: statedIn(open('meta.xml'), content),
  }

  function read(element: XmlElement, indent: number): void {
    const { name } = element
    if (
      name === 'tracked-changes' ||
      name === 'sequence-decls' ||
      name.endsWith('-decls') ||
      name === 'forms'
    )
      return
    if (name === 'table-of-content' || name.endsWith('-index')) leave(textOf(element), 'a table of contents')
    else if (name === 'h') readHeading(element)
    else if (name === 'p') addText(oneLine(textOf(element)), indent)
    else if (name === 'list') readList(element, indent, element.attributes['style-name'] ?? '', 1)
    else if (name === 'table') readTable(element, indent)
    else for (const inner of elementsOf(element)) read(inner, indent)
  }

  function readHeading(element: XmlElement, ofList: string | null = null): void {
    const level = Number(element.attributes['outline-level'] ?? 1)
    const text = oneLine(textOf(element))
    if (text === '') return
    const style = outline.find((one) => Number(one.attributes.level) === level)
    const isCounted =
      (style?.attributes['num-format'] ?? '') !== '' &&
      element.attributes['is-list-header'] !== 'true' &&
      headingLabel(text) === null
    let number = ofList ?? ''
    if (isCounted && ofList === null) {
      counts.splice(level)
      for (let at = 0; at < level; at += 1)
        counts[at] = at === level - 1 ? (counts[at] ?? 0) + 1 : (counts[at] ?? 1)
      const shown = Number(style?.attributes['display-levels'] ?? 1)
      number = counts
        .slice(level - shown, level)
        .map((count) => writeCount(count, style?.attributes['num-format'] ?? '1'))
        .join('.')
    }
    sawHeading = true
    counted.push(number)
    const label = headingLabel(text)
    const heading = {
      kind: 'heading',
      rank: label?.rank ?? 20 + level,
      text: number === '' ? text : `${number} ${text}`,
    } as const
    flat.push(/^\d+$/u.test(number) ? { ...heading, attributes: `division no=${number}` } : heading)
  }

  function readList(
    list: XmlElement,
    indent: number,
    styleName: string,
    level: number,
    above: readonly number[] = [],
  ): void {
    const own = levelOf(styleName, level)
    const { attributes } = list
    const goesOn = attributes['continue-numbering'] === 'true' || attributes['continue-list'] !== undefined
    const key = `${styleName} ${level}`
    const start = Number(own?.attributes['start-value'] ?? 1) - 1
    let count = goesOn ? (lastCounts.get(key) ?? start) : start
    for (const item of elementsOf(list, 'list-item', 'list-header')) {
      const isCounted = item.name === 'list-item'
      if (isCounted) count = Number(item.attributes['start-value'] ?? count + 1)
      lastCounts.set(key, count)
      const counts = [...above, count]
      const label = isCounted && own !== undefined ? labelOf(own, styleName, counts) : ''
      const [first, ...rest] = elementsOf(item)
      if (first?.name === 'h')
        readHeading(first, own === undefined ? null : labelOfHeading(own, styleName, level))
      else if (first !== undefined) {
        const text = oneLine(textOf(first))
        if (text !== '') addEntry(label, text, indent)
      }
      for (const inner of rest) {
        if (inner.name === 'list')
          readList(inner, indent + 1, inner.attributes['style-name'] ?? styleName, level + 1, counts)
        else read(inner, indent + 1)
      }
    }
  }

  function levelOf(styleName: string, level: number): XmlElement | undefined {
    const style = listStyles.get(styleName)
    return style === undefined
      ? undefined
      : elementsOf(style).find(({ attributes }) => Number(attributes.level) === level)
  }

  /** The label of an item by the counts of its level and those above; empty where its list has bullets or nothing. */
  function labelOf({ name, attributes }: XmlElement, styleName: string, counts: readonly number[]): string {
    const format = attributes['num-format'] ?? ''
    if (name !== 'list-level-style-number' || format === '') return ''
    const shown = Number(attributes['display-levels'] ?? 1)
    const numbers = counts.slice(-shown).map((count, at, each) => {
      const outer = levelOf(styleName, counts.length - each.length + at + 1)
      return writeCount(count, at === each.length - 1 ? format : (outer?.attributes['num-format'] ?? '1'))
    })
    const suffix = (attributes['num-suffix'] ?? '.').trim()
    return `${attributes['num-prefix'] ?? ''}${numbers.join('.')}${suffix === '' && numbers.length === 1 ? '.' : suffix}`
  }

  function addEntry(label: string, text: string, indent: number): void {
    const shape = label === '' ? null : labelShape(label)
    if (shape !== null) counted.push(label)
    // A number that is no label ("Rule 1") is words.
    const words = label !== '' && shape === null ? `${label} ${text}` : text
    if (words !== text) counted.push(label)
    flat.push({ kind: 'entry', indent, shape, text: words })
  }

  function readTable(table: XmlElement, indent: number): void {
    const rows = allBelow(table)
      .filter(({ name }) => name === 'table-row')
      .map((row) => elementsOf(row, 'table-cell').map((cell) => oneLine(textOf(cell))))
    if (rows.length > 0) flat.push({ kind: 'table', indent, rows })
  }

  function addText(text: string, indent: number): void {
    if (text === '') return
    if (isOnCover()) {
      leftOut.push({ text, why: 'the cover' })
      return
    }
    const shape = labelShape(text)
    const article = headingLabel(text)
    if (article !== null && article.rank === articleRank && article.rest === '')
      flat.push({ kind: 'heading', rank: articleRank, text })
    else if (shape !== null && shape.rest !== '' && shape.shape !== 'bullet')
      flat.push({ kind: 'entry', indent, shape, text: shape.rest })
    else flat.push({ kind: 'text', indent, text })
  }

  /** What is before the first heading is the cover: title, stages, links, notices. */
  function isOnCover(): boolean {
    return !sawHeading && hasHeadings
  }

  /** The label of a heading in a list of its own: "Appendix A". */
  function labelOfHeading(style: XmlElement, list: string, level: number): string | null {
    const { attributes } = style
    if (style.name !== 'list-level-style-number' || (attributes['num-format'] ?? '') === '') return null
    const count = inLists.get(list) ?? []
    inLists.set(list, count)
    count.splice(level)
    count[level - 1] = (count[level - 1] ?? 0) + 1
    return `${attributes['num-prefix'] ?? ''}${writeCount(count[level - 1] ?? 1, attributes['num-format'] ?? '1')}${(attributes['num-suffix'] ?? '').trim()}`
  }

  function leave(text: string, why: string): void {
    const line = oneLine(text)
    leftOut.push({ text: line, why })
  }

  function textOf(node: XmlNode): string {
    if (!isElement(node)) return node.replace(/\s+/gu, ' ')
    const { name, attributes, children } = node
    if (name === 's') return ' '.repeat(Number(attributes.c ?? 1))
    if (name === 'tab' || name === 'line-break') return ' '
    if (name === 'annotation') return ''
    if (name === 'note') return `[^${addNote(node)}]`
    const text = children.map(textOf).join('')
    return name === 'p' || name === 'h' || name === 'table-cell' ? `${text} ` : text
  }

  /** Takes the words of a note out of the text; gives its label. */
  function addNote(note: XmlElement): string {
    const printed = oneLine(
      elementsOf(note, 'note-citation')
        .flatMap(({ children }) => children.map(textOf))
        .join(''),
    )
    const label =
      printed !== '' && !/[\s[\]]/u.test(printed) && !notes.has(printed) ? printed : `n${notes.size + 1}`
    notes.set(label, '')
    notes.set(label, oneLine(elementsOf(note, 'note-body').map(textOf).join(' ')))
    return label
  }
}
