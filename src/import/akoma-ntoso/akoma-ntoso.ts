import { type Block, type Converted, type LeftOut, oneLine } from '../blocks/blocks.ts'
import {
  annexRank,
  articleRank,
  containerRank,
  headingLabel,
  isDefinitions,
} from '../blocks/heading-words.ts'
import { settle } from '../blocks/settle.ts'
import {
  allBelow,
  elementsOf,
  isElement,
  parseXml,
  type XmlElement,
  type XmlNode,
  xmlText,
} from '../packed/xml-tree.ts'
import { articles, covers, divisions, entries, isInline, whyLeftOut } from './act-elements.ts'
import { findInAct, statedIn } from './act-surroundings.ts'

const longestHeading = 300

/** Turns an Akoma Ntoso file (act, bill, judgment, doc, portion) into blocks. */
export function convertAkomaNtoso(source: string): Converted {
  const root = parseXml(source)
  const leftOut: LeftOut[] = []
  const blocks: Block[] = []
  const markers = findMarkers(root)
  // Covers whose words head an annex.
  const headed = new Set<XmlElement>()
  const hasArticles = allBelow(root).some(({ name }) => name === 'article')

  walkAll(root.children, 0, 0)
  return {
    blocks: settle(blocks),
    leftOut,
    sourceText: xmlText(root, ({ name }) => (name === 'meta' ? '' : null)),
    doubts: findInAct(root),
    stated: statedIn(root),
  }

  function walkAll(nodes: readonly XmlNode[], level: number, depth: number): void {
    let inline: XmlNode[] = []
    const flush = () => {
      addText(inline, level)
      inline = []
    }
    for (const node of nodes) {
      if (!isElement(node) || isInline(node)) inline.push(node)
      else {
        flush()
        walk(node, level, depth)
      }
    }
    flush()
  }

  function walk(element: XmlElement, level: number, depth: number): void {
    const { name, children } = element
    const why = whyLeftOut(element)
    const isDivision = divisions.has(name) || (articles.has(name) && name !== 'article' && hasArticles)
    if (name === 'meta' || name === 'presentation' || headed.has(element)) return
    if (why !== null) leave(element, why)
    else if (name === 'preamble') walkPreamble(element)
    else if (name === 'conclusions') {
      blocks.push({ kind: 'closing' })
      walkAll(children, 0, depth)
    } else if (name === 'attachment' || name === 'annex' || name === 'component') walkAnnex(element, depth)
    else if (name === 'table') addTable(element, level)
    else if (name === 'quotedStructure' || name === 'embeddedStructure') addQuotation(element, level)
    else if (name === 'num' || name === 'heading' || name === 'subheading') addText(children, level)
    else if (isDivision || articles.has(name) || (entries.has(name) && isHeaded(element)))
      addHeading(element, level, depth, isDivision)
    else if (entries.has(name)) addEntry(element, level, depth)
    else walkAll(children, level, depth)
  }

  function walkPreamble(element: XmlElement): void {
    blocks.push({ kind: 'heading', rank: containerRank, text: '', attributes: 'preamble' })
    const hasCitations = allBelow(element).some(({ name }) => name === 'citation')
    const hasRecitals = elementsOf(element, 'recitals').length > 0
    let sawRecitals = false
    for (const part of elementsOf(element)) {
      if (part.name === 'recitals') {
        const intro = elementsOf(part, 'intro', 'heading')
          .map((one) => words(one))
          .join(' ')
        const isNumbered = elementsOf(part, 'recital').some((one) => elementsOf(one, 'num').length > 0)
        if (isNumbered)
          blocks.push({ kind: 'heading', rank: containerRank, text: intro, attributes: 'recitals' })
        else if (intro !== '') blocks.push({ kind: 'text', level: 0, text: intro })
        for (const recital of elementsOf(part, 'recital')) addEntry(recital, 0, 0)
        sawRecitals = true
      } else if (part.name === 'citations')
        for (const citation of elementsOf(part, 'citation')) addEntry(citation, 0, 0, true)
      else if (part.name === 'formula' && hasRecitals && sawRecitals)
        blocks.push({ kind: 'heading', rank: containerRank, text: words(part), attributes: 'operative' })
      else if (part.name === 'formula' || !hasCitations) walkAll([part], 0, 0)
      else walkAll([part], 0, 0)
    }
  }

  function walkAnnex(element: XmlElement, depth: number): void {
    const heading = elementsOf(element, 'heading', 'num')
      .map((one) => words(one))
      .join(' ')
    const cover = allBelow(element).find(({ name }) => covers.has(name))
    const text = heading !== '' ? heading : cover === undefined ? '' : words(cover)
    const isMain = blocks.every(({ kind }) => kind !== 'heading' && kind !== 'entry')
    if (isMain) {
      if (heading !== '') leftOut.push({ text: heading, why: 'the title' })
    } else {
      if (heading === '' && cover !== undefined) headed.add(cover)
      const end = text.length <= longestHeading ? text.length : text.lastIndexOf(' ', longestHeading)
      blocks.push({
        kind: 'heading',
        rank: annexRank,
        text: text.slice(0, end),
        ...(headingLabel(text)?.rank === annexRank ? {} : { attributes: 'annex' }),
      })
      if (end < text.length) blocks.push({ kind: 'text', level: 0, text: text.slice(end).trim() })
    }
    walkAll(
      element.children.filter(
        (child) => !isElement(child) || (child.name !== 'heading' && child.name !== 'num'),
      ),
      0,
      depth,
    )
  }

  function addHeading(element: XmlElement, level: number, depth: number, isDivision: boolean): void {
    const number = elementsOf(element, 'num')
      .map((one) => words(one).replace(/\s+(?=[.:)]$)|[—–-]$/gu, ''))
      .join(' ')
    const title = elementsOf(element, 'heading', 'subheading')
      .map((one) => words(one))
      .join(' ')
    const text = [number, title].filter((part) => part !== '').join(' ')
    addNotes(
      elementsOf(element, 'num', 'heading', 'subheading')
        .flatMap(allBelow)
        .filter(({ name }) => name === 'authorialNote'),
    )
    const isArticle = articles.has(element.name) && !isDivision
    if (text !== '') {
      const attributes =
        isArticle && isDefinitions(title)
          ? 'definitions'
          : isArticle && headingLabel(text) === null
            ? 'article'
            : undefined
      blocks.push({
        kind: 'heading',
        rank: isArticle ? articleRank : 10 + depth,
        text,
        ...(attributes === undefined ? {} : { attributes }),
      })
    }
    const rest = element.children.filter(
      (child) => !isElement(child) || !['num', 'heading', 'subheading'].includes(child.name),
    )
    walkAll(rest, text === '' ? level : 0, depth + 1)
  }

  /** A unit with a number is an entry; one without is text of what holds it, or an entry without a label in a list. */
  function addEntry(element: XmlElement, level: number, depth: number, isUnlabelled = false): void {
    const number = elementsOf(element, 'num')
      .map((one) => words(one))
      .join(' ')
    const rest = element.children.filter((child) => !isElement(child) || child.name !== 'num')
    if (number === '' && !isUnlabelled) {
      walkAll(rest, level, depth)
      return
    }
    const at = blocks.length
    const label = number === '' ? null : number
    blocks.push({ kind: 'entry', level, label, text: '' })
    walkAll(rest, level + 1, depth)
    const first = blocks[at + 1]
    if (first?.kind === 'text' && first.level === level + 1)
      blocks.splice(at, 2, { kind: 'entry', level, label, text: first.text })
  }

  function addText(nodes: readonly XmlNode[], level: number): void {
    const notes = nodes
      .filter(isElement)
      .flatMap((node) => [node, ...allBelow(node)])
      .filter(({ name }) => name === 'authorialNote')
    const isOnlyNotes =
      notes.length > 0 &&
      oneLine(
        nodes.map((node) => xmlText(node, ({ name }) => (name === 'authorialNote' ? '' : null))).join(''),
      ) === ''
    if (isOnlyNotes) {
      for (const note of notes) walkAll(note.children, level, 0)
      return
    }
    const text = oneLine(nodes.map((node) => words(node)).join(''))
    if (/[\p{L}\p{N}]/u.test(text)) blocks.push({ kind: 'text', level, text })
    addNotes(notes)
  }

  function addNotes(notes: readonly XmlElement[]): void {
    for (const note of notes) {
      const label = markers.get(note)
      if (label === undefined) leave(note, 'a side note')
      else
        blocks.push({
          kind: 'note',
          label,
          text: oneLine(note.children.map((child) => words(child)).join('')),
        })
    }
  }

  function addTable(element: XmlElement, level: number): void {
    const rows = allBelow(element)
      .filter(({ name }) => name === 'tr')
      .map((row) => elementsOf(row, 'td', 'th').map((cell) => words(cell)))
    if (rows.some((cells) => cells.length > 1)) blocks.push({ kind: 'table', level, rows })
    else for (const [cell] of rows) if (cell !== undefined) addText([cell], level)
    addNotes(allBelow(element).filter(({ name }) => name === 'authorialNote'))
  }

  function addQuotation(element: XmlElement, level: number): void {
    const at = blocks.length
    walkAll(element.children, 0, 0)
    blocks.push({ kind: 'quotation', level, blocks: blocks.splice(at) })
  }

  /** The words of a node in one line; a note becomes its mark. */
  function words(node: XmlNode): string {
    const replace = (element: XmlElement) => {
      if (element.name !== 'authorialNote') return null
      const label = markers.get(element)
      return label === undefined ? '' : `[^${label}]`
    }
    const text = xmlText(node, replace).replace(/\s+(?=\[\^)/gu, '')
    return typeof node === 'string' || isInline(node) ? text : oneLine(text)
  }

  function leave(element: XmlElement, why: string): void {
    const text = oneLine(xmlText(element))
    if (text !== '') leftOut.push({ text, why })
  }
}

/** The labels of the notes that are called in running text; notes in the margin and in headings have none. */
function findMarkers(root: XmlElement): ReadonlyMap<XmlElement, string> {
  const inHeadings = new Set(
    allBelow(root)
      .filter(({ name }) => name === 'heading' || name === 'num' || covers.has(name))
      .flatMap(allBelow),
  )
  const labels = new Map<XmlElement, string>()
  for (const note of allBelow(root).filter(({ name }) => name === 'authorialNote')) {
    if (note.attributes.placement === 'side' || inHeadings.has(note)) continue
    const printed = note.attributes.marker ?? ''
    const isFree = printed !== '' && ![...labels.values()].includes(printed)
    labels.set(note, isFree ? printed : `n${labels.size + 1}`)
  }
  return labels
}

/** Whether an entry heads a part of the text: it has a heading, and texts or units below. */
function isHeaded(element: XmlElement): boolean {
  return elementsOf(element, 'heading').length > 0
}
