import { type Converted, type LeftOut, oneLine } from '../blocks/blocks.ts'
import { mergedCells } from '../blocks/doubts.ts'
import { annexRank, articleRank, headingLabel } from '../blocks/heading-words.ts'
import { isLabelAlone, labelShape, type Shape } from '../blocks/label-shapes.ts'
import { type Flat, nest } from '../blocks/nest.ts'
import { settle } from '../blocks/settle.ts'
import { findNotes } from './html-notes.ts'
import { roleOf } from './html-roles.ts'
import {
  attribute,
  elementsNamed,
  type HtmlElement,
  type HtmlNode,
  isBlock,
  isElement,
  parsePage,
  statedIn,
  textOf,
} from './html-tree.ts'

/** Turns a page of HTML into blocks: EUR-Lex's two ways of marking, and plain headings, paragraphs, lists and tables. */
export function convertHtml(source: string): Converted {
  const { page, body } = parsePage(source)
  const notes = findNotes(body)
  const leftOut: LeftOut[] = []
  const flat: Flat[] = []
  const counted: string[] = []
  const merged: string[] = []
  let sawText = false
  // Text that is beside the articles, not in one, after the last of them closes the act.
  let isAfterArticle = false

  walk(body.childNodes, 0)
  return {
    blocks: settle(nest(flat)),
    leftOut,
    sourceText: textOf(body),
    counted,
    doubts: mergedCells(merged),
    stated: statedIn(page),
  }

  function walk(nodes: readonly HtmlNode[], indent: number): void {
    let inline: HtmlNode[] = []
    for (const node of nodes) {
      if (!isBlock(node)) {
        inline.push(node)
        continue
      }
      addLines(inline, indent)
      inline = []
      walkBlock(node, indent)
    }
    addLines(inline, indent)
  }

  /** A line break divides texts where it is doubled, or where a label follows the end of a sentence. */
  function addLines(nodes: readonly HtmlNode[], indent: number): void {
    let open = ''
    let breaks = 0
    for (const line of divideAt(nodes, 'br')) {
      const text = words(line)
      breaks += 1
      if (text === '') continue
      const begins =
        breaks > 1 ||
        (labelShape(text) !== null && /(?:[.;:]["”»)]?|\b(?:and|or|und|et|ou|y|o))$/u.test(open))
      if (open !== '' && begins) {
        addText(open, indent)
        open = text
      } else open = open === '' ? text : `${open} ${text}`
      breaks = 0
    }
    addText(open, indent)
  }

  function walkBlock(element: HtmlElement, indent: number): void {
    const label = notes.blocks.get(element)
    if (label !== undefined) {
      flat.push({ kind: 'note', label, text: words([element]).replace(/^\(?\s*\)?\s*/u, '') })
      return
    }
    if (walkRole(element) || walkHeading(element)) return
    const labelled = splitLabelled(element)
    if (element.tagName === 'ol' || element.tagName === 'ul') walkList(element, indent)
    else if (element.tagName === 'table') walkTable(element, indent)
    else if (labelled !== null) addEntry(labelled.shape, labelled.content, indent)
    else walk(element.childNodes, indent)
    if (/^art_[^.]*$/u.test(attribute(element, 'id') ?? '')) isAfterArticle = true
  }

  /** Whether the class of an element said all that it is. */
  function walkRole(element: HtmlElement): boolean {
    const role = roleOf(element)
    const text = words([element])
    if (role === null) return false
    if (role === 'closing') {
      close()
      return false
    }
    if (role === 'left out' || (role === 'title' && !sawText)) {
      if (text !== '') leftOut.push({ text, why: role === 'title' ? 'the title' : furnitureName(text) })
      return true
    }
    isAfterArticle = false
    const found = headingLabel(text)?.rank
    const ranks = {
      title: annexRank,
      annex: found ?? 30,
      article: articleRank,
      'heading title': 51,
      division: found ?? 24,
      'division title': 49,
      subheading: found ?? 30,
    }
    flat.push({ kind: 'heading', rank: ranks[role], text })
    return true
  }

  function walkHeading(element: HtmlElement): boolean {
    const depth = /^h([1-6])$/u.exec(element.tagName)?.[1]
    const text = words([element])
    if (depth === undefined) return false
    if (depth === '1' && !sawText && flat.length === 0) leftOut.push({ text, why: 'the title' })
    else if (text !== '')
      flat.push({ kind: 'heading', rank: headingLabel(text)?.rank ?? 20 + Number(depth), text })
    return true
  }

  function walkList(list: HtmlElement, indent: number): void {
    let count = Number(attribute(list, 'start') ?? 1)
    for (const item of list.childNodes) {
      if (!isElement(item)) continue
      const shape =
        list.tagName === 'ol' ? labelShape(countLabel(count, attribute(list, 'type') ?? '1')) : null
      if (shape !== null) counted.push(shape.label)
      const printed = shape === null ? labelShape(words([item])) : null
      if (printed !== null && printed.rest !== '' && !item.childNodes.some(isBlock))
        addEntryText(printed, indent)
      else addEntry(shape, item.childNodes, indent)
      count += 1
    }
  }

  function walkTable(table: HtmlElement, indent: number): void {
    const rows = table.childNodes.flatMap((part) =>
      isElement(part) ? elementsNamed({ ...table, childNodes: [part] }, 'tr') : [],
    )
    if (isFurniture(table)) {
      leftOut.push({ text: words([table]), why: furnitureName(words([table])) })
      return
    }
    const filled = rows
      .map((row) => elementsNamed(row, 'td', 'th').filter((cell) => words([cell]) !== ''))
      .filter((cells) => cells.length > 0)
    const isLayout = filled.every((cells) => cells.length === 1 || (cells.length === 2 && isLabel(cells[0])))
    if (!isLayout) {
      const isMerged = elementsNamed(table, 'td', 'th').some((cell) =>
        ['colspan', 'rowspan'].some((name) => Number(attribute(cell, name) ?? 1) > 1),
      )
      if (isMerged) merged.push(words([table]))
      flat.push({
        kind: 'table',
        indent,
        rows: rows.map((row) => elementsNamed(row, 'td', 'th').map((cell) => words([cell]))),
      })
      return
    }
    for (const [first, second] of filled) {
      if (first === undefined) continue
      const shape = labelShape(words([first]))
      if (second !== undefined && shape !== null) addEntry(shape, second.childNodes, indent)
      else walk([...first.childNodes, ...(second?.childNodes ?? [])], indent)
    }
  }

  function isLabel(cell: HtmlElement | undefined): boolean {
    return cell !== undefined && (isLabelAlone(words([cell])) || isFurniture(cell))
  }

  function isFurniture(element: HtmlElement): boolean {
    const filled = element.childNodes.filter((node) => words([node]) !== '')
    return (
      filled.length > 0 &&
      filled.every((node) => isElement(node) && (roleOf(node) === 'left out' || isFurniture(node)))
    )
  }

  /** An element whose first part is a label alone, and whose other parts are what it labels. */
  function splitLabelled(
    element: HtmlElement,
  ): { readonly shape: Shape; readonly content: readonly HtmlNode[] } | null {
    const parts = element.childNodes.filter((node) => words([node]) !== '')
    const [first, ...content] = parts
    if (first === undefined || !isElement(first) || !content.some((node) => isBlock(node))) return null
    const shape = labelShape(words([first]))
    return shape?.rest === '' ? { shape, content } : null
  }

  /** An entry: its first text beside the label, everything else inside it. */
  function addEntry(shape: Shape | null, content: readonly HtmlNode[], indent: number): void {
    const at = flat.length
    flat.push({ kind: 'entry', indent, shape, text: '' })
    walk(content, indent + 1)
    const first = flat[at + 1]
    if (first?.kind === 'text' && first.indent === indent + 1)
      flat.splice(at, 2, { kind: 'entry', indent, shape, text: first.text })
  }

  function addEntryText(shape: Shape, indent: number): void {
    flat.push({ kind: 'entry', indent, shape, text: shape.rest })
  }

  function addText(text: string, indent: number): void {
    if (text === '') return
    sawText = true
    if (isAfterArticle && indent === 0) close()
    const shape = labelShape(text)
    if (shape !== null && shape.rest !== '' && shape.shape !== 'bullet') addEntryText(shape, indent)
    else flat.push({ kind: 'text', indent, text })
  }

  function close(): void {
    isAfterArticle = false
    if (
      !flat.some(
        (block, at) => block.kind === 'closing' && flat.slice(at).every(({ kind }) => kind !== 'heading'),
      )
    )
      flat.push({ kind: 'closing' })
  }

  /** The words of nodes in one line; what calls a note becomes its mark. */
  function words(nodes: readonly HtmlNode[]): string {
    const replace = (element: HtmlElement) => {
      const called = notes.calls.get(element)
      if (called !== undefined) return `[^${called}]`
      return notes.back.has(element) ? '' : null
    }
    return oneLine(nodes.map((node) => textOf(node, replace)).join('')).replace(
      /\s*\(?(\[\^[^\]]+\])\)?/gu,
      '$1',
    )
  }
}

/** Nodes in the runs between elements of a name. */
function divideAt(nodes: readonly HtmlNode[], name: string): HtmlNode[][] {
  const runs: HtmlNode[][] = [[]]
  for (const node of nodes) {
    if (isElement(node) && node.tagName === name) runs.push([])
    else runs.at(-1)?.push(node)
  }
  return runs
}

/** "▼M2" and "►C1": where an amendment begins in a consolidated text. */
function furnitureName(text: string): string {
  return /^[▼►◄▲]/u.test(text) ? 'an amendment mark' : 'furniture'
}

function countLabel(count: number, type: string): string {
  if (type === 'a' || type === 'A') return `${String.fromCharCode(type.charCodeAt(0) + count - 1)}.`
  return `${count}.`
}
