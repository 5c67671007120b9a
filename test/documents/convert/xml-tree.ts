import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'

/** An element of XML; names and attributes are without their prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
}

/** An element or a run of characters. */
export type XmlNode = XmlElement | string

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

const raw = z.array(z.record(z.string(), z.unknown()))

/** The root element of a file. */
export function parseXml(source: string): XmlElement {
  const root = nodesOf(parser.parse(source)).find((node) => typeof node !== 'string')
  if (root === undefined || typeof root === 'string') throw new Error('The file has no element')
  return root
}

function nodesOf(value: unknown): XmlNode[] {
  return raw.parse(value).flatMap((node): XmlNode[] => {
    const { ':@': attributes, ...rest } = node
    const [entry] = Object.entries(rest)
    if (entry === undefined) return []
    const [name, content] = entry
    if (name === '#text') return [String(content)]
    return [
      {
        name,
        attributes: z
          .record(z.string(), z.string())
          .catch({})
          .parse(attributes ?? {}),
        children: nodesOf(content),
      },
    ]
  })
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string'
}

export function elementsOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children.filter(isElement).filter(({ name }) => names.length === 0 || names.includes(name))
}

/** Every element below one, in order. */
export function allBelow(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap((child) => [child, ...allBelow(child)])
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
