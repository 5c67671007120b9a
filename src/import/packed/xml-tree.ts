import { XmlElement as ParsedElement, parseXml as parse, XmlError, XmlText } from '@rgrove/parse-xml'
import { ImportError } from '../import-error.ts'

/** An element of XML; names and attributes are without their prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

/** An element or a run of characters. */
export type XmlNode = XmlElement | string

// What is nested deeper is no document, and would overflow the stack of whoever walks through it.
const deepest = 400

/** The root element of a file. Throws ImportError, with the line, where it isn't XML, and where it defines entities. */
export function parseXml(source: string): XmlElement {
  if (/<!ENTITY/u.test(source))
    throw new ImportError(
      'The file defines entities of its own, which are not expanded. Save it without a DOCTYPE.',
    )
  try {
    const { root } = parse(source)
    if (root !== null) return elementOf(root, 1)
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep()
    if (!(error instanceof XmlError)) throw error
    throw new ImportError(
      `The file's XML is broken in line ${error.line} (${error.message.split(' (line')[0]}). Save it again in the program that made it.`,
    )
  }
  throw new ImportError('The file has no element of XML. Save it again in the program that made it.')
}

function elementOf({ name, attributes, children }: ParsedElement, depth: number): XmlElement {
  if (depth > deepest) throw tooDeep()
  return {
    name: withoutPrefix(name),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [withoutPrefix(key), value]),
    ),
    children: children.flatMap((child): XmlNode[] => {
      if (child instanceof ParsedElement) return [elementOf(child, depth + 1)]
      return child instanceof XmlText ? [child.text] : []
    }),
  }
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function tooDeep(): ImportError {
  return new ImportError(
    `The file's elements are nested more than ${deepest} deep, which no document needs. Save it again in the program that made it.`,
  )
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string'
}

export function elementsOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children.filter(isElement).filter(({ name }) => names.length === 0 || names.includes(name))
}

/** Every element below one, in order. */
export function allBelow(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const add = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (!isElement(child)) continue
      found.push(child)
      add(child)
    }
  }
  add(element)
  return found
}

/** The characters of an element; blocks are set apart by blanks. */
export function xmlText(node: XmlNode, replace: (element: XmlElement) => string | null = () => null): string {
  if (typeof node === 'string') return node
  const replaced = replace(node)
  if (replaced !== null) return replaced
  const text = node.children.map((child) => xmlText(child, replace)).join('')
  return apart.has(node.name) ? ` ${text} ` : text
}

const apart = new Set(
  'p block num heading td th tr li item point paragraph eol br tocItem tab s line-break h list-item table-cell authorialNote subheading signature location role person'.split(
    ' ',
  ),
)
