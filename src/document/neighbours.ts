import { type Passage, passageAt } from './passage.ts'
import { childrenOf, treeOf } from './tree.ts'

/** The passages of the same kind before and after one, in what holds it; null at either end, and for sentences. */
export function neighboursOf({ document, place }: Passage): {
  readonly before: Passage | null
  readonly after: Passage | null
} {
  const node = treeOf(document).byId.get(place.unit)
  if (node === undefined || place.sentences !== null) return { before: null, after: null }
  let above = node.parent
  // Headings between a unit and what counts it are passed over.
  while (above !== null && !childrenOf(above.unit, document).includes(node.unit)) above = above.parent
  while (above !== null && above.unit.kind === 'division') above = above.parent
  const { kind, word } = node.unit
  const alike = childrenOf(above?.unit ?? null, document).filter(
    (unit) => unit.kind === kind && unit.word === word,
  )
  const index = alike.indexOf(node.unit)
  const at = (position: number): Passage | null => {
    const id = index === -1 ? undefined : alike[position]?.id
    return id === undefined ? null : passageAt(id, document)
  }
  return { before: at(index - 1), after: at(index + 1) }
}
