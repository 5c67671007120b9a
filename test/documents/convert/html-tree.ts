import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'

export type HtmlNode = Tree.ChildNode
export type HtmlElement = Tree.Element
export type HtmlParent = Tree.ParentNode

const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** The body of a page. */
export function parseBody(source: string): HtmlElement {
  const [body] = elementsNamed(parse(source), 'body')
  if (body === undefined) throw new Error('The page has no body')
  return body
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node
}

/** Whether an element stands in lines of its own, itself or by what it holds. */
export function isBlock(node: HtmlNode): node is HtmlElement {
  return isElement(node) && (blocks.has(node.tagName) || node.childNodes.some(isBlock))
}

export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((one) => one.name === name)?.value ?? null
}

/** Every element of a name below a node, in order; those inside a nested table are left to it. */
export function elementsNamed(parent: HtmlParent, ...names: readonly string[]): HtmlElement[] {
  return parent.childNodes.flatMap((child) => {
    if (!isElement(child)) return []
    if (names.includes(child.tagName)) return [child]
    return child.tagName === 'table' ? [] : elementsNamed(child, ...names)
  })
}

/** Every element below a node. */
export function allElements(parent: HtmlParent): HtmlElement[] {
  return parent.childNodes.flatMap((child) => (isElement(child) ? [child, ...allElements(child)] : []))
}

/** The words of a node, blocks and line breaks set apart by blanks. */
export function textOf(
  node: HtmlNode | HtmlParent,
  replace: (element: HtmlElement) => string | null = () => null,
): string {
  if ('value' in node && node.nodeName === '#text') return node.value
  if (!('childNodes' in node)) return ''
  if (isElement(node)) {
    if (node.tagName === 'script' || node.tagName === 'style') return ''
    if (node.tagName === 'br') return ' '
    const replaced = replace(node)
    if (replaced !== null) return replaced
  }
  const text = node.childNodes.map((child) => textOf(child, replace)).join('')
  return isElement(node) && blocks.has(node.tagName) ? ` ${text} ` : text
}
