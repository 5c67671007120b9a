import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import { oneLine, type Stated } from '../blocks/blocks.ts'
import { ImportError } from '../import-error.ts'

export type HtmlNode = Tree.ChildNode
export type HtmlElement = Tree.Element
export type HtmlParent = Tree.ParentNode

const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

// What is nested deeper is no document, and would overflow the stack of whoever walks through it.
const deepest = 300

/** A page, and its body. Throws ImportError where it is nested too deeply. */
export function parsePage(source: string): { readonly page: HtmlParent; readonly body: HtmlElement } {
  const page = parse(source)
  let level: readonly HtmlParent[] = [page]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest)
      throw new ImportError(
        `The page's elements are nested more than ${deepest} deep, which no document needs. Save its text as DOCX or PDF, and import that.`,
      )
    level = level.flatMap((parent) => parent.childNodes.filter(isElement))
  }
  const [body] = elementsNamed(page, 'body')
  if (body === undefined) throw new ImportError('The page has no body. Save it again in a browser.')
  return { page, body }
}

/** What the head of a page says of it. */
export function statedIn(page: HtmlParent): Stated {
  const [html] = elementsNamed(page, 'html')
  const [head] = elementsNamed(page, 'head')
  const metas = head === undefined ? [] : elementsNamed(head, 'meta')
  const said = (pattern: RegExp): string | undefined => {
    const meta = metas.find((one) => pattern.test(attribute(one, 'name') ?? attribute(one, 'property') ?? ''))
    return meta === undefined ? undefined : (attribute(meta, 'content')?.trim() ?? undefined)
  }
  const [titled] = head === undefined ? [] : elementsNamed(head, 'title')
  const values = {
    title: titled === undefined ? undefined : oneLine(textOf(titled)),
    language: (html === undefined ? null : attribute(html, 'lang')) ?? undefined,
    date: said(/^(?:dc\.date|dcterms\.(?:date|issued)|article:published_time|date)$/iu),
    issuer: said(/^(?:dc\.publisher|dc\.creator|dcterms\.(?:publisher|creator)|author|og:site_name)$/iu),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node
}

/** Whether an element takes lines of its own, itself or by what it holds. */
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
