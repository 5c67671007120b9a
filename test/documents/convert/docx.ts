import { type Converted, type LeftOut, oneLine } from './blocks.ts'
import { createNumbering, valOf } from './docx-numbering.ts'
import { nest } from './nest.ts'
import { flatFromParagraphs, type Paragraph } from './paragraphs.ts'
import { settle } from './settle.ts'
import { allBelow, elementsOf, isElement, type XmlElement, type XmlNode } from './xml-tree.ts'
import { unpackXml } from './zip.ts'

/** Turns a Word file into blocks: numbers that Word counts are counted, what was deleted under tracking is left out. */
export function convertDocx(file: Uint8Array): Converted {
  const open = unpackXml(file)
  const document = open('word/document.xml')
  if (document === null) throw new Error('The file has no word/document.xml')
  const label = createNumbering(open('word/numbering.xml'))
  const styles = new Map(
    (open('word/styles.xml')?.children.filter(isElement) ?? [])
      .filter(({ name }) => name === 'style')
      .map((style) => [style.attributes.styleId ?? '', style]),
  )
  const leftOut: LeftOut[] = []
  const paragraphs: Paragraph[] = []
  for (const element of allBelow(document)
    .filter(({ name }) => name === 'body')
    .flatMap((body) => elementsOf(body)))
    read(element)
  const notes = ['footnotes', 'endnotes'].flatMap((name) =>
    elementsOf(open(`word/${name}.xml`) ?? document, name.slice(0, -1)),
  )
  const called = new Set(
    paragraphs.flatMap(({ text }) => [...text.matchAll(/\[\^(\d+)\]/gu)].map(([, id]) => id)),
  )
  for (const note of notes) {
    const text = oneLine(wordsOf(note))
    const id = note.attributes.id ?? ''
    if (text !== '' && called.has(id)) paragraphs.push({ kind: 'note', label: id, text })
  }
  const flat = flatFromParagraphs(paragraphs, leftOut, true)
  return { blocks: settle(nest(flat)), leftOut, sourceText: paragraphs.map(({ text }) => text).join('\n') }

  function read(element: XmlElement): void {
    if (element.name === 'p') readParagraph(element)
    else if (element.name === 'tbl') {
      const rows = elementsOf(element, 'tr').map((row) =>
        elementsOf(row, 'tc').map((cell) => oneLine(wordsOf(cell))),
      )
      paragraphs.push({ kind: 'table', rows, text: rows.flat().join(' ') })
    } else for (const inner of elementsOf(element)) read(inner)
  }

  function readParagraph(element: XmlElement): void {
    const text = oneLine(wordsOf(element))
    if (text === '') return
    const properties = elementsOf(element, 'pPr')[0]
    const style = styles.get((properties === undefined ? null : valOf(properties, 'pStyle')) ?? '')
    const styleName = style === undefined ? '' : (valOf(style, 'name') ?? '')
    const numbered = properties !== undefined && valOf(properties, 'numId') !== null ? properties : style
    const numId = numbered === undefined ? null : valOf(numbered, 'numId')
    const level = Number((numbered === undefined ? null : valOf(numbered, 'ilvl')) ?? 0)
    const printed = numId === null || numId === '0' ? '' : label(numId, level)
    paragraphs.push({
      kind: 'paragraph',
      text: printed === '' ? text : `${printed} ${text}`,
      isBold: isBold(element),
      isContents: /^(?:toc|contents)/iu.test(styleName),
      depth: Number(/^heading (\d)/iu.exec(styleName)?.[1] ?? 0) || null,
    })
  }
}

const leftAside = new Set([
  'del',
  'instrText',
  'pPr',
  'rPr',
  'delText',
  'moveFrom',
  'footnoteRef',
  'endnoteRef',
])

function wordsOf(node: XmlNode): string {
  if (!isElement(node)) return ''
  const { name, attributes, children } = node
  if (leftAside.has(name)) return ''
  if (name === 't') return children.map((child) => (isElement(child) ? '' : child)).join('')
  if (name === 'tab' || name === 'br' || name === 'cr') return ' '
  if (name === 'noBreakHyphen') return '‑'
  if (name === 'footnoteReference' || name === 'endnoteReference') return `[^${attributes.id}]`
  const text = children.map(wordsOf).join('')
  return name === 'p' ? ` ${text} ` : text
}

/** Whether every run with words is bold. */
function isBold(element: XmlElement): boolean {
  const runs = allBelow(element)
    .filter(({ name }) => name === 'r')
    .filter((run) => oneLine(wordsOf(run)) !== '')
  return (
    runs.length > 0 &&
    runs.every((run) =>
      elementsOf(run, 'rPr').some((properties) =>
        elementsOf(properties, 'b').some(
          ({ attributes }) => attributes.val !== '0' && attributes.val !== 'false',
        ),
      ),
    )
  )
}
