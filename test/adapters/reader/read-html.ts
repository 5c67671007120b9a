/** An element of a page: its attributes, and its text as a browser has it. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly classes: readonly string[]
  readonly text: string
  /** The elements inside it, in order, at any depth. */
  readonly inside: readonly Element[]
}

interface Open extends Element {
  text: string
  readonly inside: Element[]
}

const voids = new Set(['meta', 'link', 'input', 'br'])
const token = /<!doctype html>|<(\/?)([a-z][a-z0-9]*)((?:\s[^\s"=>]+(?:="[^"]*")?)*)>|([^<]+)/giy

/** Every element of a page, in order. Throws on anything that is not well formed: a stray < or a tag without a partner. */
export function readHtml(html: string): readonly Element[] {
  const root = openElement('', '')
  const open: Open[] = [root]
  token.lastIndex = 0
  while (token.lastIndex < html.length) {
    const at = token.lastIndex
    const match = token.exec(html)
    if (match === null) throw new Error(`not HTML at ${at}: ${html.slice(at, at + 80)}`)
    const [, closing, name = '', attributes = '', text] = match
    if (text !== undefined) for (const element of open) element.text += readEntities(text)
    else if (closing === '/') {
      const closed = open.pop()
      if (closed?.name !== name) throw new Error(`</${name}> closes <${closed?.name}> at ${at}`)
    } else if (name !== '') {
      const element = openElement(name, attributes)
      for (const outer of open) outer.inside.push(element)
      if (!voids.has(name)) open.push(element)
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> stays open`)
  return root.inside
}

/** The elements with this class. */
export function withClass(elements: readonly Element[], name: string): readonly Element[] {
  return elements.filter(({ classes }) => classes.includes(name))
}

/** The one element with this id. */
export function byId(elements: readonly Element[], id: string): Element {
  const [found, ...others] = elements.filter(({ attributes }) => attributes.id === id)
  if (found === undefined || others.length > 0) throw new Error(`${1 + others.length} elements are "${id}"`)
  return found
}

function openElement(name: string, written: string): Open {
  const attributes = Object.fromEntries(
    Array.from(written.matchAll(/\s([^\s"=>]+)(?:="([^"]*)")?/gu), ([, key = '', value = '']) => [
      key,
      readEntities(value),
    ]),
  )
  return { name, attributes, classes: (attributes.class ?? '').split(' '), text: '', inside: [] }
}

function readEntities(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot));/giu, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
    return { amp: '&', lt: '<', gt: '>', quot: '"' }[String(name)] ?? whole
  })
}
