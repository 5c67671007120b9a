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

/** HTML that was written here before. */
interface Kept {
  readonly type: 'raw'
  readonly value: string
}

/** A piece of a page. Strings are text, never read as markup; null is nothing. */
export type Markup = Element | Kept | string | null | readonly Markup[]

type Element = ReturnType<typeof createElement>

/** An element; `selector` is its name with its classes, `section.results`. */
export function h(selector: string, properties: Properties, children: Markup = null): Element {
  return createElement(selector, properties, flatten(children))
}

/** An element that is the same on every page, written down once. */
export function keep(element: Element): Kept {
  return { type: 'raw', value: toHtml(element, settings) }
}

/** A whole page, of its root element. */
export function writeHtml(root: Element): string {
  return toHtml({ type: 'root', children: [{ type: 'doctype' }, root] }, settings)
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
