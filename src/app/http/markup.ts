import { toHtml } from 'hast-util-to-html'
import { h as createElement, type Properties } from 'hastscript'

declare module 'hast' {
  interface ElementContentMap {
    kept: Kept
  }
  interface RootContentMap {
    kept: Kept
  }
}

/** HTML that was written here before; `value` stands for it until all around it is written, however deep it is. */
interface Kept {
  readonly type: 'raw'
  readonly value: string
  readonly html: string
}

/** A piece of a page. Strings are text, never read as markup; null is nothing. */
export type Markup = Element | Kept | string | null | readonly Markup[]

type Element = ReturnType<typeof createElement>
type Root = Extract<Parameters<typeof toHtml>[0], { type: 'root' }>

/** An element; `selector` is its name with its classes, `section.results`. */
export function h(selector: string, properties: Properties, children: Markup = null): Element {
  return createElement(selector, properties, flatten(children))
}

/** An element that is the same on every page, written down once. */
export function keep(element: Element): Kept {
  counted += 1
  return { type: 'raw', value: `\0${counted}\0`, html: write(element) }
}

/** A whole page, of its root element. */
export function writeHtml(root: Element): string {
  return write({ type: 'root', children: [{ type: 'doctype' }, root] })
}

let counted = 0

function write(tree: Root | Element): string {
  const kept = new Map<string, string>()
  collectKept(tree, kept)
  // What is kept is put in at the end: on the way there it would be copied once for every element around it.
  return toHtml(tree, settings).replace(/\0\d+\0/gu, (value) => kept.get(value) ?? '')
}

function collectKept({ children }: Root | Element, kept: Map<string, string>): void {
  for (const child of children) {
    if (child.type === 'element') collectKept(child, kept)
    else if (child.type === 'raw') kept.set(child.value, child.html)
  }
}

// What is kept, is HTML already; nothing else can be.
const settings = { allowDangerousHtml: true }

function flatten(markup: Markup): (Element | Kept | string)[] {
  if (markup === null) return []
  return isList(markup) ? markup.flatMap(flatten) : [markup]
}

function isList(markup: Markup): markup is readonly Markup[] {
  return Array.isArray(markup)
}
