import type { Document } from '../document/document.ts'
import { formatSpan } from '../document/reference/format.ts'
import { spanOfPlace } from '../document/reference/place-span.ts'
import { ancestorsOf, treeOf } from '../document/tree.ts'
import type { Unit } from '../document/unit.ts'

/** A unit as people name it: "¶11(c)", "Article 6(1)(f)", "recital 26". */
export function placeName(id: string, document: Document): string {
  if (/^\d{1,9}(?:\.[a-z]{1,2})?$/u.test(id)) return `¶${formatSpan(spanOfPlace(id, null))}`
  const [, above = id, nth] = /^(.+)\.sub(\d+)$/u.exec(id) ?? []
  const node = treeOf(document).byId.get(above)
  if (node === undefined) return id
  const chain = [node, ...ancestorsOf(node)].map(({ unit }) => unit)
  const top = chain.findIndex((unit) => unit.kind !== 'item' && unit.kind !== 'paragraph')
  const head = chain[top === -1 ? chain.length - 1 : top]
  const inner = chain.slice(0, top === -1 ? chain.length - 1 : top).toReversed()
  const steps = inner.map(({ number }) => `(${number})`).join('')
  const named = `${head === undefined ? '' : headName(head)}${steps}`
  return nth === undefined ? named : `${named}, subparagraph ${nth}`
}

function headName({ kind, label, title, number, id }: Unit): string {
  if (kind === 'paragraph') return `¶${number}`
  if (kind === 'recital') return `recital ${number}`
  if (kind === 'pp') return `preambular paragraph ${number}`
  return label ?? title ?? id
}
