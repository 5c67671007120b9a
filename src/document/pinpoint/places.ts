import { pinpoint } from '../citation.ts'
import type { Passage } from '../passage.ts'
import { childrenOf, treeOf } from '../tree.ts'

/** Places one after the other, whole units that follow one another as a range: "art. 5–7, art. 9(2)". */
export function listPlaces(passages: readonly Passage[]): string {
  const runs: { readonly first: Passage; last: Passage }[] = []
  for (const passage of passages) {
    const run = runs.at(-1)
    if (run !== undefined && isNext(run.last, passage)) run.last = passage
    else runs.push({ first: passage, last: passage })
  }
  return runs.map(({ first, last }) => rangeOf(pinpoint(first), pinpoint(last))).join(', ')
}

/** Two places as the ends of a range, with what both begin with once: "¶5–7", "art. 5–7", "第五条–第七条". */
export function rangeOf(from: string, to: string): string {
  if (from === to) return from
  let same = 0
  while (same < from.length && from[same] === to[same]) same += 1
  const common = /^.*[\s¶§]/su.exec(from.slice(0, same))?.[0].length ?? 0
  return `${from}–${to.slice(common)}`
}

function isNext(one: Passage, other: Passage): boolean {
  const { document, place } = one
  if (document !== other.document || place.sentences !== null || other.place.sentences !== null) return false
  const node = treeOf(document).byId.get(place.unit)
  if (node === undefined) return false
  const siblings = siblingsOf(node.parent?.unit ?? null)
  const at = siblings.findIndex(({ id }) => id === place.unit)
  return at !== -1 && siblings[at + 1]?.id === other.place.unit

  // Articles run on over chapters.
  function siblingsOf(parent: Parameters<typeof childrenOf>[0]): ReturnType<typeof childrenOf> {
    return childrenOf(parent?.kind === 'division' ? null : parent, document)
  }
}
