import { oneLine } from '../blocks/blocks.ts'
import { allElements, attribute, type HtmlElement, isBlock, textOf } from './html-tree.ts'

/** The notes of a page: their blocks, and the links that call them, each with the note's label. */
export interface HtmlNotes {
  readonly blocks: ReadonlyMap<HtmlElement, string>
  readonly calls: ReadonlyMap<HtmlElement, string>
  /** The links at the head of the notes that lead back. */
  readonly back: ReadonlySet<HtmlElement>
}

/** A note is a block whose first link leads to the link that leads to it. */
export function findNotes(body: HtmlElement): HtmlNotes {
  const elements = allElements(body)
  const links = elements.filter(({ tagName }) => tagName === 'a')
  const byId = new Map(links.map((link) => [attribute(link, 'id') ?? attribute(link, 'name') ?? '', link]))
  const blocks = new Map<HtmlElement, string>()
  const calls = new Map<HtmlElement, string>()
  const back = new Set<HtmlElement>()
  const labels = new Set<string>()
  for (const element of elements) {
    if (!isBlock(element) || element.childNodes.some(isBlock)) continue
    const link = allElements(element).find(({ tagName }) => tagName === 'a')
    const isFirst = link !== undefined && /^\(?\s*$/u.test(textBefore(element, link))
    const call = isFirst ? byId.get(attribute(link, 'href')?.replace(/^#/u, '') ?? '') : undefined
    if (
      link === undefined ||
      call === undefined ||
      attribute(call, 'href') !== `#${attribute(link, 'id') ?? attribute(link, 'name')}`
    )
      continue
    // The first of the two is the call.
    if (elements.indexOf(call) > elements.indexOf(link)) continue
    const printed =
      [link, call]
        .map((one) => oneLine(textOf(one)).replace(/^[([\s]+|[)\]\s]+$/gu, ''))
        .find((mark) => mark !== '') ?? ''
    const label = printed !== '' && !labels.has(printed) ? printed : unused(labels)
    labels.add(label)
    blocks.set(element, label)
    calls.set(call, label)
    back.add(link)
  }
  return { blocks, calls, back }
}

function textBefore(element: HtmlElement, link: HtmlElement): string {
  return (
    textOf(element, (inner) => (inner === link ? '\u0000' : null))
      .trim()
      .split('\u0000')[0] ?? ''
  )
}

function unused(labels: ReadonlySet<string>): string {
  let count = labels.size + 1
  while (labels.has(`n${count}`)) count += 1
  return `n${count}`
}
