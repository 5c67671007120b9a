import { type Converted, type LeftOut, oneLine } from '../blocks/blocks.ts'
import { nest } from '../blocks/nest.ts'
import { flatFromParagraphs, type Paragraph } from '../blocks/paragraphs.ts'
import { settle } from '../blocks/settle.ts'
import { ImportError } from '../import-error.ts'
import { allBelow, elementsOf, isElement, type XmlElement, type XmlNode } from '../packed/xml-tree.ts'
import { unpackXml } from '../packed/zip.ts'
import { createNumbering, valOf } from './docx-numbering.ts'
import { findInDocx, readNotes, readRunning, shownWords, statedIn } from './docx-surroundings.ts'

/** Turns a Word file into blocks: numbers that Word counts are counted, what was deleted under tracking is left out. */
export function convertDocx(file: Uint8Array): Converted {
  const open = unpackXml(file)
  const document = open('word/document.xml')
  const body = document === null ? undefined : allBelow(document).find(({ name }) => name === 'body')
  if (document === null || body === undefined)
    throw new ImportError('The Word document has no text. Save it again in Word, and import that.')
  const label = createNumbering(open('word/numbering.xml'))
  const styles = new Map(
    (open('word/styles.xml')?.children.filter(isElement) ?? [])
      .filter(({ name }) => name === 'style')
      .map((style) => [style.attributes.styleId ?? '', style]),
  )
  const leftOut: LeftOut[] = []
  const paragraphs: Paragraph[] = []
  const counted: string[] = []
  for (const element of elementsOf(body)) read(element)
  const notes = readNotes(open)
  const called = new Set(
    paragraphs.flatMap(({ text }) => [...text.matchAll(/\[\^(e?\d+)\]/gu)].map(([, id]) => id)),
  )
  for (const { label: mark, text } of notes) {
    if (called.has(mark)) paragraphs.push({ kind: 'note', label: mark, text })
    else leftOut.push({ text, why: 'a note that is called nowhere' })
  }
  const heads = readRunning(open)
  for (const text of heads) leftOut.push({ text, why: 'a running head or foot' })
  const flat = flatFromParagraphs(paragraphs, leftOut, true)
  return {
    blocks: settle(nest(flat)),
    leftOut,
    sourceText: [shownWords(body), ...notes.map(({ text }) => text), ...heads].join('\n'),
    counted,
    doubts: findInDocx(body),
    stated: statedIn(open),
  }

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
    counted.push(printed)
    if (/^(?:sub)?title$/iu.test(styleName) && paragraphs.length === 0) {
      leftOut.push({ text: printed === '' ? text : `${printed} ${text}`, why: 'the title' })
      return
    }
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
  // The same again for older programs.
  'Fallback',
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
  if (name === 'footnoteReference') return `[^${attributes.id}]`
  if (name === 'endnoteReference') return `[^e${attributes.id}]`
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
