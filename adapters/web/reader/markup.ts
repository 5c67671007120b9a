import { toHtml } from 'hast-util-to-html'
import { h as createElement, type Properties } from 'hastscript'

/** A piece of a page. Strings are text, never read as markup; null is nothing. */
export type Markup = Element | string | null | readonly Markup[]

type Element = ReturnType<typeof createElement>

/** An element; `selector` is its name with its classes, `section.results`. */
export function h(selector: string, properties: Properties, children: Markup = null): Element {
  return createElement(selector, properties, flatten(children))
}

/** A whole page, of its root element. */
export function writeHtml(root: Element): string {
  return toHtml({ type: 'root', children: [{ type: 'doctype' }, root] })
}

function flatten(markup: Markup): (Element | string)[] {
  if (markup === null) return []
  return Array.isArray(markup) ? markup.flatMap(flatten) : [markup as Element | string]
}
